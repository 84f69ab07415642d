/**
 * The check before a call: what was found of microphone, tab, echo, keys and page, and each of it as a row for the rep, with the
 * one thing to do where something is wrong.
 */
import { z } from 'zod';
import type { Message } from './message';

/** What was heard so far. */
export const PreflightSound = z.object({
  /** `quiet`: it gives sound, but no voice yet. `silent`: nothing but zeros. `refused`: not allowed. */
  microphone: z.enum(['opening', 'heard', 'quiet', 'silent', 'muted', 'refused', 'missing', 'lost']),
  /** `muted` by the browser. `not-captured`: there is no stream of it. */
  tab: z.enum(['opening', 'heard', 'silent', 'muted', 'ended', 'not-captured']),
  /** Whether the microphone hears what the tab plays; `unknown` until the tab has sounded long enough. */
  echo: z.enum(['unknown', 'none', 'heard']),
});
export type PreflightSound = z.infer<typeof PreflightSound>;

/** What became of a key when it was tried. `unusable`: another answer than it should be (model, address, limit). */
export type KeyFinding = 'works' | 'missing' | 'refused' | 'unreachable' | 'unusable';

/** What page the tab shows: a known call site, any other web page, or one on which no call can be heard. */
export type PageFinding =
  | { readonly kind: 'call-site'; readonly name: string; readonly inCall: boolean }
  | { readonly kind: 'web-page'; readonly host: string }
  | { readonly kind: 'browser-page' | 'store' | 'document' | 'hidden' | 'gone' };

/** Why Chrome gave no stream of the tab. */
export type CaptureRefusal = 'not-capturable' | 'already-captured' | 'not-invoked';

/** Undefined is what isn't known yet. */
export interface PreflightFindings {
  readonly page: PageFinding | undefined;
  readonly deepgram: KeyFinding | undefined;
  readonly claude: KeyFinding | undefined;
  readonly refusal: CaptureRefusal | undefined;
  readonly sound: PreflightSound | undefined;
  /** Sound may still come. */
  readonly isListening: boolean;
}

export const nothingFound: PreflightFindings = {
  page: undefined,
  deepgram: undefined,
  claude: undefined,
  refusal: undefined,
  sound: undefined,
  isListening: true,
};

export const PREFLIGHT_ROWS = ['microphone', 'tab', 'echo', 'keys', 'page'] as const;

/** One thing that was looked at. `unknown`: it can't be told, which is no fault. */
export interface PreflightRow {
  readonly id: (typeof PREFLIGHT_ROWS)[number];
  readonly state: 'checking' | 'good' | 'problem' | 'unknown';
  /** What was found; of a problem, what it is and the one thing to do. */
  readonly text: Message;
  /** Good to know beside it. */
  readonly note?: Message;
  /** A page of ours where that one thing is done. */
  readonly fixedAt?: 'keys' | 'microphone';
}

/** All five, in the order they are shown. */
export const preflightRows = (findings: PreflightFindings): readonly PreflightRow[] => [
  { id: 'microphone', ...microphoneRow(findings) },
  { id: 'tab', ...tabRow(findings) },
  { id: 'echo', ...echoRow(findings) },
  { id: 'keys', ...keysRow(findings) },
  { id: 'page', ...pageRow(findings.page) },
];

/** A check, as the panel shows it. */
export interface PreflightView {
  readonly tabId: number;
  readonly tabTitle: string;
  readonly rows: readonly PreflightRow[];
  /** Some rows aren't decided yet. */
  readonly isChecking: boolean;
  /** False where a start can't succeed. */
  readonly canStart: boolean;
  /** Microphone and tab: dBFS, -100 is silence. */
  readonly levelsDb: readonly [number, number];
}

/** What is known so far of a tab. */
export function preflightView(
  findings: PreflightFindings,
  about: Pick<PreflightView, 'tabId' | 'tabTitle' | 'levelsDb'>,
): PreflightView {
  const rows = preflightRows(findings);
  return {
    ...about,
    rows,
    isChecking: rows.some(({ state }) => state === 'checking'),
    canStart: canHear(findings.page) && findings.deepgram !== 'missing' && findings.refusal === undefined,
  };
}

/** Whether Chrome would let the page be heard, as far as is known. */
export const canHear = (page: PageFinding | undefined): boolean =>
  page === undefined || page.kind === 'call-site' || page.kind === 'web-page';

type Verdict = Omit<PreflightRow, 'id'>;

const checking = (text: Message): Verdict => ({ state: 'checking', text });
const good = (text: Message): Verdict => ({ state: 'good', text });
const problem = (text: Message, fixedAt?: 'keys' | 'microphone'): Verdict => ({
  state: 'problem',
  text,
  ...(fixedAt && { fixedAt }),
});
const unknown = (text: Message): Verdict => ({ state: 'unknown', text });

const NOT_LISTENED: Message = { key: 'preflight_not_listened' };

function microphoneRow({ sound, isListening }: PreflightFindings): Verdict {
  switch (sound?.microphone) {
    case 'heard':
      return good({ key: 'preflight_microphone_heard' });
    case 'refused':
      return problem({ key: 'preflight_microphone_refused' }, 'microphone');
    case 'missing':
      return problem({ key: 'preflight_microphone_missing' });
    case 'lost':
      return problem({ key: 'preflight_microphone_lost' });
    case 'muted':
      return problem({ key: 'preflight_microphone_muted' });
    default:
  }
  if (isListening) return checking({ key: 'preflight_microphone_checking' });
  switch (sound?.microphone) {
    case 'quiet':
      return problem({ key: 'preflight_microphone_quiet' });
    case 'silent':
      return problem({ key: 'preflight_microphone_silent' });
    default:
      return unknown(NOT_LISTENED);
  }
}

const REFUSAL_TEXT: Readonly<Record<CaptureRefusal, Message>> = {
  'not-capturable': { key: 'preflight_tab_not_capturable' },
  'already-captured': { key: 'preflight_tab_already_captured' },
  'not-invoked': { key: 'preflight_tab_not_invoked' },
};

function tabRow({ sound, refusal, isListening }: PreflightFindings): Verdict {
  if (refusal !== undefined) return problem(REFUSAL_TEXT[refusal]);
  switch (sound?.tab) {
    case 'heard':
      return good({ key: 'preflight_tab_heard' });
    case 'muted':
      return problem({ key: 'preflight_tab_muted' });
    case 'ended':
      return problem({ key: 'preflight_tab_ended' });
    case 'not-captured':
      return problem(REFUSAL_TEXT['not-capturable']);
    default:
  }
  if (isListening) return checking({ key: 'preflight_tab_checking' });
  return sound?.tab === 'silent' ? problem({ key: 'preflight_tab_silent' }) : unknown(NOT_LISTENED);
}

function echoRow({ sound, refusal, isListening }: PreflightFindings): Verdict {
  switch (sound?.echo) {
    case 'heard':
      return problem({ key: 'preflight_echo_heard' });
    case 'none':
      return good({ key: 'preflight_echo_none' });
    default:
  }
  return isListening && refusal === undefined
    ? checking({ key: 'preflight_echo_checking' })
    : unknown({ key: 'preflight_echo_unknown' });
}

/** The recogniser's key is needed; without Claude's the coach works locally, which is no fault. */
function keysRow({ deepgram, claude }: PreflightFindings): Verdict {
  const verdict = deepgramVerdict(deepgram);
  return claude === undefined ? verdict : { ...verdict, note: CLAUDE_TEXT[claude] };
}

function deepgramVerdict(found: KeyFinding | undefined): Verdict {
  switch (found) {
    case undefined:
      return checking({ key: 'preflight_keys_checking' });
    case 'works':
      return good({ key: 'preflight_deepgram_works' });
    case 'missing':
      return problem({ key: 'preflight_deepgram_missing' }, 'keys');
    case 'refused':
      return problem({ key: 'preflight_deepgram_refused' }, 'keys');
    case 'unreachable':
    case 'unusable':
      return problem({ key: 'preflight_deepgram_unreachable' });
  }
}

const CLAUDE_TEXT: Readonly<Record<KeyFinding, Message>> = {
  works: { key: 'preflight_claude_works' },
  missing: { key: 'preflight_claude_missing' },
  refused: { key: 'preflight_claude_refused' },
  unreachable: { key: 'preflight_claude_unreachable' },
  unusable: { key: 'preflight_claude_unusable' },
};

function pageRow(page: PageFinding | undefined): Verdict {
  switch (page?.kind) {
    case undefined:
      return checking({ key: 'preflight_page_checking' });
    case 'call-site':
      return good({ key: page.inCall ? 'preflight_page_call' : 'preflight_page_no_call', values: { site: page.name } });
    case 'web-page':
      return good({ key: 'preflight_page_other', values: { site: page.host } });
    case 'browser-page':
      return problem({ key: 'preflight_page_browser' });
    case 'store':
      return problem({ key: 'preflight_page_store' });
    case 'document':
      return problem({ key: 'preflight_page_document' });
    case 'hidden':
      return problem({ key: 'preflight_page_hidden' });
    case 'gone':
      return problem({ key: 'preflight_page_gone' });
  }
}

/** What a tab's address says of calls in it. Chrome tells no address of the pages that it keeps to itself. */
export function pageOf(url: string | undefined, inCall: boolean): PageFinding {
  const parts = /^([a-z-]+):\/\/([^/?#]*)([^?#]*)/i.exec(url ?? '');
  if (!parts) return { kind: 'browser-page' };
  const [, scheme = '', host = '', path = ''] = parts;
  if (host === 'chromewebstore.google.com' || (host === 'chrome.google.com' && path.startsWith('/webstore'))) {
    return { kind: 'store' };
  }
  if (!/^(https?|file)$/.test(scheme)) return { kind: 'browser-page' };
  // Chrome shows these in its own viewer, which plays nothing.
  if (/\.pdf$/i.test(path)) return { kind: 'document' };
  const name = scheme === 'https' ? CALL_SITES[host] : undefined;
  if (name !== undefined) return { kind: 'call-site', name, inCall };
  return { kind: 'web-page', host: host === '' ? 'file' : host };
}

/** Sites whose calls the content scripts see, by host. Names, so they are the same in every language. */
const CALL_SITES: Readonly<Record<string, string>> = {
  'meet.google.com': 'Google Meet',
  'phone.aircall.io': 'Aircall',
  'workspace.aircall.io': 'Aircall',
};
