import { describe, expect, it } from 'vitest';
import type { CaptureState } from '../../../src/coaching/capture-state';
import { gapLine, interimLine, panelView, statusOf, transcriptLines } from '../../../src/coaching/panel-view';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { convertGuidanceToSuggestion } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { someServices } from '../../support/services';
import { play, say, start, START_MS, withModel, withoutModel } from '../../support/session';

const services = someServices();

const OBJECTED = [
  start('guidance'),
  say(1, 'rep', 'Hello Maria, how are you today?'),
  say(2, 'customer', 'That is way too expensive for us.'),
];

describe('panelView', () => {
  it('should show stage, time and stages visited as the session has them', () => {
    const { state } = play(OBJECTED, withoutModel);
    const { stage, startedAtMs, endedAtMs, tabTitle } = view(state);
    expect(stage).toEqual({
      current: 'objection',
      label: 'Objection',
      confidence: state.stage.confidence,
      sinceAtMs: START_MS + 5_500,
      visited: ['opening', 'objection'],
    });
    expect({ startedAtMs, endedAtMs, tabTitle }).toEqual({
      startedAtMs: START_MS,
      endedAtMs: undefined,
      tabTitle: 'Dialer',
    });
  });

  it('should have the suggestion made from the guidance in guidance mode, and bear its origin', () => {
    const { state } = play(OBJECTED, withoutModel);
    const { guidance, suggestion } = view(state);
    expect(suggestion?.suggestion).toEqual(convertGuidanceToSuggestion(guidance!.guidance, state.signals));
    expect(suggestion).toMatchObject({ source: guidance!.source, answers: guidance!.answers, atMs: guidance!.atMs });
  });

  it('should have the suggestion’s own words in suggestions mode', () => {
    const { state } = play([start('suggestions'), ...OBJECTED.slice(1)], withoutModel);
    expect(view(state)).toMatchObject({ guidance: undefined, suggestion: state.suggestion });
    // Stage and objectives are tracked and shown all the same.
    expect(view(state).stage.current).toBe('objection');
    expect(view(state).objectives.completed.map(({ id }) => id)).toContain('rapport');
  });

  it('should show nothing of a guidance as a suggestion once the mode has changed', () => {
    const changed: SessionInput = { type: 'choose-mode', mode: 'suggestions', atMs: START_MS + 9_000 };
    const { state } = play([...OBJECTED, changed], withoutModel);
    expect(state.guidance).toBeDefined();
    expect(view(state).suggestion).toEqual(state.suggestion);
  });

  it('should hold what the customer is told, and when the rep did so', () => {
    expect(view(play(OBJECTED, withoutModel).state)).toMatchObject({
      announcement: services.announcement,
      announcedAtMs: undefined,
    });
    const told: SessionInput = { type: 'announce-listening', told: true, atMs: START_MS + 9_000 };
    expect(view(play([...OBJECTED, told], withoutModel).state).announcedAtMs).toBe(START_MS + 9_000);
  });

  it('should say that a request is under way', () => {
    expect(view(play(OBJECTED, withModel).state).asking).toBe('call_test/1');
    expect(view(play(OBJECTED, withoutModel).state).asking).toBeUndefined();
  });

  it('should call what only the rep can do unknown while the rep isn’t heard', () => {
    const unheard = report({ frames: 'arriving', tab: 'on', microphone: 'refused', recogniser: 'open' });
    const { objectives } = view(play([...OBJECTED, unheard], withoutModel).state);
    const repActs = defaultPlaybook.objectives.filter(({ metBy }) => metBy === 'rep').map(({ id }) => id);
    expect(objectives.unknown.length).toBeGreaterThan(0);
    for (const id of objectives.unknown) expect(repActs).toContain(id);
    expect(view(play(OBJECTED, withoutModel).state).objectives.unknown).toEqual([]);
  });
});

describe('statusOf', () => {
  it.each([
    ['starting', 'live', undefined],
    ['starting', 'live', 'connecting'],
    ['listening', 'live', 'open'],
    ['reconnecting', 'live', 'reconnecting'],
    ['reconnecting', 'live', 'refused'],
    ['ended', 'stopping', 'open'],
    ['ended', 'ended', undefined],
  ] as const)('should be %s: %s, recogniser %s', (expected, status, recogniser) => {
    const capture: CaptureState | undefined = recogniser && {
      frames: 'arriving',
      tab: 'on',
      microphone: 'on',
      recogniser,
    };
    expect(statusOf({ status, capture, captureLostAtMs: undefined })).toBe(expected);
  });
});

describe('transcript lines', () => {
  it('should stand as spoken, with gaps and what is still open', () => {
    const gap: SessionInput = {
      type: 'transcript-arrived',
      events: [
        { seq: 3, event: { type: 'gap', startMs: 3_000, endMs: 3_400 } },
        { seq: 4, event: { type: 'final', channel: 0, text: 'So', startMs: 9_000, endMs: 9_300, speechFinal: false } },
      ],
      atMs: START_MS,
    };
    const { conversation } = play([start(), say(1, 'rep', 'Hello'), say(2, 'customer', 'Hi'), gap], withoutModel).state;
    expect(transcriptLines(conversation).map(({ id, status, text }) => `${id} ${status} ${text}`)).toEqual([
      'rep-1 final Hello',
      'gap-3000 gap ',
      'customer-1 final Hi',
      'rep-2 interim So',
    ]);
  });

  it('should put an interim’s guess behind the finals it goes on from', () => {
    const { conversation } = play(
      [
        start(),
        {
          type: 'transcript-arrived',
          events: [
            {
              seq: 1,
              event: {
                type: 'final',
                channel: 1,
                text: 'We miss',
                startMs: 0,
                endMs: 500,
                speechFinal: false,
                voice: 1,
              },
            },
          ],
          atMs: START_MS,
        },
      ],
      withoutModel,
    ).state;
    expect(interimLine(conversation, { channel: 1, text: 'ten calls', startMs: 600, endMs: 900 })).toEqual({
      id: 'customer-1',
      speaker: 'customer',
      voice: 1,
      text: 'We miss ten calls',
      startMs: 0,
      status: 'interim',
    });
  });

  it('should say seconds of a gap, at least one', () => {
    expect(gapLine({ startMs: 0, endMs: 12_400 }).notHeardSec).toBe(12);
    expect(gapLine({ startMs: 0, endMs: 10 }).notHeardSec).toBe(1);
  });
});

// Helpers

const view = (state: Parameters<typeof panelView>[0]) => panelView(state, defaultPlaybook, services);

const report = (state: CaptureState): SessionInput => ({ type: 'capture-reported', state, atMs: START_MS + 20_000 });
