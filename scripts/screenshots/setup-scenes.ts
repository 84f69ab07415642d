/** First run, step by step, and the options: as they come, filled in, and with something wrong. */
import { wholeCall } from '../../src/coaching/call-export.ts';
import { defaultPlaybook } from '../../src/playbooks/default.ts';
import { shippedFile } from '../../src/playbooks/shipped.ts';
import type { KeptCall, KeyCheck, PlaybookEntry } from '../../src/protocol/messages.ts';
import { KEYS, playbooksReply, settingsReply } from './popup-scenes.ts';
import { goodCall } from './panel-scenes.ts';
import { ok, type Scene, type Sheet, type WorkerReplies } from './scene.ts';
import { CALL_BEGAN_MS } from './told-call.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const KEY_WORKS = ok<KeyCheck>({ valid: true, text: { key: 'check_deepgram_works' } });

const welcome = (name: string, replies: WorkerReplies, scene: Partial<Scene> = {}): Scene => ({
  name,
  page: 'welcome',
  nowMs: CALL_BEGAN_MS,
  replies,
  until: '.step-number',
  ...scene,
});

const NEW = { 'get-settings': ok(settingsReply()) };
const WITH_KEYS = { 'get-settings': ok(settingsReply(KEYS)), 'check-key': KEY_WORKS };
const CONSENTED = {
  'get-settings': ok(settingsReply({ ...KEYS, keepCalls: true })),
  'check-key': KEY_WORKS,
  'update-settings': ok(settingsReply({ ...KEYS, keepCalls: true, welcomed: true })),
};

/** The first run. */
export const firstRun: Sheet = {
  name: 'welcome',
  scenes: [
    welcome('1-new', NEW, { microphone: 'prompt' }),
    welcome('1-bad-key', NEW, {
      microphone: 'prompt',
      act: async (page) => {
        await page.locator('.keys input').first().fill('a key with spaces');
        await page.locator('.keys button[type=submit]').click();
      },
      forcedColors: true,
    }),
    welcome('2-microphone-refused', WITH_KEYS, {
      microphone: 'denied',
      act: (page) => page.locator('.card').nth(1).locator('button').click(),
    }),
    welcome('3-consent', WITH_KEYS),
    welcome('4-testing', CONSENTED, {
      act: async (page) => {
        await page.locator('.card').nth(3).locator('button').click();
        await page.locator('.meter, meter, [role=meter]').first().waitFor();
      },
    }),
    welcome('4-tested', CONSENTED, {
      act: async (page) => {
        await page.locator('.card').nth(3).locator('button').click();
        await page.locator('.results').waitFor();
        await page.locator('.finish .primary').click();
      },
      forcedColors: true,
    }),
  ],
};

const kept = (at: number, call: Partial<KeptCall>): KeptCall => ({
  sessionId: `call_${String(at)}`,
  tabTitle: 'Dan Whitaker, Whitaker Plumbing',
  startedAtMs: CALL_BEGAN_MS - at * DAY_MS,
  endedAtMs: CALL_BEGAN_MS - at * DAY_MS + 754_000,
  lastAtMs: CALL_BEGAN_MS - at * DAY_MS + 754_000,
  utteranceCount: 86,
  isRunning: false,
  ...call,
});

const CALLS: readonly KeptCall[] = [
  kept(0, { isRunning: true, endedAtMs: undefined }),
  kept(1, { tabTitle: 'Quarterly renewal with Maximiliane von und zu Hohenstein-Schillingsfürst and her partners' }),
  kept(2, { endedAtMs: undefined }),
];

const OWN: PlaybookEntry = {
  id: 'dental',
  title: 'Dental practices, second quarter',
  description: 'Renewals in the south-west, with the new prices.',
  version: 3,
  shipped: false,
};
const OWN_TEXT = `${JSON.stringify({ ...shippedFile('default'), id: OWN.id, title: OWN.title }, undefined, 2)}\n`;

const WHOLE = wholeCall(
  goodCall({ withClaude: true }).hearSample(12).answer().gap(9_000).hearSample(18).journal,
  defaultPlaybook,
);

const FILLED: WorkerReplies = {
  'get-settings': ok(
    settingsReply({ ...KEYS, keepCalls: true, welcomed: true, productContext: 'A phone receptionist for plumbers.' }),
  ),
  'get-playbooks': ok({
    ...playbooksReply([OWN], OWN.id),
    unreadable: [{ id: 'old-one', problem: { key: 'error_playbook_gone' } }],
  }),
  'get-playbook': ok({ text: OWN_TEXT }),
  'get-kept-calls': ok(CALLS),
  'get-kept-call': ok({ ...WHOLE, call: { ...WHOLE.call, sessionId: 'call_1' } }),
  'check-key': KEY_WORKS,
  'update-settings': ok(settingsReply(KEYS)),
};

const options = (name: string, replies: WorkerReplies, scene: Partial<Scene> = {}): Scene => ({
  name,
  page: 'options',
  nowMs: CALL_BEGAN_MS,
  replies,
  until: '.playbook-line',
  ...scene,
});

const POLICY: WorkerReplies = {
  'get-settings': ok(
    settingsReply(
      { ...KEYS, keepKeys: 'session' },
      { locked: ['keepKeys', 'keepCalls'], invalid: ['claudeModel', 'language'] },
    ),
  ),
  'get-playbooks': ok(playbooksReply()),
  'get-kept-calls': ok([]),
};

/** The options, whole. */
export const optionsPage: Sheet = {
  name: 'options',
  scenes: [
    options(
      'empty',
      { 'get-settings': ok(settingsReply()), 'get-playbooks': ok(playbooksReply()), 'get-kept-calls': ok([]) },
      { microphone: 'prompt' },
    ),
    options('filled', FILLED, { forcedColors: true }),
    options('policy', POLICY, { microphone: 'denied' }),
    options('bad-address', FILLED, {
      act: async (page) => {
        await page.locator('form section').last().locator('input:not([type])').first().fill('ws://elsewhere.example');
        await page.locator('.save button').click();
      },
    }),
  ],
};

const editOwn = 'li:has(input[value=dental]) .playbook-buttons button';

/** The parts of the options that unfold. */
export const optionsOpened: Sheet = {
  name: 'options-opened',
  scenes: [
    options('playbook-words', FILLED, {
      act: async (page) => {
        await page.locator(editOwn).first().click();
        await page.locator('.playbook-editor details summary').first().click();
      },
    }),
    options('playbook-faults', FILLED, {
      act: async (page) => {
        await page.locator(editOwn).first().click();
        await page.locator('.playbook-editor input[type=radio]').last().click();
        await page
          .locator('textarea.code')
          .fill(OWN_TEXT.replace('"version": ', '"version": -').replace('"title"', '"titel"'));
      },
      forcedColors: true,
    }),
    options('kept-call', FILLED, {
      act: (page) => page.locator('.kept-calls li').nth(1).locator('button').first().click(),
    }),
    options('delete-asked', FILLED, {
      act: (page) => page.locator('.kept-calls li').nth(0).locator('button').last().click(),
    }),
  ],
};
