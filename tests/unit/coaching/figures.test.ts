import { describe, expect, it } from 'vitest';
import { figureIn, lastFigure, worthOf } from '../../../src/coaching/figures';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { shippedPlaybook } from '../../../src/playbooks/shipped';
import { utterances } from './call-builder';

describe('figureIn', () => {
  it.each([
    ['We get about forty a week.', 'forty a week', 'forty'],
    ['fifteen customers a day or so', 'fifteen customers a day', 'fifteen'],
    ['I write 12 quotes per month', '12 quotes per month', '12'],
    ['We pay 50 a month and get 40 calls a week.', '40 calls a week', '40'],
    ['about two hours a day, twenty calls a day', 'twenty calls a day', 'twenty'],
    ['it is 90 a month for fifteen jobs a week, we send nine quotes a day', 'nine quotes a day', 'nine'],
  ])('should find the count in %s', (said, words, count) => {
    expect(figureIn(said)).toEqual({ words, count });
  });

  it.each([
    'I pay eighty a month.',
    "It's a hundred and nineteen a month.",
    '£40 a week',
    '200 a month',
    'two hours a day',
    'ten dollars a week',
    'we spend thirty a day',
    'twice a week',
    'we pay 50 a month and they charge 30 a week',
  ])('should count no pieces in %s', (said) => {
    expect(figureIn(said)).toBeUndefined();
  });

  it('should be the last that the customer gave, not the rep', () => {
    const heard = utterances('customer: Forty a week.', 'rep: So nine a day?', 'customer: About that.');
    expect(lastFigure(heard)?.words).toBe('forty a week');
  });
});

describe('worthOf', () => {
  const saas = shippedPlaybook('saas-discovery');

  it.each([
    ['we get forty a week', defaultPlaybook],
    ['twenty calls a day', defaultPlaybook],
    ['fifteen customers a day', saas],
    ['nine weddings a year', saas],
    ['twelve bookings every week', shippedPlaybook('renewal')],
  ])('should ask what they are worth: %s', (said, playbook) => {
    expect(worthOf(figureIn(said)!, playbook)).toMatch(/^what is one of those \w+ worth to you\?$/);
  });

  it.each([
    ['three rounds every month', saas],
    ['five corrections a week', defaultPlaybook],
    ['forty tickets a day', saas],
    ['we do nine a week', saas],
    ['six audits a year', shippedPlaybook('inbound-enquiry')],
    ['thirty calls a day', saas],
  ])('should ask what they cost: %s', (said, playbook) => {
    expect(worthOf(figureIn(said)!, playbook)).toMatch(/^what do those \w+ cost you/);
  });
});
