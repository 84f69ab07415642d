import { readFileSync } from 'node:fs';
import { array, assert as assertProperty, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSignals } from '../../../src/coaching/signals';
import { NO_SIGNALS, Signals } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { utterances, type Line } from './call-builder';

/** Generous for a loaded machine; a pattern that backtracks without end takes minutes. */
const WALL_OF_TEXT_MS = 5_000;

const own: readonly { readonly text: string }[] = readFileSync(
  new URL('../../../data/signals/own.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)));

const read = (...lines: readonly Line[]) => readSignals({ heard: utterances(...lines), playbook: defaultPlaybook });

describe('readSignals on traps and forms of speech', () => {
  it.each<readonly Line[]>([
    ['rep: Why are you looking?', "customer: we can't afford to lose another tech"],
    ['rep: When do you want it?', 'customer: I need it yesterday'],
    ["rep: What's your budget?", "customer: our budget season is over, we're set"],
    ['rep: Do you not trust us?', "customer: trust me I would tell you if I didn't"],
    ["rep: What's it costing you?", 'customer: we lose maybe four grand a month to no shows'],
    ['rep: What do people say?', "customer: they say I'm too expensive but they come back"],
    ['rep: Would you need to ask anyone?', "customer: nobody to ask it's my own business"],
    ['rep: How did you find them?', 'customer: fair prices and they turn up'],
    ['rep: And the price?', "customer: oh the price isn't the problem"],
    ['rep: What does your son do?', 'customer: he works with robots in a car factory'],
  ])('should show nothing in the trap %s %s', (...lines) => {
    expect(read(...lines)).toMatchObject({ objection_type: 'none', buying_signal: false });
  });

  it('should hear "we\'re" and "we\'ll" with and without their apostrophe', () => {
    expect(read('rep: It tracks your vans.', "customer: Honestly, we're all set.").objection_type).toBe('need');
    expect(read('rep: It tracks your vans.', 'customer: honestly were all set').objection_type).toBe('need');
  });

  it('should take a shared arrangement as an answer to who does it, and as resistance to an offer of it', () => {
    const line = 'customer: my mum answers the phone and she is brilliant' as const;
    expect(read('rep: We do answering for builders.', line).objection_type).toBe('need');
    expect(read('rep: Who picks up?', line).objection_type).toBe('none');
  });

  it('should read an utterance anew when another question stands before it', () => {
    const [offer, question, answer] = utterances(
      'rep: We do answering for builders.',
      'rep: Who picks up at night?',
      'customer: my mum answers the phone and she is brilliant',
    );
    if (!offer || !question || !answer) throw new Error('three utterances were built');
    const typeAfter = (before: typeof offer) =>
      readSignals({ heard: [before, answer], playbook: defaultPlaybook }).objection_type;
    expect([typeAfter(offer), typeAfter(question), typeAfter(offer)]).toEqual(['need', 'none', 'need']);
  });
});

describe('readSignals on any words', () => {
  const speech = oneof(
    string({ maxLength: 300 }),
    array(constantFrom(...own.flatMap(({ text }) => text.split(' '))), { maxLength: 60 }).map((words) =>
      words.join(' '),
    ),
  );

  it('should never throw, and show nothing for the rep', () => {
    assertProperty(
      property(speech, speech, (before, said) => {
        const signals = read(`rep: ${before}`, `customer: ${said}`);
        expect(Signals.safeParse(signals).success).toBe(true);
        expect(read(`customer: ${before}`, `rep: ${said}`)).toEqual(NO_SIGNALS);
      }),
      { numRuns: 100 },
    );
  });

  it('should show nothing in a back-channel, whatever was said before', () => {
    assertProperty(
      property(speech, constantFrom('mhm', 'yeah', 'uh huh', 'right'), (before, said) => {
        expect(read(`rep: ${before}`, `customer: ${said}`)).toEqual(NO_SIGNALS);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['a ', 'two hundred ', 'my old ', 'i will not do the ', 'can you do it for my ', 'x'])(
    'should read 8,000 characters of "%s" at once',
    (unit) => {
      const before = performance.now();
      read('rep: It is 149 a month.', `customer: ${unit.repeat(Math.ceil(8_000 / unit.length))}`);
      expect(performance.now() - before).toBeLessThan(WALL_OF_TEXT_MS);
    },
  );
});
