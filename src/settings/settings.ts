/** What the rep (or a policy) sets. Held by the worker in storage.local (keys by choice in storage.session), closed to content scripts. */
import { z } from 'zod';
import { PlaybookId } from '../coaching/playbook';
import { CoachingMode } from './feature-flags';

export const DEEPGRAM_URL = 'wss://api.deepgram.com';
export const ANTHROPIC_URL = 'https://api.anthropic.com';
/** The fastest and cheapest model in November 2026. Ids retire, so it is a setting. */
export const DEFAULT_CLAUDE_MODEL = 'claude-haiku-5-5';

/** A hostname that never leaves this machine: where stand-ins and self-hosted services run. */
export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

const URL_PARTS = /^(wss?|https?):\/\/(\[[^\]]+\]|[^/:?#@]+)(:\d+)?(\/[^?#]*)?$/;
/** What a browser can read: the shape alone lets a port of 80443 or a space in the host by. The core has no `URL` of its own. */
const ReadableUrl = z.url();

/** A base URL whose scheme is encrypted, or plain on loopback only. No user, query or fragment: keys don't belong in it. */
const baseUrl = (secure: string, plain: string) =>
  z
    .string()
    .trim()
    .max(300)
    .refine((text) => {
      const parts = URL_PARTS.exec(text);
      if (!parts || !ReadableUrl.safeParse(text).success) return false;
      const [, scheme, host] = parts;
      return scheme === secure || (scheme === plain && isLoopback(host ?? ''));
    });

/** What an HTTP header carries without quoting. */
const Secret = z
  .string()
  .trim()
  .max(4_000)
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z/=:]*$/);
/** A Deepgram key travels as a WebSocket subprotocol: with any other sign the browser throws, and names the key in its error. */
const SubprotocolSecret = z
  .string()
  .trim()
  .max(4_000)
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]*$/);

export const Settings = z.object({
  deepgramKey: SubprotocolSecret.default(''),
  /** `token` is a short-lived JWT from the team's own server; it travels as `bearer`. */
  deepgramKeyKind: z.enum(['key', 'token']).default('key'),
  deepgramUrl: baseUrl('wss', 'ws').default(DEEPGRAM_URL),
  anthropicKey: Secret.default(''),
  anthropicUrl: baseUrl('https', 'http').default(ANTHROPIC_URL),
  claudeModel: z.string().trim().min(1).max(100).default(DEFAULT_CLAUDE_MODEL),
  /** Of the calls, not of the interface, which is in the browser's: BCP 47, or `multi` for Deepgram's multilingual model. */
  language: z
    .string()
    .trim()
    .regex(/^(multi|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/)
    .default('en'),
  /** Absent until the rep chooses: then the policy's or the build's default holds. */
  coachingMode: CoachingMode.optional(),
  /** What is sold, in the rep's words; empty takes the playbook's. */
  productContext: z.string().trim().max(4_000).default(''),
  /** What the next call is coached by: a shipped playbook or one of the rep's own. A call keeps the one it began with. */
  playbookId: PlaybookId.default('default'),
  /** Keys on this device, or only until the browser closes. Where they lie is background/key-places. */
  keepKeys: z.enum(['device', 'session']).default('device'),
  /** Calls stay on this device after the browser closes; otherwise nothing of a call touches the disk. */
  keepCalls: z.boolean().default(false),
  /** What the rep reads out or pastes at the start of a call, so that the customer knows. Empty takes our own. */
  announcement: z.string().trim().max(1_000).default(''),
  /** The first-run page was gone through. */
  welcomed: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;

const { shape } = Settings;
/**
 * Some fields to change; what is left out stays. Not `Settings.partial()`: zod fills in the default of a field left out,
 * which would take the stored keys away.
 */
export const SettingsPatch = z
  .object({
    deepgramKey: shape.deepgramKey.removeDefault(),
    deepgramKeyKind: shape.deepgramKeyKind.removeDefault(),
    deepgramUrl: shape.deepgramUrl.removeDefault(),
    anthropicKey: shape.anthropicKey.removeDefault(),
    anthropicUrl: shape.anthropicUrl.removeDefault(),
    claudeModel: shape.claudeModel.removeDefault(),
    language: shape.language.removeDefault(),
    coachingMode: shape.coachingMode,
    productContext: shape.productContext.removeDefault(),
    playbookId: shape.playbookId.removeDefault(),
    keepKeys: shape.keepKeys.removeDefault(),
    keepCalls: shape.keepCalls.removeDefault(),
    announcement: shape.announcement.removeDefault(),
    welcomed: shape.welcomed.removeDefault(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

export const defaultSettings: Settings = Settings.parse({});

/**
 * Settings from storage. A field that no longer parses falls back to its default and is named, the others stay:
 * one bad value must not lose a key.
 */
export function readSettings(stored: unknown): { settings: Settings; invalid: readonly string[] } {
  const whole = Settings.safeParse(stored ?? {});
  if (whole.success) return { settings: whole.data, invalid: [] };
  const kept: Record<string, unknown> = {};
  const invalid: string[] = [];
  const fields = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  for (const [name, value] of fields) {
    // Own fields only: every object has a `constructor`, and that one parses nothing.
    const field = Object.hasOwn(shape, name) ? shape[name as keyof typeof shape] : undefined;
    if (field?.safeParse(value).success) kept[name] = value;
    else invalid.push(name);
  }
  return { settings: Settings.parse(kept), invalid };
}

/** Settings as a page may see them: keys only as "set, ends in ...abcd". */
export type SettingsView = Omit<Settings, 'deepgramKey' | 'anthropicKey'> & {
  readonly deepgramKey: MaskedKey;
  readonly anthropicKey: MaskedKey;
};
export type MaskedKey = { readonly set: false } | { readonly set: true; readonly hint: string };

export const maskKey = (key: string): MaskedKey =>
  key === '' ? { set: false } : { set: true, hint: `…${key.slice(-4)}` };

export const toSettingsView = (settings: Settings): SettingsView => ({
  ...settings,
  deepgramKey: maskKey(settings.deepgramKey),
  anthropicKey: maskKey(settings.anthropicKey),
});
