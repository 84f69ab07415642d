import { describe, expect, it } from 'vitest';
import type { HeardWord } from '../../../src/offscreen/parse-deepgram';
import { type OpenVoice, splitByVoice } from '../../../src/offscreen/voices';

/** Words as `voice:text`, 200 ms each unless told; a text of several words is several words of that voice. */
function spoken(...runs: readonly string[]): HeardWord[] {
  let atMs = 0;
  return runs.flatMap((run) => {
    const [, label, text = ''] = /^(\d?):(.*)$/.exec(run) ?? [];
    return text.split(' ').map((word) => {
      const startMs = atMs;
      atMs += 200;
      return { text: word, startMs, endMs: atMs, voice: label ? Number(label) : undefined };
    });
  });
}
const split = (runs: readonly string[], open?: OpenVoice) =>
  splitByVoice(spoken(...runs), open).map(({ voice, words }) => `${voice ?? ''}:${words.map((w) => w.text).join(' ')}`);

describe('splitByVoice', () => {
  it('should not cut a sentence for a word or two labelled otherwise', () => {
    expect(split(['0:I think we would', '1:uh', '0:want to', '2:see', '0:it first'])).toEqual([
      '0:I think we would uh want to see it first',
    ]);
  });

  it('should part voices that each say something', () => {
    expect(split(['0:we would like that', '1:no we would not'])).toEqual(['0:we would like that', '1:no we would not']);
  });

  it('should take one long word for something said', () => {
    const drawnOut: HeardWord = { text: 'sooo', startMs: 800, endMs: 1_800, voice: 1 };
    const words = [...spoken('0:we would like that'), drawnOut];
    expect(splitByVoice(words, undefined).map(({ voice }) => voice)).toEqual([0, 1]);
  });

  it('should believe a short answer that is a sentence of its own', () => {
    expect(split(['1:And who pays?', '0:We do.', '1:Good to know then.'])).toEqual([
      '1:And who pays?',
      '0:We do.',
      '1:Good to know then.',
    ]);
  });

  it('should let a first word go with what follows it, or with the utterance that it goes on with', () => {
    expect(split(['1:uh', '0:we would like that'])).toEqual(['0:uh we would like that']);
    expect(split(['1:uh'], { voice: 0, lastWord: 'would' })).toEqual(['0:uh']);
    expect(split(['1:Yes.'], { voice: 0, lastWord: 'right?' })).toEqual(['1:Yes.']);
  });

  it('should let words without a voice go with those around them', () => {
    expect(split([':so', '0:we would like', ':that'])).toEqual(['0:so we would like that']);
    expect(split([':nobody knows who'])).toEqual([':nobody knows who']);
    expect(splitByVoice([], undefined)).toEqual([]);
  });
});
