/** A minute of guidance on recorded time, as the panel shows it: what is being read stays, what is urgent comes at once. */
import { describe, expect, it } from 'vitest';
import { framesOf, viewFrame } from '../../../src/background/panel-frames';
import type { OfferedGuidance } from '../../../src/coaching/panel-view';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { guidanceAnswer } from '../../support/model-answer';
import { someServices } from '../../support/services';
import { play, start, START_MS, withModel, type Played } from '../../support/session';

const { minCardSec } = defaultPlaybook.pacing;
/** Nothing that is urgent by itself. */
const TALK = [
  'It rained all of last week.',
  'The office is by the station.',
  'My brother drives the lorry.',
  'We get about forty jobs a week.',
];

describe('the main card, with guidance every second for a minute', () => {
  it('should change no more often than the playbook lets it', () => {
    const changes = changesOf(minute());
    // A local card stands in for Claude's words on the same moment: those make it better, and are let in at once.
    const cards = changes.filter((change, at) => at === 0 || !isMadeBetter(change, changes[at - 1]));
    // Sixty local cards and sixty of Claude's were made.
    expect(cards.length).toBeGreaterThan(4);
    for (const [at, { atMs }] of cards.slice(1).entries()) {
      expect(atMs - cards[at]!.atMs).toBeGreaterThanOrEqual(minCardSec * 1_000);
    }
  });

  it.each([13.2, 31.7, 58.1])('should change at once for what is critical, %d s in', (sec) => {
    const calm = changesOf(minute());
    const changes = changesOf(minute({ criticalAtSec: sec }));
    const urgent = { what: 'Save the call', atMs: START_MS + sec * 1_000 };
    expect(calm.map(({ atMs }) => atMs)).not.toContain(urgent.atMs);
    expect(changes).toContainEqual(expect.objectContaining(urgent));
  });

  it('should not change at all while it is pinned, whatever comes, and at once when it is let go', () => {
    const changes = changesOf(minute({ pinnedFromSec: 20, untilSec: 50, criticalAtSec: 31.7 }));
    const meanwhile = changes.filter(({ atMs }) => atMs > START_MS + 20_000 && atMs < START_MS + 50_000);
    expect(meanwhile).toEqual([]);
    expect(changes.map(({ atMs }) => atMs)).toContain(START_MS + 50_000);
  });
});

interface Change {
  readonly what: string;
  readonly atMs: number;
  readonly answers: string | undefined;
  readonly source: 'claude' | 'local';
}

/** Claude's words on the very moment that the local card stood in for. */
const isMadeBetter = (change: Change, before: Change | undefined): boolean =>
  before !== undefined && change.source === 'claude' && before.source === 'local' && change.answers === before.answers;

interface Minute {
  readonly criticalAtSec?: number;
  readonly pinnedFromSec?: number;
  readonly untilSec?: number;
}

type Timed = readonly [sec: number, input: (call: Played) => SessionInput | undefined];

/** Each second the customer says something, Claude answers 0.4 s later with words of its own, and a timer may ring. */
function minute({ criticalAtSec, pinnedFromSec, untilSec }: Minute = {}): readonly Timed[] {
  const seconds = Array.from({ length: 60 }, (_, n) => n + 1);
  const pin = (pinned: boolean) => (call: Played) =>
    ({ type: 'pin-card', kind: call.state.cards.shown.at(-1)?.kind ?? '', pinned, atMs: 0 }) as const;
  const timed: Timed[] = [
    ...seconds.map((sec): Timed => [sec, (call) => said(call, sec)]),
    ...seconds.map((sec): Timed => [sec + 0.4, (call) => answered(call, `Ask about number ${String(sec)}`, 'medium')]),
    ...seconds.map((sec): Timed => [sec + 0.05, () => ({ type: 'time-passed', atMs: 0 })]),
  ];
  if (criticalAtSec !== undefined) timed.push([criticalAtSec, (call) => answered(call, 'Save the call', 'critical')]);
  if (pinnedFromSec !== undefined) timed.push([pinnedFromSec, pin(true)]);
  if (untilSec !== undefined) timed.push([untilSec, pin(false)]);
  // What is urgent answers a request of its own: the one of that second is left open for it.
  return timed
    .filter(([sec]) => criticalAtSec === undefined || sec !== Math.floor(criticalAtSec) + 0.4 || sec > criticalAtSec)
    .toSorted(([a], [b]) => a - b);
}

/** When the panel's main card became another, and what it said then. */
function changesOf(inputs: readonly Timed[]): readonly Change[] {
  const model = createPanelModel({ send: () => undefined, nowMs: START_MS });
  const changes: Change[] = [];
  let call = play([start('guidance')], withModel);
  for (const [sec, toInput] of inputs) {
    const atMs = START_MS + Math.round(sec * 1_000);
    const made = toInput(call);
    if (!made) continue;
    const next = play([{ ...made, atMs }], withModel, call);
    const events = next.journal.slice(call.journal.length);
    call = next;
    model.receive(viewFrame(call.state, defaultPlaybook, someServices({ atMs, modelReady: true })));
    for (const event of events) for (const frame of framesOf(event, call.state, defaultPlaybook)) model.receive(frame);
    const shown = model.view.value?.guidance;
    if (shown && whatOf(shown) !== changes.at(-1)?.what) {
      changes.push({ what: whatOf(shown), atMs, answers: shown.answers, source: shown.source.kind });
    }
  }
  return changes;
}

const whatOf = ({ guidance }: OfferedGuidance): string => guidance.focus.what;

function said({ state }: Played, sec: number): SessionInput {
  const text = TALK[sec % TALK.length] ?? '';
  const event = {
    type: 'final',
    channel: 1,
    text,
    startMs: sec * 1_000 - 600,
    endMs: sec * 1_000 - 100,
    speechFinal: true,
  } as const;
  return { type: 'transcript-arrived', events: [{ seq: state.lastSeq + 1, event }], atMs: 0 };
}

function answered({ state }: Played, what: string, urgency: 'medium' | 'critical'): SessionInput | undefined {
  if (!state.pending) return undefined;
  const words = {
    focus: { what, why: 'To know.', urgency },
    keyQuestions: [`${what}?`],
    talkingPoints: [],
    confidence: 70,
  };
  return { type: 'model-answered', requestId: state.pending.requestId, answer: guidanceAnswer({ words }), atMs: 0 };
}
