/** The side panel when something is wrong, and the check before a call, which finds it sooner. */
import { nothingFound, preflightView, type PreflightFindings } from '../../src/coaching/preflight.ts';
import type { ToldCall } from './told-call.ts';
import { CALL_BEGAN_MS } from './told-call.ts';
import { goodCall, panel, panelOf } from './panel-scenes.ts';
import type { Scene, Sheet } from './scene.ts';

const HEARD = 10;

const call = (withClaude = true): ToldCall => goodCall({ withClaude }).hearSample(HEARD);

const failed = (failure: 'unauthorized' | 'overloaded'): ToldCall => {
  const told = call();
  const requestId = told.state.pending?.requestId ?? '';
  return told.take({ type: 'model-failed', requestId, failure, atMs: told.nowMs + 900 });
};

/** What stands in the way of a call that is coached. */
export const panelProblems: Sheet = {
  name: 'panel-problems',
  scenes: [
    panelOf('key-refused', call().capture({ recogniser: 'refused' }), { forcedColors: true }),
    panelOf('microphone-lost', call().capture({ microphone: 'lost' })),
    panelOf('reconnecting', call().capture({ recogniser: 'reconnecting' })),
    panelOf('capture-lost', lost()),
    panelOf('claude-key-refused', failed('unauthorized')),
    panelOf('claude-overloaded', failed('overloaded')),
    manyAtOnce(),
    panelOf('ended-by-itself', endedByItself()),
  ],
};

function lost(): ToldCall {
  const told = call();
  return told.take({ type: 'capture-vanished', atMs: told.nowMs + 2_000 });
}

function endedByItself(): ToldCall {
  const told = call();
  return told.take({ type: 'capture-ended', reason: 'capture-failed', problem: 'tab-ended', atMs: told.nowMs + 2_000 });
}

function manyAtOnce(): Scene {
  const told = call(false).capture({ microphone: 'muted', tab: 'muted', recogniserModel: 'demo' });
  return panelOf('many-at-once', told, {
    frames: [told.shown({ mutedInCall: true, storageFull: true, keepingProblem: 'full', silent: [true, true] })],
  });
}

const check = (name: string, findings: Partial<PreflightFindings>, scene: Partial<Scene> = {}): Scene =>
  panel(name, {
    frames: [
      { type: 'no-session', flags: { coaching_mode: 'guidance', guidance_version: 'v1' }, problem: undefined },
      {
        type: 'preflight',
        preflight: preflightView(
          { ...nothingFound, ...findings },
          { tabId: 7, tabTitle: 'Meet - Whitaker Plumbing', levelsDb: [-30, -100] },
        ),
      },
    ],
    nowMs: CALL_BEGAN_MS,
    until: 'main.preflight',
    ...scene,
  });

const MEET = { kind: 'call-site', name: 'Google Meet', inCall: true } as const;

/** The check before a call. */
export const preflight: Sheet = {
  name: 'preflight',
  scenes: [
    check('checking', { page: MEET, sound: { microphone: 'quiet', tab: 'opening', echo: 'unknown' } }),
    check(
      'good',
      {
        page: MEET,
        deepgram: 'works',
        claude: 'works',
        sound: { microphone: 'heard', tab: 'heard', echo: 'none' },
        isListening: false,
      },
      { forcedColors: true },
    ),
    check('mostly-good', {
      page: { kind: 'web-page', host: 'dialer.example.com' },
      deepgram: 'works',
      claude: 'missing',
      sound: { microphone: 'heard', tab: 'heard', echo: 'unknown' },
      isListening: false,
    }),
    check(
      'faults',
      {
        page: MEET,
        deepgram: 'refused',
        claude: 'unusable',
        sound: { microphone: 'refused', tab: 'silent', echo: 'heard' },
        isListening: false,
      },
      { forcedColors: true },
    ),
    check('not-a-call-page', {
      page: { kind: 'browser-page' },
      deepgram: 'missing',
      refusal: 'not-capturable',
      isListening: false,
    }),
  ],
};
