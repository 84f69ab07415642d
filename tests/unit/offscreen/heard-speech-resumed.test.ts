import { describe, expect, it } from 'vitest';
import { HeardSpeech } from '../../../src/offscreen/heard-speech';
import { results } from './fake-ports';
import { eventsOf, hear, textsOf } from './heard-speech-set-up';

describe('HeardSpeech across connections', () => {
  const resumed = (offsetMs: number): HeardSpeech => {
    const speech = new HeardSpeech();
    speech.beginConnection(0);
    hear(
      speech,
      results({
        channel: 1,
        start: 0,
        duration: 4,
        words: [
          ['one', 1, 1.4],
          ['two', 3, 3.6],
        ],
      }),
    );
    speech.beginConnection(offsetMs);
    return speech;
  };

  it('should go on in the time of the call', () => {
    const events = eventsOf(resumed(4_000), results({ start: 0, words: [['three', 0.5, 0.9]] }));
    expect(events).toMatchObject([{ text: 'three', startMs: 4_500, endMs: 4_900 }]);
  });

  it('should not tell again what was final before', () => {
    const again = results({ start: 0, duration: 1, words: [['two', 0, 0.6]] });
    expect(eventsOf(resumed(3_000), again)).toEqual([]);
    expect(
      hear(resumed(3_000), results({ isFinal: false, duration: 0.5, words: [['two', 0, 0.6]] })).interim,
    ).toBeUndefined();
  });

  it('should tell only the new words of a window that reaches over both', () => {
    const both = results({
      start: 0,
      duration: 3,
      words: [
        ['two', 0, 0.6],
        ['three', 1.5, 1.9],
      ],
    });
    expect(eventsOf(resumed(3_000), both)).toMatchObject([{ text: 'three', startMs: 4_500, endMs: 4_900 }]);
  });

  it('should still tell the other channel, which had no finals', () => {
    const rep = results({ channel: 0, start: 0, duration: 1, words: [['mine', 0, 0.6]] });
    expect(textsOf(eventsOf(resumed(3_000), rep))).toEqual(['mine']);
  });

  it('should let a repetition close the utterance that the drop left open, once', () => {
    const speech = resumed(3_000);
    const again = results({ start: 0, duration: 0.9, words: [['two', 0, 0.6]], speechFinal: true });
    expect(eventsOf(speech, again)).toMatchObject([{ text: '', speechFinal: true }]);
    expect(eventsOf(speech, utteranceEnd(1, 0.6))).toEqual([]);
  });

  it('should let an utterance end close the open utterance, once', () => {
    const speech = resumed(3_000);
    expect(eventsOf(speech, utteranceEnd(1, 0.6))).toEqual([
      { type: 'utterance-end', channel: 1, lastWordEndMs: 3_600 },
    ]);
    expect(eventsOf(speech, utteranceEnd(1, 0.6))).toEqual([]);
  });
});

describe('HeardSpeech.unheardFromMs', () => {
  const after = (...messages: readonly unknown[]): number => {
    const speech = new HeardSpeech();
    speech.beginConnection(0);
    for (const message of messages) hear(speech, message);
    return speech.unheardFromMs();
  };

  it('should be the beginning when nothing was heard', () => {
    expect(after()).toBe(0);
  });

  it('should be the end of finals of the channel that is behind', () => {
    const words = [['a', 1, 2]] as const;
    expect(after(results({ channel: 0, duration: 4, words }), results({ channel: 1, duration: 5, words }))).toBe(4_000);
  });

  it('should be where words wait for their final', () => {
    const interim = results({ channel: 0, start: 1, duration: 3, isFinal: false, words: [['so', 1.2, 1.4]] });
    expect(after(interim, results({ channel: 1, duration: 9 }))).toBe(1_000);
  });

  it('should follow the other channel, but for the last seconds, where a channel says nothing at all', () => {
    expect(after(results({ channel: 1, duration: 20 }))).toBe(17_000);
  });

  it('should never lie before the running connection', () => {
    const speech = new HeardSpeech();
    speech.beginConnection(60_000);
    expect(speech.unheardFromMs()).toBe(60_000);
  });
});

describe('HeardSpeech.unfinishedFromMs', () => {
  const SENT_MS = 9_000;
  const after = (...messages: readonly unknown[]): number | undefined => {
    const speech = new HeardSpeech();
    speech.beginConnection(0);
    for (const message of messages) hear(speech, message);
    return speech.unfinishedFromMs(SENT_MS);
  };
  const guess = results({ start: 6, duration: 2, isFinal: false, words: [['so', 6.2, 6.4]] });

  it('should be where words wait for their final', () => {
    expect(after(results({ duration: 6 }), guess)).toBe(6_000);
    expect(after(results({ duration: 6 }), guess, results({ start: 6, duration: 2 }))).toBeUndefined();
  });

  it('should be nothing for a moment of silence, and the start of what nothing was said about', () => {
    expect(after(results({ duration: 5 }))).toBeUndefined();
    expect(after(results({ duration: 3 }))).toBe(3_000);
    expect(after()).toBe(0);
  });

  it('should remember words that wait over a drop', () => {
    const speech = new HeardSpeech();
    speech.beginConnection(0);
    hear(speech, guess);
    speech.beginConnection(5_000);
    expect(speech.unfinishedFromMs(SENT_MS)).toBe(6_000);
  });
});

// Helpers

const utteranceEnd = (channel: 0 | 1, lastWordEnd: number) => ({
  type: 'UtteranceEnd',
  channel: [channel, 2],
  last_word_end: lastWordEnd,
});
