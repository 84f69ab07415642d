import { describe, expect, it } from 'vitest';
import { MAX_QUESTION_CHARS, readQuestion } from '../../../src/coaching/ask-call';
import { MAX_ANSWER_CHARS, parseAnswer } from '../../../src/coaching/ask-call-response';
import { heard } from '../../support/moment';

const sent = heard('rep-1 What is it worth?', 'customer-1 Forty a month.', 'customer-2 On Friday.');
const answerOf = (answer: unknown) => parseAnswer(JSON.stringify(answer), sent);
const said = { said: 'yes', utterances: ['customer-1'], answer: 'Forty a month.' };

describe('parseAnswer', () => {
  it('should take words with the utterances they rest on', () => {
    expect(answerOf(said)).toEqual({ ok: true, value: { said: true, text: 'Forty a month.', rests: [sent[1]] } });
  });

  it('should take ids of this call only, each once and bracketed or not', () => {
    const utterances = ['customer-9', '[customer-2]', 'customer-2', '__proto__', 7, null, 'customer-1'];
    expect(answerOf({ ...said, utterances })).toMatchObject({ value: { rests: [sent[2], sent[1]] } });
  });

  it.each([
    ['no utterance', { ...said, utterances: [] }],
    ['utterances of no call', { ...said, utterances: ['customer-9', 'rep-99'] }],
    ['no words', { ...said, answer: ' \u202e ' }],
    ['another shape', { advice: 'Sell.' }],
    ['a maybe', { ...said, said: 'maybe' }],
    ['a list', [said]],
  ])('should refuse an answer with %s', (_, answer) => {
    expect(answerOf(answer)).toEqual({ ok: false, reason: 'wrong-shape' });
  });

  it('should take that nobody said it, and no words with that', () => {
    expect(answerOf({ said: 'no', utterances: ['customer-1'], answer: 'Surely forty.' })).toEqual({
      ok: true,
      value: { said: false },
    });
  });

  it('should keep two sentences of plain text', () => {
    const long = answerOf({ ...said, answer: 'One.\nTwo \u202eand more. Three. Four.' });
    expect(long).toMatchObject({ value: { text: 'One. Two and more.' } });
    const endless = answerOf({ ...said, answer: 'word '.repeat(4_000) });
    expect(endless.ok && endless.value.said && endless.value.text.length).toBeLessThanOrEqual(MAX_ANSWER_CHARS);
  });

  it('should say where it is no JSON', () => {
    expect(parseAnswer('Forty a month.', sent)).toEqual({ ok: false, reason: 'invalid-json' });
  });
});

describe('readQuestion', () => {
  it('should make one plain line of what was typed', () => {
    expect(readQuestion('  What\ndid they \u202esay?\u0000 ')).toBe('What did they say?');
  });

  it.each(['', '   ', '???', '\u202e\u200b'])('should ask nothing where there is no word: %j', (typed) => {
    expect(readQuestion(typed)).toBeUndefined();
  });

  it('should cut a very long one, and no letter in two', () => {
    const question = readQuestion(`a${'😀'.repeat(5_000)}`);
    expect(question?.length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
    expect(question).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});
