/** Laws of what a session writes: whatever playbook it is coached by and whatever is said, a worker that restarts can read it all. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../src/coaching/journal';
import { Objective, type Playbook } from '../../src/coaching/playbook';
import { readPlaybook } from '../../src/playbooks/read-playbook';
import { SHIPPED_IDS, shippedFile, type ShippedId } from '../../src/playbooks/shipped';
import { speech } from '../support/chance-talk';
import { play, replay, say, start } from '../support/session';
import { stored } from '../support/stored-journal';

/** What a file may hold where words are wanted: nothing that can be seen, what reorders a line, what has no end. */
const oddText = fc.oneof(
  fc.constantFrom('\u200b', '\u00ad', '\u202e\u2066', '\ue000', '…', '\u0301', '\u200d'),
  fc.constantFrom('\u202eturned around\u202c', 'a\u0000b', 'soft\u00adly  said', '\u200bWhat\u200b does it cost?'),
  fc.integer({ min: 1, max: 400 }).map((length) => 'W'.repeat(length)),
  fc.lorem({ maxCount: 60 }).map((text) => text.slice(0, 400)),
);
/** Where a playbook's sentences stand. */
const SENTENCES: ReadonlySet<string> = new Set(['what', 'why', 'text', 'questions', 'talkingPoints', 'answer']);

const odd = fc.record({
  id: fc.constantFrom(...SHIPPED_IDS),
  texts: fc.array(oddText, { minLength: 1, maxLength: 4 }),
  /** Every so many sentences. */
  every: fc.integer({ min: 1, max: 4 }),
});

/** Lines that local guidance quotes and counts by, of any length. */
const line = fc.oneof(
  speech,
  fc.integer({ min: 3, max: 500 }).map((length) => `We get forty ${'z'.repeat(length)} a week.`),
  fc.constantFrom(
    '\u202eThat is too expensive for us.',
    '\u200b',
    'What does it cost?',
    'We lose jobs, it is a real problem.',
  ),
);
const call = fc.array(fc.tuple(fc.constantFrom('rep' as const, 'customer' as const), line), { maxLength: 12 });

describe('a journal, always', () => {
  it('should be read whole again, and fold to the live state', () => {
    fc.assert(
      fc.property(odd, call, fc.constantFrom('guidance' as const, 'suggestions' as const), (file, lines, mode) => {
        const inputs = [start(mode), ...lines.map(([speaker, text], at) => say(at + 1, speaker, text))];
        const { journal, state } = play(inputs, { playbook: oddPlaybook(file), modelReady: false });
        const read = readJournal(stored(journal));
        expect(read.unread).toBe(0);
        expect(replay(read.journal)).toEqual(state);
      }),
      { numRuns: 40 },
    );
  });

  it('should be so where a question quotes a word without end', () => {
    const context = { playbook: oddPlaybook({ id: 'saas-discovery', texts: ['W'], every: 1 }), modelReady: false };
    const { journal, state } = play(
      [
        start(),
        say(1, 'customer', `We get forty ${'z'.repeat(450)} a week.`),
        say(2, 'customer', 'That is too expensive for us.'),
        say(3, 'rep', 'I understand.'),
      ],
      context,
    );
    const questions = state.cards.shown.flatMap(({ question }) => question ?? []);
    expect(questions.filter((question) => question.includes('zzz'))).not.toEqual([]);
    expect(readJournal(stored(journal))).toMatchObject({ unread: 0 });
  });
});

// Helpers

/** A shipped playbook in which those of the texts that a playbook may hold stand for some of its sentences. */
function oddPlaybook({ id, texts, every }: { id: ShippedId; texts: readonly string[]; every: number }): Playbook {
  const taken = texts.filter((text) => Objective.shape.what.safeParse(text).success);
  let nth = 0;
  const file = withOddTexts(shippedFile(id), () => {
    nth += 1;
    return nth % every === 0 ? taken[nth % Math.max(1, taken.length)] : undefined;
  });
  const reading = readPlaybook(file);
  if (!reading.ok) throw new Error('each text is one that a sentence may be');
  return reading.playbook;
}

/** The file with other texts for some of its sentences. */
function withOddTexts(value: unknown, other: () => string | undefined, isSentence = false): unknown {
  if (typeof value === 'string') return (isSentence ? other() : undefined) ?? value;
  if (Array.isArray(value)) return value.map((inner: unknown) => withOddTexts(inner, other, isSentence));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withOddTexts(inner, other, SENTENCES.has(key))]),
  );
}
