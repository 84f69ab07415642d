/** "Not now" said to a card of Claude's. */
import { describe, expect, it } from 'vitest';
import { framesOf } from '../../../src/background/panel-frames';
import { cardUp } from '../../../src/coaching/card-memory';
import { condense } from '../../../src/coaching/condense';
import type { Stage } from '../../../src/coaching/playbook';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { guidanceAnswer, suggestionAnswer } from '../../support/model-answer';
import { play, replay, say, start, START_MS, typesOf, withModel, type Played } from '../../support/session';

const VANS = 'We have three vans and a lorry here.';
const BARN = 'And there are two more out in the barn.';
const NOT_NOW_SEC = 60;

describe('"Not now" to Claude’s card', () => {
  const begun = play([start(), line(4, 1, VANS)]);
  const shown = answer(begun, 5, 'close');
  const waved = dismiss(shown, 10);
  const asked = play([line(15, 2, BARN)], withModel, waved);

  it('should hold for a minute, whatever stage Claude was asked in', () => {
    expect(kindOf(shown)).toBe('stage:close');
    const answered = answer(asked, 17, 'close');
    expect(typesOf(since(asked, answered))).toEqual(['stage-validated', 'guidance-withheld']);
    const { guidance, held } = asked.state;
    expect(answered.state).toMatchObject({ pending: undefined, supersededInARow: 0, guidance, held });
    for (const event of since(asked, answered)) expect(framesOf(event, answered.state, defaultPlaybook)).toEqual([]);
    const late = answer(play([line(11 + NOT_NOW_SEC, 2, BARN)], withModel, waved), 12 + NOT_NOW_SEC, 'close');
    expect(late.journal.at(-1)).toMatchObject({ type: 'guidance-offered', card: { kind: 'stage:close' } });
  });

  it('should let other cards of Claude’s come', () => {
    expect(typesOf(since(asked, answer(asked, 17, 'pitch')))).toEqual(['stage-validated', 'guidance-offered']);
  });

  it('should have Claude not asked for a minute where it can but advise on the same', () => {
    const same = dismiss(answer(begun, 5, begun.state.stage.current), 10);
    expect(play([line(15, 2, BARN)], withModel, same).state.pending).toBeUndefined();
    expect(play([line(11 + NOT_NOW_SEC, 2, BARN)], withModel, same).state.pending).toBeDefined();
  });

  it('should hold for the call once it was said often enough', () => {
    let call = waved;
    for (let times = 1; times < defaultPlaybook.pacing.dismissalsToQuiet; times += 1) {
      const turn = play([next(call, times * 100)], withModel, call);
      const read = play([{ type: 'time-passed', atMs: START_MS + times * 100_000 + 20_000 }], withModel, turn);
      call = dismiss(answer(read, times * 100 + 21, 'close'), times * 100 + 22);
    }
    expect(call.state.cards.dismissed.find(({ kind }) => kind === 'stage:close')?.times).toBe(3);
    const later = play([next(call, 5_000)], withModel, call);
    expect(typesOf(since(later, answer(later, 5_002, 'close')))).toContain('guidance-withheld');
  });

  it('should leave what was asked meanwhile to be asked, and fold the same from a condensed journal', () => {
    const more = play([line(16, 3, VANS)], withModel, asked);
    expect(more.state.deferred).toBe('end-of-turn');
    const answered = answer(more, 17, 'close');
    expect(typesOf(since(more, answered)).slice(-2)).toEqual(['guidance-withheld', 'guidance-requested']);
    expect(answered.state.deferred).toBeUndefined();
    expect(replay(condense(answered.journal))).toEqual(answered.state);
  });

  it('should hold for suggestions of the legacy format too', () => {
    const before = play([start('suggestions'), line(4, 1, VANS)]);
    const again = play([line(15, 2, BARN)], withModel, dismiss(suggest(before, 5), 10));
    const answered = suggest(again, 17);
    expect(typesOf(since(again, answered))).toEqual(['guidance-withheld']);
    expect(answered.state.suggestion).toEqual(again.state.suggestion);
  });

  it('should not keep from the rep what "Help me now" asked for', () => {
    const helped = play([{ type: 'ask-for-guidance', atMs: START_MS + 15_000 }], withModel, shown);
    // Waved away since: the card that stood in for Claude's may have been of its kind.
    const dismissed = [{ kind: 'stage:close', times: 1, atMs: START_MS + 16_000 }];
    const cards = { ...helped.state.cards, dismissed };
    const answered = answer({ ...helped, state: { ...helped.state, cards } }, 17, 'close');
    expect(answered.state.held?.offered.source.kind ?? answered.state.guidance?.source.kind).toBe('claude');
  });
});

// Helpers

/** A line of the customer's, ended at that second. */
function line(sec: number, seq: number, text: string): SessionInput {
  return { ...say(seq, 'customer', text), atMs: START_MS + sec * 1_000 };
}

const next = ({ state }: Played, sec: number): SessionInput => line(sec, state.lastSeq + 1, BARN);

/** Claude's answer to what is in flight; it says nothing new of the stage. */
function answer(call: Played, sec: number, current: Stage): Played {
  const requestId = call.state.pending?.requestId ?? 'none';
  const given = guidanceAnswer({ stage: { current, confidence: 0 } });
  return play([{ type: 'model-answered', requestId, answer: given, atMs: START_MS + sec * 1_000 }], withModel, call);
}

function suggest(call: Played, sec: number): Played {
  const requestId = call.state.pending?.requestId ?? 'none';
  const atMs = START_MS + sec * 1_000;
  return play([{ type: 'model-answered', requestId, answer: suggestionAnswer(), atMs }], withModel, call);
}

function dismiss(call: Played, sec: number): Played {
  const atMs = START_MS + sec * 1_000;
  return play([{ type: 'dismiss-guidance', kind: kindOf(call) ?? 'none', atMs }], withModel, call);
}

function kindOf({ state }: Played): string | undefined {
  return cardUp(state.cards)?.kind;
}

const since = (before: Played, { journal }: Played) => journal.slice(before.journal.length);
