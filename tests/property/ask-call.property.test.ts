import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ANSWER_LINES, MAX_QUESTION_CHARS, readQuestion } from '../../src/coaching/ask-call';
import { buildAskRequest, MAX_ASKED_CHARS } from '../../src/coaching/ask-call-prompt';
import { readAnswer } from '../../src/coaching/ask-call-response';
import { searchCall } from '../../src/coaching/ask-call-search';
import { Utterance } from '../../src/coaching/conversation';
import { defaultPlaybook } from '../../src/playbooks/default';
import { LINES } from '../support/chance-call';
import { aMoment } from '../support/moment';

const text = fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: 'binary', maxLength: 120 }), fc.lorem());
const heard = fc
  .array(
    fc.record({
      speaker: fc.constantFrom('rep' as const, 'customer' as const),
      text: fc.oneof(
        { weight: 9, arbitrary: text },
        { weight: 1, arbitrary: text.map((word) => `${word} `.repeat(60)) },
      ),
      startMs: fc.nat(7_200_000),
    }),
    { maxLength: 60 },
  )
  .map((lines) =>
    lines.map((line, at) => Utterance.parse({ ...line, id: `${line.speaker}-${String(at)}`, endMs: line.startMs })),
  );
const questions = fc.oneof(
  fc.constantFrom(
    'What did they say about price?',
    'Who decides?',
    'Wann?',
    'How many calls a week?',
    'constructor toString',
  ),
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

describe('a question about any call', () => {
  it('should be answered by a few of its own lines, the same each time, or by none', () => {
    fc.assert(
      fc.property(questions, heard, (typed, lines) => {
        const question = readQuestion(typed);
        if (question === undefined) return;
        expect(question.length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
        const call = { heard: lines, playbook: defaultPlaybook, met: [] };
        const found = searchCall(question, call, MAX_ANSWER_LINES);
        expect(found.length).toBeLessThanOrEqual(MAX_ANSWER_LINES);
        expect(new Set(found).size).toBe(found.length);
        for (const line of found) expect(lines).toContain(line);
        expect(searchCall(question, call, MAX_ANSWER_LINES)).toEqual(found);
      }),
      { numRuns: 400 },
    );
  });

  it('should make a bounded request whose blocks hold, of utterances of this call', () => {
    fc.assert(
      fc.property(questions, heard, (typed, lines) => {
        const question = readQuestion(typed);
        if (question === undefined) return;
        const { user, sent } = buildAskRequest(question, aMoment({ heard: lines }));
        expect(user.length).toBeLessThan(MAX_ASKED_CHARS + 40 * lines.length + 2 * MAX_QUESTION_CHARS + 500);
        expect(user.match(/<\/?\w+>/g)).toEqual(['<conversation>', '</conversation>', '<question>', '</question>']);
        for (const utterance of sent) expect(lines).toContain(utterance);
      }),
      { numRuns: 200 },
    );
  });

  it('should take no answer that rests on nothing, whatever JSON comes', () => {
    const some = [Utterance.parse({ id: 'customer-1', speaker: 'customer', text: 'Yes.', startMs: 0, endMs: 1 })];
    const answers = fc.oneof(
      fc.jsonValue(),
      fc.record({ said: fc.constantFrom('yes', 'no'), utterances: fc.jsonValue(), answer: fc.string() }),
      fc.record({
        said: fc.constant('yes'),
        utterances: fc.array(fc.oneof(fc.string(), fc.constant('customer-1'))),
        answer: fc.string(),
      }),
    );
    fc.assert(
      fc.property(answers, (json) => {
        const read = readAnswer(json, some);
        if (read?.said) {
          expect(read.rests).toEqual(some);
          expect(read.text).not.toBe('');
        }
      }),
    );
  });
});
