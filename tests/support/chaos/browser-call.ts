/** A call in real Chromium to be broken: tone pairs for words, both services on loopback, the panel that shows it. */
import type { Page } from 'playwright-core';
import { replay } from '../../../src/coaching/session-fold';
import { journalOf, openCallTab, playCall, pressInPopup, putSettings, startCoaching } from '../browser/coached-call';
import { startCallPage } from '../browser/call-page';
import { eventually } from '../browser/eventually';
import { findSidePanel, type ExtensionPage } from '../browser/extension-page';
import { launchWithExtension, type BrowserWithExtension } from '../browser/launch';
import { encodeCall, type SpokenLine } from '../browser/spoken-call';
import { shownTranscript } from '../browser/panel-transcript';
import { openPopup } from '../browser/toolbar';
import { startAnthropicStandIn, type AnthropicStandIn } from '../standins/anthropic-server';
import { startDeepgramStandIn, type DeepgramStandIn } from '../standins/deepgram-server';
import { tonePairHearing } from '../standins/tone-pair-hearing';
import { SIDES, wordsIn, type Side, type WordsBySide } from './words';

const DEEPGRAM_KEY = 'call-key';
/** Two, so that a change of key can make Claude worth asking again. */
export const CLAUDE_KEYS = ['claude-key-a', 'claude-key-b'] as const;
/** The microphone plays from when it is opened, before the recogniser is connected: what is said then counts too. */
const FIRST_LINE_MS = 1_500;
const LINE_EVERY_MS = 1_250;
const WORDS_PER_LINE = 3;

/** Half of the vocabulary for each side, so that nobody repeats the other. */
const VOCABULARY: Readonly<Record<Side, readonly string[]>> = {
  rep: wordsIn(
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu anchor basket candle dragon ember falcon',
  ),
  customer: wordsIn(
    'garden harbor island jungle kettle ladder marble needle orchard pepper quiver ribbon saddle temple umbrella velvet window yellow zipper apple bridge copper desert engine feather granite hammer ivory jacket kitten lantern meadow',
  ),
};

/** Lines of three words, from each side in turn, for so long. */
export function talkFor(ms: number): readonly SpokenLine[] {
  return Array.from({ length: Math.floor((ms - FIRST_LINE_MS) / LINE_EVERY_MS) }, (_, n) => {
    const speaker = SIDES[n % SIDES.length] ?? 'rep';
    const words = VOCABULARY[speaker];
    const from = Math.floor(n / SIDES.length) * WORDS_PER_LINE;
    const text = Array.from({ length: WORDS_PER_LINE }, (_word, k) => words[(from + k) % words.length]).join(' ');
    return { speaker, atMs: FIRST_LINE_MS + n * LINE_EVERY_MS, text };
  });
}

export interface BrowserCall {
  readonly browser: BrowserWithExtension;
  readonly recogniser: DeepgramStandIn;
  readonly claude: AnthropicStandIn;
  readonly tab: Page;
  /** As it stands: it is closed and opened again. */
  panel: ExtensionPage;
  readonly sent: WordsBySide;
  /** What the panel shows now. */
  readonly shown: () => Promise<WordsBySide>;
  readonly journalled: () => Promise<WordsBySide>;
  /** Whether the customer has said the last word. */
  readonly isOver: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Start everything, click the icon, start coaching, and let both talk. */
export async function startBrowserCall({
  lines,
  extensionDir,
}: {
  readonly lines: readonly SpokenLine[];
  readonly extensionDir: string;
}): Promise<BrowserCall> {
  const vocabulary = [...VOCABULARY.rep, ...VOCABULARY.customer];
  const spoken = await encodeCall(lines, vocabulary);
  const recogniser = await startDeepgramStandIn({ hearing: tonePairHearing(vocabulary), keys: [DEEPGRAM_KEY] });
  const claude = await startAnthropicStandIn({ keys: CLAUDE_KEYS });
  const callPage = await startCallPage({ wav: spoken.customerWav, title: 'Chaos call' });
  const browser = await launchWithExtension({ extensionDir, microphoneWav: spoken.repWav });
  const close = async (): Promise<void> => {
    await browser.close();
    await Promise.all([callPage.close(), recogniser.stop(), claude.stop(), spoken.remove()]);
  };
  try {
    await putSettings(browser, {
      coachingMode: 'guidance',
      deepgramKey: DEEPGRAM_KEY,
      deepgramUrl: recogniser.url,
      anthropicKey: CLAUDE_KEYS[0],
      anthropicUrl: claude.url,
    });
    const tab = await openCallTab(browser, callPage.url);
    const panel = await startCoaching(browser, tab);
    await playCall(tab);
    const call: BrowserCall = {
      browser,
      recogniser,
      claude,
      tab,
      panel,
      sent: bySide(lines),
      shown: async () => bySide((await shownTranscript(call.panel.page)).map(readLine)),
      journalled: async () => bySide(replay(await journalOf(browser)).conversation.utterances),
      isOver: () => tab.evaluate(() => document.body.dataset['call'] === 'ended'),
      close,
    };
    return call;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Close the panel and open it from the popup, as a rep does. */
export async function reopenPanel(call: BrowserCall): Promise<void> {
  const { browser, tab, panel } = call;
  await panel.close();
  await pressInPopup(await openPopup(browser, tab), 'Show the coach');
  call.panel = await findSidePanel(browser, { except: [panel] });
}

/** Wait until panel and journal hold all that was sent, or no longer than `limitMs`. */
export async function settled(call: BrowserCall, limitMs: number): Promise<void> {
  const wanted = JSON.stringify(call.sent);
  await eventually(
    'the whole transcript',
    async () =>
      JSON.stringify(await call.shown()) === wanted && JSON.stringify(await call.journalled()) === wanted
        ? true
        : undefined,
    limitMs,
  ).catch(() => undefined);
}

interface Line {
  readonly speaker: Side;
  readonly text: string;
}

const readLine = (line: string): Line => {
  const [, speaker = '', text = ''] = /^(rep|customer)[^:]*: (.*)$/.exec(line) ?? [];
  return { speaker: speaker === 'rep' ? 'rep' : 'customer', text };
};

function bySide(lines: readonly Line[]): WordsBySide {
  const of = (side: Side) => lines.filter(({ speaker }) => speaker === side).flatMap(({ text }) => wordsIn(text));
  return { rep: of('rep'), customer: of('customer') };
}
