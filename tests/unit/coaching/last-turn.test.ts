import { describe, expect, it } from 'vitest';
import { customerTurn } from '../../../src/coaching/last-turn';
import { utterances, type Line } from './call-builder';

const BEFORE: readonly Line[] = ['rep: Hello there.', 'customer: Hello.', 'rep: It is forty a month, as I said.'];
const turnAfter = (...lines: readonly Line[]) => customerTurn(utterances(...BEFORE, ...lines));

describe('customerTurn', () => {
  it.each([
    ['Does it do the access? We have a turnstile.', 'can'],
    ['and do i have to be home', 'can'],
    ['okay what is your hourly rate', 'price'],
    ['how much is it a month', 'price'],
    ['is there a contract', 'exit'],
    ['how do i know it is safe', 'proof'],
    ['when could you come', 'when'],
    ['what do you mean by that', 'meaning'],
    ['three your time or mine', 'other'],
    ['did she', 'echo'],
    ['and is the card machine included', 'terms'],
  ])('should hear the question in %s', (said, about) => {
    expect(turnAfter(`customer: ${said}`)).toMatchObject({ does: 'ask', about });
  });

  it.each([
    'yeah okay do that',
    'you are right',
    'what we do is all by hand',
    'when my wife is back we will see to it',
    'oh well that is that then I guess',
    'I have two of them, the small ones',
  ])('should hear no question in %s', (said) => {
    expect(turnAfter(`customer: ${said}`)?.does).not.toBe('ask');
  });

  it.each([
    ['you are breaking up', 'not-hear'],
    ['hang on one second', 'wait'],
    ['there is no Mr Siddall here, wrong number', 'wrong-person'],
    ['my husband died in the spring', 'feel'],
    ['it is a joke, it has doubled', 'upset'],
    ['no, we have already signed with them', 'lost'],
    ['I would not be able to tell you that', 'deflect'],
    ['I am not telling you that', 'guard'],
    ['phew, I only pay eighty', 'balk'],
    ['I am not sure about it', 'doubt'],
    ['Thursday at half past six', 'fix-time'],
    ['two three zero five eight zero', 'give-contact'],
    ['yes please', 'agree'],
    ['that is actually rather good', 'like'],
    ['we have three vans and a lorry', 'say'],
  ])('should take %s as %s', (said, does) => {
    expect(turnAfter(`customer: ${said}`)?.does).toBe(does);
  });

  it('should put a turn together that the speech service broke up', () => {
    expect(turnAfter('customer: how much is it', 'customer: mhm', 'customer: with the vat')).toMatchObject({
      does: 'ask',
    });
  });

  it('should say nothing while the rep has the word', () => {
    expect(turnAfter('customer: how much is it', 'rep: It is forty.')).toBeUndefined();
    expect(customerTurn([])).toBeUndefined();
  });
});
