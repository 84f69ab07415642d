import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { isOurCustomer, tellsOfMishap, tellsOfNeglect } from '../../../src/coaching/complaint';
import type { Moment } from '../../../src/coaching/moment';
import { readingOf } from '../../../src/coaching/stage';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { shippedPlaybook } from '../../../src/playbooks/shipped';
import { momentAfter, utterances, type Line } from './call-builder';

describe('tellsOfMishap', () => {
  it.each([
    'they double charged three of the guests in one night',
    'the till just froze with a queue out the door',
    'my best customer was shouting at the girl on the desk',
    'we lost two orders over it',
    'the guy never turned up and i stood there all morning',
    'they sent us the wrong feed and the cows went off their milk',
    'it keeps dropping the signal on the hill',
    'half the parents are complaining about the bus',
    'the system logs you out in the middle of a sale',
    'everything came three weeks late',
    'nobody answered and the food went in the bin',
    'i was sat there until two in the morning doing it by hand',
  ])('should hear it in %s', (said) => {
    expect(tellsOfMishap(said)).toBe(true);
  });

  it.each([
    'we never had any complaints about them',
    'what happens if it crashes',
    'we have about forty orders in a week',
    'i keep the keys here',
    'he pays on the day',
    'i am afraid we lose customers with that',
    'nobody else does it here',
    'we close at ten at night',
  ])('should hear none in %s', (said) => {
    expect(tellsOfMishap(said)).toBe(false);
  });
});

describe('tellsOfNeglect', () => {
  it.each([
    'i rang them three times',
    'we never heard back',
    'i am still waiting for the refund',
    'they said a week and nobody came',
    'she reported it twice and that was the last i heard',
    'they kept me on hold for an hour',
  ])('should hear it in %s', (said) => {
    expect(tellsOfNeglect(said)).toBe(true);
  });

  it.each(['i never heard of you', 'we are waiting for the rain', 'he came twice a week', 'i have not got a clue'])(
    'should hear none in %s',
    (said) => {
      expect(tellsOfNeglect(said)).toBe(false);
    },
  );
});

describe('adviceFor somebody who complains', () => {
  const belief = { opening: 0, discovery: 1, pitch: 0, objection: 0, close: 0 };
  const adviceAfter = (lines: readonly Line[], changes: Partial<Moment> = {}) =>
    adviceFor(
      momentAfter(lines, {
        stage: { ...readingOf(belief), sinceAtMs: 1_700_000_000_000 },
        signals: NO_SIGNALS,
        ...changes,
      }),
    );
  const OPENED: readonly Line[] = [
    'rep: hi its ana from cloudrota the reason for my call is how you plan the shifts',
    'customer: go on',
    'rep: so how do you do it today',
  ];

  it('should ask what it cost, quoting what they have just said', () => {
    const lines: readonly Line[] = [
      ...OPENED,
      'customer: we do it on a big sheet of paper in the kitchen on a sunday',
      'rep: mm hmm',
      'customer: last week it went wrong again and a customer screamed at me',
    ];
    const advice = adviceAfter(lines);
    expect(advice.kind).toBe('trouble');
    expect(advice.focus.why).toContain('screamed at me');
  });

  it('should own what they had from the rep’s house, and ask then for no praise of it', () => {
    const playbook = shippedPlaybook('renewal');
    const lines: readonly Line[] = [
      'rep: hi its ana from cloudrota your plan comes up in june',
      'customer: yes i know',
      'rep: and how is it going for you',
      'customer: not great i rang three times about the login and we never heard back',
    ];
    expect(adviceAfter(lines, { playbook }).kind).toBe('own-it');
    const asked: readonly Line[] = [...lines, 'rep: i am sorry', 'customer: well yes'];
    expect(adviceAfter(asked, { playbook }).kind).not.toBe('value_received');
    expect(isOurCustomer(utterances(...OPENED), defaultPlaybook)).toBe(false);
  });
});
