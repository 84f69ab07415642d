/** The side panel while all is well: before a call, and as a call goes along. */
import { SAMPLE_CALL, ToldCall, CALL_BEGAN_MS } from './told-call.ts';
import type { PanelFrame } from '../../src/protocol/panel-port.ts';
import type { Scene, Sheet } from './scene.ts';

/** Lines after which the customer has told what it costs him, and after which he has found the price too high. */
const TOLD_COST = 12;
const TOO_EXPENSIVE = 18;

const IN_GUIDANCE = { coaching_mode: 'guidance', guidance_version: 'v1' } as const;
/** Rep, customer: both talk. */
const TALKING: PanelFrame = { type: 'levels', levelsDb: [-38, -21] };

/** The side panel with frames as the worker sends them; ready once a call is up, unless told otherwise. */
export const panel = (name: string, scene: Partial<Scene> & Pick<Scene, 'frames'>): Scene => ({
  name,
  page: 'sidepanel',
  nowMs: CALL_BEGAN_MS,
  until: 'main.call',
  ...scene,
});

/** The panel as a call stands, a moment after its last word. */
export const panelOf = (name: string, call: ToldCall, scene: Partial<Scene> = {}): Scene =>
  panel(name, { frames: [call.shown(), TALKING], nowMs: call.nowMs + 3_000, ...scene });

/** A call that is listened to, its customer told. */
export const goodCall = (options: ConstructorParameters<typeof ToldCall>[0] = {}): ToldCall =>
  new ToldCall(options).capture().announced();

const local = (): ToldCall => goodCall().hearSample(TOLD_COST);
const answered = (): ToldCall => goodCall({ withClaude: true }).hearSample(TOLD_COST).answer();
const tooExpensive = (): ToldCall =>
  goodCall({ withClaude: true })
    .hearSample(TOO_EXPENSIVE)
    .answer({
      focus: {
        what: 'Put the price beside what one missed job costs',
        why: 'He compares 150 dollars with nothing. Eight lost jobs a week are the other side of it.',
        urgency: 'critical',
      },
      keyQuestions: ['What did the calls you missed last week come to?', 'What would one more job a week change?'],
    });

const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const LONG =
  'what each of the calls that nobody answers on a busy day costs them over a whole year, and who pays for it';
const longWords = (): ToldCall =>
  goodCall({
    withClaude: true,
    title: `Quarterly renewal with Maximiliane von und zu Hohenstein-Schillingsfürst, ${LONG_WORD} and Partners`,
  })
    .hearSample(TOLD_COST)
    .say('rep', `Let me make sure that I have understood this. ${LONG}. ${LONG}. ${LONG}?`)
    .say('customer', `Yes. It is at https://intranet.example.com/${LONG_WORD}/${LONG_WORD}. ${LONG}, I think.`)
    .answer({
      focus: {
        what: `Find out ${LONG}`,
        why: `They named it twice and never said ${LONG}; ${LONG}.`,
        urgency: 'critical',
      },
      keyQuestions: Array.from({ length: 5 }, (_, at) => `${String(at + 1)}: would you say again ${LONG}, ${LONG}?`),
      talkingPoints: Array.from({ length: 5 }, (_, at) => `Point ${String(at + 1)}: ${LONG}. ${LONG}.`),
    });

/** The card that is up, in what the rep says of it. */
function ofCard(call: ToldCall, type: 'pin-card' | 'mark-helped' | 'dismiss-guidance'): ToldCall {
  const kind = call.state.cards.shown.at(-1)?.kind ?? '';
  const atMs = call.nowMs;
  if (type === 'dismiss-guidance') return call.take({ type, kind, atMs });
  return call.take(type === 'pin-card' ? { type, kind, pinned: true, atMs } : { type, kind, helped: true, atMs });
}

/** Before a call, and its first seconds. */
export const panelStart: Sheet = {
  name: 'panel-start',
  scenes: [
    panel('connecting', { frames: [], until: 'main.no-session' }),
    panel('no-call', { frames: [{ type: 'no-session', flags: IN_GUIDANCE, problem: undefined }], until: '.steps' }),
    panel('start-failed', {
      frames: [{ type: 'no-session', flags: IN_GUIDANCE, problem: { key: 'error_already_captured' } }],
      until: '.steps',
    }),
    panel('starting', { frames: [new ToldCall().shown()], nowMs: CALL_BEGAN_MS + 3_000 }),
    panelOf('to-be-announced', new ToldCall().capture().hearSample(2)),
  ],
};

/** The card, in all it can be. */
export const panelCard: Sheet = {
  name: 'panel-card',
  scenes: [
    panelOf('local', local(), { forcedColors: true }),
    streaming(),
    panelOf('claude', answered()),
    panelOf('critical', tooExpensive(), { forcedColors: true }),
    panelOf('pinned', ofCard(ofCard(answered(), 'mark-helped'), 'pin-card').hearSample(TOO_EXPENSIVE)),
    panelOf('earlier', tooExpensive(), earlierCard()),
    panelOf('waved-away', ofCard(answered(), 'dismiss-guidance')),
    panelOf('suggestions', goodCall({ mode: 'suggestions' }).hearSample(TOO_EXPENSIVE)),
  ],
};

function streaming(): Scene {
  const call = goodCall({ withClaude: true }).hearSample(TOLD_COST);
  return panelOf('streaming', call, {
    frames: [
      call.shown(),
      call.speaking('rep', 'So when the whole crew is out and the phone'),
      {
        type: 'guidance-progress',
        requestId: call.state.pending?.requestId ?? '',
        what: 'Get the yearly cost of missed calls in his own numb',
        why: '',
      },
    ],
  });
}

/** The card before comes up by a key, once there is one: another call's card is shown first. */
function earlierCard(): Partial<Scene> {
  const first = answered();
  const then = tooExpensive();
  return {
    frames: [first.shown(), then.shown()],
    nowMs: then.nowMs + 3_000,
    act: (page) => page.keyboard.press('ArrowLeft'),
  };
}

const unticked = (): ToldCall => {
  const call = local();
  const [first] = call.state.met;
  return first ? call.take({ type: 'edit-objective', id: first.id, met: false, atMs: call.nowMs }) : call;
};

/** What lies folded, opened. */
export const panelOpened: Sheet = {
  name: 'panel-opened',
  scenes: [
    panelOf('more-questions', answered(), { act: (page) => page.keyboard.press('q') }),
    panelOf('points', answered(), { act: (page) => page.keyboard.press('a') }),
    panelOf('toolkit', tooExpensive(), { act: (page) => page.keyboard.press('k'), forcedColors: true }),
    panelOf('toolkit-searching', tooExpensive(), {
      act: async (page) => {
        await page.keyboard.press('f');
        await page.locator('.toolkit-search input').fill('cost');
      },
    }),
    panelOf('measures', local(), { act: (page) => page.keyboard.press('m'), forcedColors: true }),
    panelOf('objectives', unticked(), { act: (page) => page.keyboard.press('o') }),
    panelOf('keys', local(), { act: (page) => page.keyboard.press('?') }),
  ],
};

/** What was said, and questions about it. */
export const panelRecord: Sheet = {
  name: 'panel-record',
  scenes: [
    panelOf(
      'gap-and-evidence',
      local().gap(12_000).say('customer', 'Sorry, are you there? It is too expensive for us.'),
      {
        act: (page) => page.keyboard.press('e'),
        forcedColors: true,
      },
    ),
    panelOf('asking', local(), { frames: asked({ status: 'asking' }) }),
    panelOf('answer', local(), {
      frames: asked({
        status: 'answered',
        text: 'About twenty-five a day, and up to forty when the pipes freeze.',
        lines: linesOf(5, 7),
        model: 'claude-haiku-5-5',
      }),
    }),
    panelOf('found-instead', local(), { frames: asked({ status: 'found', lines: linesOf(5, 9), instead: true }) }),
    panelOf('nothing-found', local(), { frames: asked({ status: 'found', lines: [], instead: false }) }),
    panelOf('long-texts', longWords(), { forcedColors: true }),
    panelOf('long-texts-opened', longWords(), { act: (page) => page.keyboard.press('q') }),
    panelOf('ended', local().stop()),
    panelOf('forget', local().stop(), { act: (page) => page.locator('.footer-links > button').last().click() }),
  ],
};

type Answer = Extract<PanelFrame, { type: 'call-answer' }>['answer'];

function asked(answer: Answer): readonly PanelFrame[] {
  return [local().shown(), { type: 'call-answer', question: 'How many calls do they get?', answer }];
}

function linesOf(from: number, to: number) {
  const snapshot = local().shown();
  if (snapshot.type !== 'snapshot') throw new Error('A call that is shown is a snapshot.');
  return snapshot.transcript
    .slice(from, Math.min(to, SAMPLE_CALL.length))
    .filter(({ speaker }) => speaker === 'customer');
}
