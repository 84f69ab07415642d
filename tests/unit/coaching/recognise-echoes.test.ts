import { describe, expect, it } from 'vitest';
import { framesOf } from '../../../src/background/panel-frames';
import { chunkOf, readJournal } from '../../../src/coaching/journal';
import { noticesOf } from '../../../src/coaching/notices';
import { momentOf } from '../../../src/coaching/session-state';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { buildModelRequest } from '../../../src/coaching/prompt';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { speak, tell, textOf, type SpokenLine } from '../../support/echoed-call';
import { guidanceAnswer } from '../../support/model-answer';
import { someServices } from '../../support/services';
import { play, replay, start, START_MS, typesOf, withModel, withoutModel, type Played } from '../../support/session';

const VOLUME = 'We get about two hundred calls a week and most come after hours';
const PRICE = 'That is far too expensive for a shop like ours';

describe('an echo whose original is told first', () => {
  const call = hear([says('customer', 1_000, VOLUME, 300), says('rep', 1_250, VOLUME, 500)]);

  it('should never be read, and count once, as the customer’s', () => {
    expect(typesOf(call.journal.slice(-2))).toEqual(['transcript-heard', 'echo-recognised']);
    expect(call.state.conversation.utterances.map(({ id }) => id)).toEqual(['customer-1']);
    expect(assessed(call)).toEqual(['customer-1']);
  });

  it('should stay on record as it was heard', () => {
    expect(call.state.conversation.echoes).toEqual([
      {
        utterance: expect.objectContaining({ id: 'rep-1', speaker: 'rep', text: VOLUME }),
        of: 'customer-1',
        own: undefined,
      },
    ]);
  });

  it('should leave its number taken', () => {
    const after = hear([says('rep', 9_000, 'And what happens to the ones you miss?')], call);
    expect(after.state.conversation.utterances.at(-1)?.id).toBe('rep-2');
  });

  it('should take its line back from the panel', () => {
    const event = call.journal.at(-1);
    expect(event && framesOf(event, call.state)).toEqual([
      { type: 'transcription', line: expect.objectContaining({ id: 'rep-1', text: '' }) },
    ]);
  });

  it('should not be in what Claude is told', () => {
    const { user } = buildModelRequest(momentOf(call.state, defaultPlaybook, START_MS + 9_000), 'guidance', '');
    expect(user.split('two hundred').length - 1).toBe(1);
  });

  it('should come back from storage', () => {
    const { journal } = readJournal([JSON.parse(JSON.stringify(chunkOf(call.journal, 0)))]);
    expect(replay(journal)).toEqual(call.state);
  });
});

describe('an echo that is told first', () => {
  const lines = [
    says('rep', 0, 'Hi Maria, this is Dana from Ringwell, how are you?', 300),
    says('customer', 4_000, PRICE, 1_500),
    says('rep', 8_500, 'I understand, what would it have to cost?', 300),
  ];
  const [greeting, price] = [lines[0]!, lines[1]!];
  const echo = says('rep', 4_250, PRICE, 200);

  it('should be read as the rep’s until the customer’s own words come, then be withdrawn', () => {
    const early = hear([greeting, echo]);
    expect(assessed(early)).toEqual(['rep-1', 'rep-2']);
    const after = hear([price], early);
    expect(after.state.conversation.utterances.map(textAndId)).toEqual([
      `rep-1 ${textOf(greeting)}`,
      `customer-1 ${PRICE}`,
    ]);
    expect(after.state.conversation.echoes).toMatchObject([{ of: 'customer-1', utterance: { id: 'rep-2' } }]);
  });

  it('should be found out by the customer’s first final, the utterance still open', () => {
    const early = hear([greeting, echo]);
    const [input] = tell([price]);
    if (input?.type !== 'transcript-arrived') throw new Error('not words');
    const [told] = input.events;
    if (told?.event.type !== 'final') throw new Error('not final');
    const open = { ...told.event, speechFinal: false };
    const after = play([{ ...input, events: [{ seq: early.state.lastSeq + 1, event: open }] }], withoutModel, early);
    expect(after.state.conversation.echoes).toMatchObject([{ of: 'customer-1' }]);
    expect(after.state.conversation.open[1]?.text).toBe(PRICE);
    const closed = play(
      [{ ...input, events: [{ seq: after.state.lastSeq + 1, event: { ...open, text: '', speechFinal: true } }] }],
      withoutModel,
      after,
    );
    expect(closed.state.conversation.utterances.at(-1)).toMatchObject({ id: 'customer-1', text: PRICE });
  });

  it('should leave stage, ticks and signals as they are without it', () => {
    const clean = hear(lines);
    const echoed = hear([...lines, echo]);
    expect(echoed.journal.map(({ type }) => type)).toContain('echo-recognised');
    const { stage, visited, signals } = clean.state;
    expect(echoed.state).toMatchObject({ stage, visited, signals });
    expect(echoed.state.met.map(({ id }) => id)).toEqual(clean.state.met.map(({ id }) => id));
  });

  it('should untick what it met, and read anew what followed it', () => {
    const pitch = 'our service picks up every call and it would help you save two jobs a week';
    const early = hear([greeting, says('rep', 4_250, pitch, 200), says('rep', 9_200, 'Okay, go on.', 100)]);
    expect(early.state.met.some(({ utteranceId }) => utteranceId === 'rep-2')).toBe(true);
    const after = hear([says('customer', 4_000, pitch, 9_000)], early);
    expect(after.state.met.some(({ utteranceId }) => utteranceId === 'rep-2')).toBe(false);
    expect(
      recognised(after)
        .at(-1)
        ?.anew.map(({ utteranceId }) => utteranceId),
    ).toEqual(['rep-3']);
  });

  it('should keep Claude’s word on the stage, but none of its ticks for the echo', () => {
    const early = hear(
      [greeting, says('customer', 4_000, VOLUME, 200), says('rep', 9_250, PRICE, 100)],
      undefined,
      withModel,
    );
    const answered = play(
      [
        {
          type: 'model-answered',
          requestId: early.state.pending?.requestId ?? '',
          atMs: START_MS + 20_000,
          answer: guidanceAnswer({
            stage: { current: 'close', confidence: 95 },
            met: [
              { id: 'propose_next', utteranceId: early.state.conversation.utterances.at(-1)!.id },
              { id: 'identify_pain', utteranceId: early.state.conversation.utterances[1]!.id },
            ],
          }),
        },
      ],
      withModel,
      early,
    );
    const after = hear([says('customer', 9_000, PRICE, 9_000)], answered, withModel);
    expect(recognised(after)).toHaveLength(1);
    const ids = after.state.met.map(({ id }) => id);
    expect(ids).toContain('identify_pain');
    expect(ids).not.toContain('propose_next');
    expect(after.state.visited).toContain('close');
  });

  it('should seek anew the guidance that rested on it, and not show an answer made from it', () => {
    const step = 'can we set up a trial for Tuesday at ten in the morning';
    const early = hear([greeting, says('rep', 4_250, step, 100)], undefined, withModel);
    const asked = play([{ type: 'ask-for-guidance', atMs: START_MS + 8_000 }], withModel, early);
    expect(asked.state.pending?.answers).toBe('rep-2');
    const [input] = tell([says('customer', 4_000, step, 5_000)]);
    if (input?.type !== 'transcript-arrived' || input.events[0]?.event.type !== 'final') throw new Error('not words');
    const open = { ...input.events[0].event, speechFinal: false };
    const after = play([{ ...input, events: [{ seq: asked.state.lastSeq + 1, event: open }] }], withModel, asked);
    expect(typesOf(after.journal.slice(asked.journal.length))).toEqual([
      'transcript-heard',
      'echo-recognised',
      'guidance-offered',
      'guidance-superseded',
      'guidance-requested',
    ]);
    expect(after.journal.at(-1)).toMatchObject({ reason: 'echo', answers: 'rep-1' });
  });

  it('should not disturb guidance that doesn’t rest on it', () => {
    const early = hear([greeting, says('rep', 4_250, VOLUME, 100)], undefined, withModel);
    const before = early.state.guidance;
    const after = hear([says('customer', 4_000, 'We get about two hundred calls a week and', 6_000)], early, withModel);
    expect(recognised(after)).toHaveLength(1);
    expect(before?.answers === 'rep-2').toBe(false);
  });
});

describe('echo and the rep’s own words in one utterance', () => {
  const own = 'Right, and what happens to the ones you miss?';

  it('should leave the rep’s own under the same id, for the panel too', () => {
    const call = hear([
      says('customer', 1_000, VOLUME, 200),
      says('rep', 1_250, `${VOLUME.toLowerCase()} ${own}`, 300),
    ]);
    expect(call.state.conversation.utterances.map(textAndId)).toEqual([`customer-1 ${VOLUME}`, `rep-1 ${own}`]);
    const event = call.journal.find(({ type }) => type === 'echo-recognised');
    expect(event && framesOf(event, call.state)).toEqual([
      { type: 'transcription', line: expect.objectContaining({ id: 'rep-1', text: own, status: 'final' }) },
    ]);
    expect(assessed(call)).toEqual(['customer-1', 'rep-1']);
  });

  it('should find the rest out as more of the customer’s words come', () => {
    const words = VOLUME.split(' ');
    const [first, rest] = [words.slice(0, 7), words.slice(7)];
    const customer = [
      says('customer', 1_000, first.join(' '), 100),
      says('customer', 1_000 + first.length * 330, rest.join(' '), 3_000),
    ];
    const call = hear([customer[0]!, says('rep', 1_250, VOLUME, 300), customer[1]!]);
    expect(recognised(call).map((event) => event.own?.text)).toEqual([rest.join(' '), undefined]);
    expect(call.state.conversation.utterances.map(({ speaker }) => speaker)).toEqual(['customer', 'customer']);
    expect(call.state.conversation.echoes).toMatchObject([{ own: undefined, utterance: { text: VOLUME } }]);
  });
});

describe('echo and repetition', () => {
  it('should keep what the rep really repeats, beside its echo', () => {
    const call = hear([
      says('customer', 1_000, 'We get about two hundred a week'),
      says('rep', 1_200, 'we get about two hundred a week'),
      says('rep', 3_700, 'So, two hundred a week?'),
    ]);
    expect(call.state.conversation.utterances.map(({ text }) => text)).toEqual([
      'We get about two hundred a week',
      'So, two hundred a week?',
    ]);
  });

  it('should find out a short echo before the first long one', () => {
    const call = hear([
      says('customer', 1_000, 'Gusto'),
      says('rep', 1_100, 'gusto'),
      says('customer', 4_000, VOLUME),
      says('rep', 4_200, VOLUME),
    ]);
    expect(call.state.conversation.utterances.map(({ speaker }) => speaker)).toEqual(['customer', 'customer']);
  });

  it('should find out what was still open as the call ended', () => {
    const call = hear([says('customer', 1_000, VOLUME)]);
    const [input] = tell([says('rep', 1_200, VOLUME)]);
    if (input?.type !== 'transcript-arrived' || input.events[0]?.event.type !== 'final') throw new Error('not words');
    const open = { seq: 2, event: { ...input.events[0].event, speechFinal: false } };
    const ended = play(
      [
        { ...input, events: [open] },
        { type: 'capture-ended', reason: 'tab-closed', atMs: START_MS + 9_000 },
      ],
      withoutModel,
      call,
    );
    expect(ended.state.conversation.utterances.map(({ id }) => id)).toEqual(['customer-1']);
    expect(assessed(ended)).toEqual(['customer-1']);
  });
});

describe('the notice of echo', () => {
  const twice = [
    says('customer', 1_000, VOLUME),
    says('rep', 1_200, VOLUME),
    says('customer', 9_000, PRICE),
    says('rep', 9_200, PRICE),
  ];
  const idsOf = ({ state }: Played): readonly string[] =>
    noticesOf({ ...state, status: 'live' }, someServices()).map(({ id }) => id);

  it('should suggest headphones from the second echo on', () => {
    expect(idsOf(hear(twice.slice(0, 2)))).not.toContain('echo');
    expect(idsOf(hear(twice))).toContain('echo');
  });

  it('should go once there was none for two minutes', () => {
    const later = says('customer', 140_000, 'And how long does it take to set up?');
    expect(idsOf(hear([...twice, later]))).not.toContain('echo');
  });
});

// Helpers

const says = (speaker: SpokenLine['speaker'], startMs: number, text: string, toldAfterMs = 400): SpokenLine =>
  speak(speaker, text, { startMs, toldAfterMs });

/** Play lines as the recogniser tells them, on from a call. */
function hear(lines: readonly SpokenLine[], from?: Played, context = withoutModel): Played {
  const before = from ?? play([start()], context);
  const inputs = tell(lines).map((input, i) =>
    input.type === 'transcript-arrived'
      ? { ...input, events: input.events.map((event) => ({ ...event, seq: before.state.lastSeq + i + 1 })) }
      : input,
  );
  return play(inputs, context, before);
}

const textAndId = ({ id, text }: { readonly id: string; readonly text: string }): string => `${id} ${text}`;

const assessed = ({ journal }: Played): readonly string[] =>
  journal.flatMap((event) => (event.type === 'utterance-assessed' ? [event.utteranceId] : []));

const recognised = ({ journal }: Played) =>
  journal.filter(
    (event): event is Extract<SessionEvent, { type: 'echo-recognised' }> => event.type === 'echo-recognised',
  );
