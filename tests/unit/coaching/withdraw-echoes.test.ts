import { describe, expect, it } from 'vitest';
import { tell, textOf } from '../../support/echoed-call';
import { guidanceAnswer } from '../../support/model-answer';
import { play, START_MS, typesOf, withModel, withoutModel } from '../../support/session';
import { assessed, hear, PRICE, recognised, says, textAndId, VOLUME } from './echoed-calls';

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

  it('should do so where the customer’s words come whole, too', () => {
    const step = 'can we set up a trial for Tuesday at ten in the morning';
    const early = hear([greeting, says('rep', 4_250, step, 100)], undefined, withModel);
    const asked = play([{ type: 'ask-for-guidance', atMs: START_MS + 8_000 }], withModel, early);
    expect(asked.state.pending?.answers).toBe('rep-2');
    const after = hear([says('customer', 4_000, step, 5_000)], asked, withModel);
    expect(typesOf(after.journal.slice(asked.journal.length))).toEqual([
      'transcript-heard',
      'echo-recognised',
      'utterance-assessed',
      'guidance-offered',
      'guidance-superseded',
      'guidance-requested',
    ]);
    expect(after.journal.at(-1)).toMatchObject({ reason: 'echo', answers: 'customer-1' });
  });

  it('should not disturb guidance that doesn’t rest on it', () => {
    const early = hear([greeting, says('rep', 4_250, VOLUME, 100)], undefined, withModel);
    const before = early.state.guidance;
    const after = hear([says('customer', 4_000, 'We get about two hundred calls a week and', 6_000)], early, withModel);
    expect(recognised(after)).toHaveLength(1);
    expect(before?.answers === 'rep-2').toBe(false);
  });
});
