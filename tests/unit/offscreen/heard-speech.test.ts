import { describe, expect, it } from 'vitest';
import type { TranscriptEvent } from '../../../src/coaching/transcript';
import { type Heard, HeardSpeech } from '../../../src/offscreen/heard-speech';
import { parseDeepgram } from '../../../src/offscreen/parse-deepgram';
import { results } from './fake-ports';

const hear = (speech: HeardSpeech, message: unknown): Heard => speech.take(parseDeepgram(message));
const eventsOf = (speech: HeardSpeech, message: unknown): readonly TranscriptEvent[] => hear(speech, message).events;
const textsOf = (events: readonly TranscriptEvent[]) =>
  events.map((event) => ('text' in event ? event.text : event.type));
const utteranceEnd = (channel: 0 | 1, lastWordEnd: number) => ({
  type: 'UtteranceEnd',
  channel: [channel, 2],
  last_word_end: lastWordEnd,
});

describe('HeardSpeech within one connection', () => {
  it('should tell a final with the bounds of its words, not of its window', () => {
    const message = results({
      start: 1,
      duration: 3,
      transcript: 'Hi there.',
      words: [
        ['hi', 1.5, 1.7],
        ['there', 1.8, 2.1],
      ],
    });
    expect(hear(new HeardSpeech(), message)).toEqual({
      events: [{ type: 'final', channel: 1, text: 'Hi there.', startMs: 1_500, endMs: 2_100, speechFinal: false }],
      interim: undefined,
    });
  });

  it('should tell an interim as a guess', () => {
    const message = results({ isFinal: false, words: [['hi', 0.1, 0.4]] });
    expect(hear(new HeardSpeech(), message)).toEqual({
      events: [],
      interim: { type: 'interim', channel: 1, text: 'hi', startMs: 100, endMs: 400 },
    });
  });

  it('should keep an empty final that carries the endpoint, and no other', () => {
    const speech = new HeardSpeech();
    expect(eventsOf(speech, results({ words: [] }))).toEqual([]);
    expect(eventsOf(speech, results({ start: 1, words: [], speechFinal: true }))).toEqual([
      { type: 'final', channel: 1, text: '', startMs: 1_000, endMs: 2_000, speechFinal: true },
    ]);
    expect(hear(speech, results({ isFinal: false, words: [] })).interim).toBeUndefined();
  });

  it('should tell a final once that is delivered twice, or again after newer ones', () => {
    const speech = new HeardSpeech();
    const first = results({ start: 0, words: [['one', 0.2, 0.6]], speechFinal: true });
    const second = results({ start: 1, words: [['two', 1.1, 1.5]] });
    const told = [first, first, second, second, first].flatMap((message) => eventsOf(speech, message));
    expect(textsOf(told)).toEqual(['one', 'two']);
  });

  it('should keep a short word whose time reaches before its window', () => {
    const speech = new HeardSpeech();
    eventsOf(speech, results({ start: 0, words: [['one', 0.2, 0.6]] }));
    expect(textsOf(eventsOf(speech, results({ start: 1, words: [['I', 0.94, 1.02]] })))).toEqual(['I']);
  });

  it('should not end what is being said for the endpoint of a final that comes again', () => {
    const speech = new HeardSpeech();
    const first = results({ start: 0, words: [['one', 0.2, 0.6]], speechFinal: true });
    eventsOf(speech, first);
    eventsOf(speech, results({ start: 1, words: [['two', 1.1, 1.5]] }));
    expect(eventsOf(speech, first)).toEqual([]);
  });

  it('should not show an interim of words that were told', () => {
    const speech = new HeardSpeech();
    eventsOf(speech, results({ start: 0, words: [['one', 0.2, 0.6]] }));
    expect(hear(speech, results({ start: 0, isFinal: false, words: [['one', 0.2, 0.6]] })).interim).toBeUndefined();
  });

  it('should leave a lone far-side voice unnumbered', () => {
    const [final] = eventsOf(new HeardSpeech(), results({ words: [['yes', 0, 0.3, 0]] }));
    expect(final).not.toHaveProperty('voice');
  });

  it('should split a final into runs of one voice each once there are several, the endpoint on the last', () => {
    const speech = new HeardSpeech();
    const message = results({
      words: [
        ['we', 0, 0.2, 0],
        ['all', 0.2, 0.3, 0],
        ['agree', 0.3, 0.5, 0],
        ['no', 0.7, 0.75, 1],
        ['I', 0.75, 0.8, 1],
        ["don't", 0.8, 1, 1],
      ],
      speechFinal: true,
    });
    expect(eventsOf(speech, message)).toEqual([
      { type: 'final', channel: 1, text: 'we all agree', startMs: 0, endMs: 500, speechFinal: false, voice: 0 },
      { type: 'final', channel: 1, text: "no I don't", startMs: 700, endMs: 1_000, speechFinal: true, voice: 1 },
    ]);
    expect(eventsOf(speech, results({ start: 1, words: [['right', 1.2, 1.5, 0]] }))).toMatchObject([{ voice: 0 }]);
    const interim = results({ start: 2, isFinal: false, words: [['well', 2.1, 3.2, 1]] });
    expect(hear(speech, interim).interim).toMatchObject({ voice: 1 });
  });

  /** A final of words of 200 ms each, one of them a `[text, voice]`. */
  const finalOf = (start: number, ...words: readonly (readonly [string, number])[]): unknown =>
    results({
      start,
      words: words.map(([word, voice], i) => [word, start + i * 0.2, start + i * 0.2 + 0.2, voice] as const),
    });

  it('should not part a sentence for a word that is labelled otherwise, nor name a voice for it', () => {
    const speech = new HeardSpeech();
    const [final, ...more] = eventsOf(
      speech,
      finalOf(0, ['we', 0], ['would', 0], ['uh', 1], ['want', 0], ['to', 0], ['see', 0]),
    );
    expect(more).toEqual([]);
    expect(final).toHaveProperty('text', 'we would uh want to see');
    expect(final).not.toHaveProperty('voice');
    const [next] = eventsOf(speech, finalOf(2, ['it', 1], ['first', 0]));
    expect(next).not.toHaveProperty('voice');
  });

  it('should end the open utterance of a lone voice when a second one takes over, and not when it goes on', () => {
    const speech = new HeardSpeech();
    eventsOf(speech, finalOf(0, ['I', 0], ['like', 0], ['it', 0]));
    const onward = finalOf(1, ['very', 0], ['much', 0], ['well', 0], ['but', 1], ['it', 1], ['costs', 1]);
    expect(eventsOf(speech, onward)).toMatchObject([
      { type: 'final', text: 'very much well', voice: 0 },
      { type: 'final', text: 'but it costs', voice: 1 },
    ]);
    const other = new HeardSpeech();
    eventsOf(other, finalOf(0, ['I', 0], ['like', 0], ['it', 0]));
    expect(eventsOf(other, finalOf(1, ['but', 1], ['it', 1], ['costs', 1]))).toMatchObject([
      { type: 'utterance-end', channel: 1, lastWordEndMs: 600 },
      { type: 'final', text: 'but it costs', voice: 1 },
    ]);
  });

  it('should cut a text that no speech is long enough for', () => {
    const [final] = eventsOf(new HeardSpeech(), results({ transcript: 'x'.repeat(20_000) }));
    expect(final).toHaveProperty('text', 'x'.repeat(8_000));
  });

  it('should say nothing of messages that are not used or malformed', () => {
    expect(eventsOf(new HeardSpeech(), { type: 'Metadata' })).toEqual([]);
    expect(eventsOf(new HeardSpeech(), 'nonsense')).toEqual([]);
  });
});

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
