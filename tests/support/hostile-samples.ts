/** One whole message of each kind, to be broken or sent by whoever may not. */

export const CALL_ID = 'call_test';
export const CAPTURE_ID = 'capture-1';
const to = 'background';
export const REQUESTS: readonly object[] = [
  { to, type: 'start-session', tabId: 7 },
  { to, type: 'stop-session', tabId: 7 },
  { to, type: 'get-tab-status', tabId: 7 },
  { to, type: 'get-feature-flags' },
  { to, type: 'set-coaching-mode', mode: 'guidance' },
  { to, type: 'get-settings' },
  { to, type: 'update-settings', patch: { anthropicKey: 'stolen', claudeModel: 'x', keepCalls: true } },
  { to, type: 'get-kept-calls' },
  { to, type: 'get-kept-call', sessionId: CALL_ID },
  { to, type: 'forget-call', sessionId: CALL_ID },
  { to, type: 'check-key', service: 'deepgram' },
];
export const REPORT = { to, type: 'report-call', site: 'aircall', state: 'connected', muted: false };
export const COMMANDS: readonly object[] = [
  { type: 'follow-window', windowId: 1 },
  { type: 'stop-session', sessionId: CALL_ID },
  { type: 'announce-listening', sessionId: CALL_ID, told: true },
  { type: 'forget-session', sessionId: CALL_ID },
  { type: 'request-guidance', sessionId: CALL_ID },
];
const final = { type: 'final', channel: 1, text: 'Hi', startMs: 0, endMs: 9, speechFinal: true };
export const FRAMES: readonly object[] = [
  { type: 'hello', captureIds: [CAPTURE_ID] },
  {
    type: 'state',
    captureId: CAPTURE_ID,
    state: { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'open' },
  },
  { type: 'failed', captureId: CAPTURE_ID, problem: 'tab-ended', heardUntilMs: 160 },
  {
    type: 'events',
    captureId: CAPTURE_ID,
    events: [
      { seq: 1, event: final },
      { seq: 2, event: { type: 'utterance-end', channel: 1, lastWordEndMs: 9 } },
      { seq: 3, event: { type: 'gap', startMs: 9, endMs: 12_000 } },
    ],
  },
  { type: 'interim', captureId: CAPTURE_ID, interim: { type: 'interim', channel: 0, text: 'H', startMs: 0, endMs: 9 } },
  { type: 'health', captureId: CAPTURE_ID, levelsDb: [-30, -100], heardUntilMs: 160 },
  { type: 'stopped', captureId: CAPTURE_ID },
];
