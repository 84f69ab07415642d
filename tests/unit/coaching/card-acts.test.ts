/** What the rep does about a card: pins it, lets it go, says that it helped. */
import { describe, expect, it } from 'vitest';
import { cardStanding } from '../../../src/coaching/card-standing';
import { wholeCall } from '../../../src/coaching/call-export';
import { condense } from '../../../src/coaching/condense';
import { effectsOf } from '../../../src/coaching/session';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { play, replay, say, start, START_MS, typesOf, withoutModel, type Played } from '../../support/session';

const up = play([start(), say(1, 'customer', 'We have three vans and a lorry here.')], withoutModel);
const kindOf = ({ state }: Played) => state.cards.shown.at(-1)!.kind;
const kind = kindOf(up);
const then = (from: Played, ...inputs: readonly SessionInput[]) => play(inputs, withoutModel, from);
const pin = (pinned: boolean, sec: number, of = kind): SessionInput => ({
  type: 'pin-card',
  kind: of,
  pinned,
  atMs: START_MS + sec * 1_000,
});
const helped = (yes: boolean, sec = 5): SessionInput => ({
  type: 'mark-helped',
  kind,
  helped: yes,
  atMs: START_MS + sec * 1_000,
});
const objection = say(4, 'customer', 'I hate this, it is far too expensive, stop it.');
const objects = (seq: number): SessionInput => ({
  ...say(seq, 'customer', 'I hate this, it is far too expensive, stop it.'),
  atMs: objection.atMs,
});

describe('a pinned card', () => {
  const pinned = then(up, pin(true, 5));
  const waited = then(pinned, objects(2));

  it('should stay whatever comes, and no timer be set for what waits', () => {
    expect(waited.state.guidance).toEqual(up.state.guidance);
    expect(cardStanding(waited.state)).toMatchObject({ kind, pinned: true, waiting: 'critical' });
    const offer = waited.journal.findLast(({ type }) => type === 'guidance-offered')!;
    expect(effectsOf(offer, waited.state, withoutModel)).toEqual([]);
    const later = then(waited, { type: 'time-passed', atMs: START_MS + 90_000 });
    expect(later.journal).toEqual(waited.journal);
  });

  it('should say of nothing that it waits where the rep would see no change', () => {
    expect(cardStanding(pinned.state)?.waiting).toBeUndefined();
  });

  it('should make room for what waits as soon as it is let go', () => {
    const free = then(waited, pin(false, 20));
    expect(kindOf(free)).toBe('objection:price');
    expect(cardStanding(free.state)).toMatchObject({ pinned: false, waiting: undefined });
    expect(replay(free.journal)).toEqual(free.state);
    expect(replay(condense(free.journal))).toEqual(free.state);
  });

  it.each<[string, SessionInput]>([
    ['help is asked for', { type: 'ask-for-guidance', atMs: START_MS + 20_000 }],
    ['the mode is changed', { type: 'choose-mode', mode: 'suggestions', atMs: START_MS + 20_000 }],
    ['it is waved away', { type: 'dismiss-guidance', kind, atMs: START_MS + 20_000 }],
  ])('should be let go when %s', (_, input) => {
    const after = then(waited, input);
    expect(cardStanding(after.state)?.pinned).toBe(false);
    expect(after.state.cards.shown.length).toBeGreaterThan(waited.state.cards.shown.length);
  });

  it('should be pinned once, and only if it is the one that is up', () => {
    expect(then(pinned, pin(true, 6)).journal).toEqual(pinned.journal);
    expect(then(up, pin(true, 6, 'another')).journal).toEqual(up.journal);
    expect(then(up, pin(false, 6)).journal).toEqual(up.journal);
  });

  it('should be pinned still when the journal is replayed', () => {
    expect(replay(waited.journal)).toEqual(waited.state);
  });
});

describe('a card that helped', () => {
  it('should be marked, once, until that is taken back', () => {
    const marked = then(up, helped(true), helped(true, 6));
    expect(cardStanding(marked.state)?.helped).toBe(true);
    expect(typesOf(marked.journal).filter((type) => type === 'card-helped')).toHaveLength(1);
    expect(marked.state.guidance).toEqual(up.state.guidance);
    const unmarked = then(marked, helped(false, 7));
    expect(cardStanding(unmarked.state)?.helped).toBe(false);
    expect(unmarked.state.cards.shown).toEqual(up.state.cards.shown);
  });

  it('should not mark the card after it', () => {
    const next = then(up, helped(true), objects(2));
    expect(cardStanding(next.state)).toMatchObject({ kind: 'objection:price', helped: false });
  });
});

describe('the file of a call', () => {
  const call = then(up, helped(true), { type: 'dismiss-guidance', kind, atMs: START_MS + 9_000 });

  it('should say which cards helped and which were waved away, with their words', () => {
    const what = up.state.guidance!.guidance.focus.what;
    expect(wholeCall(call.journal, defaultPlaybook).verdicts).toEqual([
      { atMs: START_MS + 5_000, verdict: 'helped', kind, what },
      { atMs: START_MS + 9_000, verdict: 'not-now', kind, what },
    ]);
  });

  it('should leave out what was taken back, and keep the verdicts of a condensed journal', () => {
    const back = then(up, helped(true), helped(false, 6));
    expect(wholeCall(back.journal, defaultPlaybook).verdicts).toBeUndefined();
    const { verdicts } = wholeCall(condense(call.journal), defaultPlaybook);
    expect(verdicts?.map(({ verdict }) => verdict)).toEqual(['helped', 'not-now']);
  });
});
