import { describe, expect, it } from 'vitest';
import { isResting, noCards, NOT_NOW_MS, withCard, withDismissal, type Card } from '../../../src/coaching/card-memory';
import { cardStanding } from '../../../src/coaching/card-standing';
import { UtteranceId } from '../../../src/coaching/conversation';
import { isSameCard, mayShow } from '../../../src/coaching/pacing';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { play, say, start, START_MS, typesOf, withoutModel } from '../../support/session';
import { heard } from '../../support/moment';

const HOUR_MS = 3_600_000;
const card = (more: Partial<Card> = {}): Card => ({
  kind: 'objection:price',
  urgency: 'high',
  source: 'local',
  ...more,
});
const about = (n: number) => ({ about: UtteranceId.parse(`customer-${String(n)}`) });

describe('the same card', () => {
  it('should be one without the toolkit card that is up for these words already', () => {
    const up = card({ toolkit: 'price', ...about(1) });
    expect(isSameCard(up, card(about(1)))).toBe(true);
    expect(isSameCard(up, card(about(2)))).toBe(false);
    expect(isSameCard(up, card({ toolkit: 'discovery', ...about(1) }))).toBe(false);
    expect(isSameCard(card(about(1)), up)).toBe(false);
  });

  it('should keep its mark when the rep ticks an objective', () => {
    const up = play(
      [start(), say(1, 'rep', 'It is forty a month.'), say(2, 'customer', 'That is too expensive.')],
      withoutModel,
    );
    const { kind, toolkit } = up.state.cards.shown.at(-1)!;
    expect({ kind, toolkit }).toEqual({ kind: 'objection:price', toolkit: 'price' });
    const after = play(
      [
        { type: 'mark-helped', kind, helped: true, atMs: START_MS + 8_000 },
        { type: 'edit-objective', id: 'rapport', met: true, atMs: START_MS + 9_000 },
      ],
      withoutModel,
      up,
    );
    expect(typesOf(after.journal.slice(up.journal.length))).toEqual(['card-helped', 'objective-edited']);
    expect(cardStanding(after.state)?.helped).toBe(true);
  });
});

describe('a clock set back', () => {
  const atMs = START_MS - HOUR_MS;

  it('should hold no card back', () => {
    const cards = withCard(noCards, { ...card(about(1)), atMs: START_MS });
    const next = card({ kind: 'stage:pitch', urgency: 'low', ...about(2) });
    const at = (nowMs: number) =>
      mayShow(next, {
        cards,
        heard: heard('customer-1 We have vans.', 'customer-2 And a lorry.'),
        reason: 'end-of-turn',
        atMs: nowMs,
        pacing: defaultPlaybook.pacing,
      });
    expect(at(START_MS + 1_000)).toBe(false);
    expect(at(atMs)).toBe(true);
  });

  it('should bring up what was held back when it comes to the timer', () => {
    const held = play(
      [start(), say(1, 'customer', 'We have three vans.'), say(2, 'customer', 'And a lorry.')],
      withoutModel,
    );
    expect(held.state.held).toBeDefined();
    const back = play([{ type: 'time-passed', atMs }], withoutModel, held);
    expect(back.state.held).toBeUndefined();
  });

  it('should end "Not now"', () => {
    const cards = withDismissal(noCards, 'stage:pitch', START_MS);
    const rests = (nowMs: number) => isResting({ cards, playbook: defaultPlaybook, atMs: nowMs }, 'stage:pitch');
    expect([rests(START_MS), rests(START_MS + NOT_NOW_MS - 1), rests(START_MS + NOT_NOW_MS)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(rests(atMs)).toBe(false);
  });
});
