import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../src/coaching/session';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { guidanceAnswer } from '../../support/model-answer';
import {
  play as playInputs,
  replay,
  START_MS,
  start,
  typesOf,
  withModel,
  withoutModel,
  type Played,
} from '../../support/session';

const BEGIN = [start(), at(1, 'rep', 'Hello, I am calling about your phone.')];

describe('a card on the panel', () => {
  it('should stay until it has been read, and then make room for the newest', () => {
    const first = play([...BEGIN, at(4, 'customer', 'We have three vans and a lorry here.')], withoutModel);
    const more = play([at(6, 'customer', 'And there are two more out in the barn.')], withoutModel, first);
    expect(more.state.guidance).toEqual(first.state.guidance);
    expect(more.state.held?.format).toBe('guidance');
    const offer = more.journal.findLast(({ type }) => type === 'guidance-offered')!;
    expect(effectsOf(offer, more.state, withoutModel)).toEqual([{ type: 'wake-at', atMs: START_MS + 12_000 }]);
    expect(wait(more, 11).state.guidance).toEqual(first.state.guidance);
    const later = wait(more, 12);
    expect(later.state.guidance).toMatchObject({ answers: 'customer-2', atMs: START_MS + 12_000 });
    expect(later.state.held).toBeUndefined();
    expect(replay(later.journal)).toEqual(later.state);
  });

  it('should make room after a glance once the talk has gone on', () => {
    const first = play([...BEGIN, at(4, 'customer', 'We have three vans and a lorry here.')], withoutModel);
    const turn = [
      at(6, 'rep', 'I see, three of them.'),
      at(7.5, 'customer', 'And there are two more out in the barn.'),
    ];
    expect(play(turn, withoutModel, first).state.guidance?.answers).toBe('customer-2');
  });

  it.each([
    ['an objection', 'That is far too expensive for us.'],
    ['what is critical', 'I hate this, it is too expensive, stop it.'],
  ])('should make room at once for %s', (_, said) => {
    const call = play(
      [...BEGIN, at(4, 'customer', 'We have three vans and a lorry.'), at(5, 'customer', said)],
      withoutModel,
    );
    expect(call.state.cards.shown.at(-1)?.kind).toBe('objection:price');
  });

  it('should not move for a back-channel', () => {
    const first = play([...BEGIN, at(4, 'customer', 'We have three vans and a lorry.')], withoutModel);
    const after = play([at(30, 'customer', 'mm-hm')], withoutModel, first);
    expect(after.state.guidance).toEqual(first.state.guidance);
  });

  it('should give way once the rep has asked what it says', () => {
    const first = play([...BEGIN, at(4, 'customer', 'We have three vans and a lorry here.')], withoutModel);
    const [question = ''] = first.state.guidance?.guidance.guidance.key_questions ?? [];
    const after = play([at(6, 'rep', question)], withoutModel, first);
    expect(after.state.guidance?.guidance.guidance.key_questions).not.toContain(question);
  });

  it('should be made better by Claude at once, and then be let alone', () => {
    const asked = play([...BEGIN, at(4, 'customer', 'We have three vans and a lorry here.')]);
    const answered = answer(asked, 5);
    expect(answered.state.guidance?.source.kind).toBe('claude');
    // Another turn soon after: Claude's second answer waits until its first has been read.
    const again = answer(
      play(
        [at(6, 'rep', 'Right.'), at(6.5, 'customer', 'And there are two more out in the barn.')],
        withModel,
        answered,
      ),
      7,
    );
    expect(again.state.guidance).toEqual(answered.state.guidance);
    expect(again.state.held?.offered.source.kind).toBe('claude');
    const later = wait(again, 14);
    expect(later.state.guidance?.source.kind).toBe('claude');
    expect(later.state.guidance?.atMs).toBe(START_MS + 14_000);
    expect(replay(later.journal)).toEqual(later.state);
  });
});

describe('a bare yes', () => {
  const proposed = answer(
    play([
      ...BEGIN,
      at(4, 'customer', 'We have three vans and a lorry here.'),
      at(8, 'rep', 'Shall we try it for two weeks?'),
    ]),
    9,
  );

  it('should bring new guidance where it is what was to be achieved', () => {
    expect(proposed.state.guidance?.source.kind).toBe('claude');
    const agreed = play([at(20, 'customer', 'Yeah sure.')], withModel, proposed);
    expect(agreed.state.met.map(({ id }) => id)).toContain('get_commitment');
    expect(agreed.state.guidance).toMatchObject({ source: { kind: 'local' }, answers: 'customer-2' });
    expect(agreed.state.pending?.answers).toBe('customer-2');
  });

  it('should move nothing where it says only that they listen', () => {
    const hummed = play([at(20, 'customer', 'mm-hm')], withModel, proposed);
    expect(typesOf(hummed.journal.slice(proposed.journal.length))).toEqual(['transcript-heard', 'utterance-assessed']);
  });
});

describe('"Not now"', () => {
  const shown = play([...BEGIN, at(4, 'customer', 'We have three vans and a lorry here.')], withoutModel);
  const kind = shown.state.cards.shown.at(-1)!.kind;

  it('should bring another kind at once', () => {
    const after = dismiss(shown, 5);
    expect(after.state.guidance).toBeDefined();
    expect(after.state.cards.shown.at(-1)?.kind).not.toBe(kind);
  });

  it('should be nothing for a card that is no longer up', () => {
    const after = play([{ type: 'dismiss-guidance', kind: 'another', atMs: START_MS + 5_000 }], withoutModel, shown);
    expect(after.journal).toEqual(shown.journal);
  });

  it('should quiet a kind for the call when said three times, and let it come again on "Help me now"', () => {
    const later = (sec: number, times: number, from: Played): Played => {
      const memory = from.state.cards;
      const dismissed = [{ kind, times, atMs: START_MS }];
      return play([at(sec, 'customer', 'We have three vans and a lorry here.')], withoutModel, {
        ...from,
        state: { ...from.state, cards: { ...memory, dismissed } },
      });
    };
    const fresh = play(BEGIN, withoutModel);
    expect(later(30, 1, fresh).state.cards.shown.at(-1)?.kind).not.toBe(kind);
    expect(later(90, 2, fresh).state.cards.shown.at(-1)?.kind).toBe(kind);
    const quiet = later(900, 3, fresh);
    expect(quiet.state.cards.shown.at(-1)?.kind).not.toBe(kind);
    const helped = play([{ type: 'ask-for-guidance', atMs: START_MS + 906_000 }], withoutModel, quiet);
    expect(helped.state.cards.dismissed).toEqual([]);
    expect(helped.state.cards.shown.at(-1)?.kind).toBe(kind);
  });

  it('should be counted, and survive a replay', () => {
    const twice = dismiss(dismiss(shown, 5), 6);
    expect(twice.state.cards.dismissed.map(({ times }) => times)).toEqual([1, 1]);
    expect(replay(twice.journal)).toEqual(twice.state);
  });
});

// Helpers

type Said = { readonly sec: number; readonly speaker: 'rep' | 'customer'; readonly text: string };

/** A line ended at that second. */
function at(sec: number, speaker: 'rep' | 'customer', text: string): Said {
  return { sec, speaker, text };
}

/** Play lines and other inputs; lines are numbered as they come. */
function play(inputs: readonly (SessionInput | Said)[], context = withModel, from?: Played): Played {
  let played: Played | undefined = from;
  for (const input of inputs) {
    const next = 'sec' in input ? toInput(input, (played?.state.lastSeq ?? 0) + 1) : input;
    played = playInputs([next], context, played);
  }
  return played!;
}

function toInput({ sec, speaker, text }: Said, seq: number): SessionInput {
  const event = {
    type: 'final' as const,
    channel: speaker === 'rep' ? (0 as const) : (1 as const),
    text,
    startMs: sec * 1_000 - 500,
    endMs: sec * 1_000,
    speechFinal: true,
  };
  return { type: 'transcript-arrived', events: [{ seq, event }], atMs: START_MS + sec * 1_000 };
}

const wait = (call: Played, sec: number): Played =>
  play([{ type: 'time-passed', atMs: START_MS + sec * 1_000 }], withoutModel, call);

const answer = (call: Played, sec: number): Played => {
  const requestId = call.state.pending!.requestId;
  return play(
    [{ type: 'model-answered', requestId, answer: guidanceAnswer(), atMs: START_MS + sec * 1_000 }],
    withModel,
    call,
  );
};

const dismiss = (call: Played, sec: number): Played => {
  const kind = call.state.cards.shown.at(-1)!.kind;
  return play([{ type: 'dismiss-guidance', kind, atMs: START_MS + sec * 1_000 }], withoutModel, call);
};
