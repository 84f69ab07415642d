/** The popup: what is missing, ready, coaching, and what a team's policy has set. */
import type { PlaybookEntry, PlaybooksReply, Replies, SettingsReply, TabStatus } from '../../src/protocol/messages.ts';
import { SHIPPED_IDS, shippedFile } from '../../src/playbooks/shipped.ts';
import { defaultSettings, toSettingsView, type Settings } from '../../src/settings/settings.ts';
import { ok, type Scene, type Sheet, type WorkerReplies } from './scene.ts';
import { CALL_BEGAN_MS } from './told-call.ts';

const FLAGS = { coaching_mode: 'guidance', guidance_version: 'v1' } as const;
/** Of the right form and of no account. */
export const KEYS = { deepgramKey: 'shown-deepgram-wxyz', anthropicKey: 'shown-claude-6789' } as const;

/** The settings in force, as the worker tells pages of them. */
export const settingsReply = (
  changes: Partial<Settings> = {},
  told: Partial<Omit<SettingsReply, 'settings'>> = {},
): SettingsReply => ({
  settings: toSettingsView({ ...defaultSettings, ...changes }),
  flags: FLAGS,
  invalid: [],
  locked: [],
  ...told,
});

const shipped: readonly PlaybookEntry[] = SHIPPED_IDS.map((id) => {
  const { title, description, version } = shippedFile(id);
  return { id, title, description, version, shipped: true };
});

/** The playbooks there are: the shipped ones, and more. */
export const playbooksReply = (own: readonly PlaybookEntry[] = [], chosen = 'default'): PlaybooksReply => ({
  chosen,
  playbooks: [...shipped, ...own],
  unreadable: [],
});

const status = (changes: Partial<TabStatus> = {}): TabStatus => ({
  session: 'none',
  call: 'connected',
  canStart: true,
  canResume: false,
  canCheck: true,
  missing: [],
  ...changes,
});

const popup = (name: string, changes: Partial<TabStatus>, scene: Partial<Scene> = {}): Scene => ({
  name,
  page: 'popup',
  nowMs: CALL_BEGAN_MS,
  replies: answers(changes),
  until: '.mode input:checked',
  ...scene,
});

const answers = (
  changes: Partial<TabStatus>,
  settings: Replies['get-settings'] = settingsReply(KEYS),
  playbooks: PlaybooksReply = playbooksReply(),
): WorkerReplies => ({
  'get-tab-status': ok(status(changes)),
  'get-feature-flags': ok(FLAGS),
  'get-settings': ok(settings),
  'get-playbooks': ok(playbooks),
});

const OWN: PlaybookEntry = {
  id: 'own',
  title: 'Renewals for dental practices of the south-west, second quarter, with the new prices',
  description: '',
  version: 3,
  shipped: false,
};

const NO_KEY: TabStatus['missing'][number] = {
  kind: 'problem',
  id: 'deepgram',
  text: { key: 'notice_no_deepgram_key' },
};

const LONG_ANNOUNCEMENT =
  'Before we begin, I have to tell you that an assistant listens to this call and takes notes for me, on behalf of Whitaker and Sons, as our policy on recordings requires. Nothing is kept after the call unless you agree. Are you all right with that, or shall I turn it off?';

const REFUSED: WorkerReplies = {
  ...answers({}),
  'get-tab-status': { ok: false, error: { code: 'no-answer', message: { key: 'error_no_answer' } } },
};

/** Chrome gives a popup the width of its content. */
export const popups: Sheet = {
  name: 'popup',
  widths: [300],
  scenes: [
    popup(
      'no-keys',
      {},
      { replies: answers({ canStart: false, missing: [NO_KEY] }, settingsReply()), microphone: 'prompt' },
    ),
    popup('ready', {}, { forcedColors: true }),
    popup('coaching', { session: 'listening', canCheck: false }),
    popup('lost', { session: 'reconnecting', canResume: true, canCheck: false }, { forcedColors: true }),
    popup('ended', { session: 'ended', call: undefined }),
    popup('own-playbook', {}, { replies: answers({}, settingsReply(KEYS), playbooksReply([OWN], 'own')) }),
    popup(
      'policy',
      {},
      {
        replies: answers(
          {},
          settingsReply({ ...KEYS, announcement: LONG_ANNOUNCEMENT }, { locked: ['keepCalls', 'keepKeys'] }),
        ),
      },
    ),
    popup('failed', {}, { replies: REFUSED, until: '[role=alert]' }),
  ],
};
