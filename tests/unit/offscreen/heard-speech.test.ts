import { describe, expect, it } from 'vitest';
import { HeardSpeech } from '../../../src/offscreen/heard-speech';
import { results } from './fake-ports';
import { eventsOf, hear, textsOf } from './heard-speech-set-up';

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
