/** The audio system stops under a call, in real Chromium: the rep is told in time, sound comes back, and times go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../src/coaching/session-events';
import { journalOf, openCallTab, playCall, putSettings, startCoaching } from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import { attachToOffscreenPage, stallSound } from '../support/browser/offscreen-page';
import type { SpokenLine } from '../support/browser/spoken-call';
import { stageCall, type StagedCall } from '../support/browser/staged-call';
import { replay } from '../support/session';

const STALLED_AT_SEC = 9;
const TOLD_WITHIN_MS = 3_000;
/**
 * The tab and the microphone start one after the other, and neither to the millisecond. The rest is room for a glitch of real-time
 * audio, which is counted as a gap from a second on only (MISSED_FROM_MS); a stall that isn't counted is off by two and more.
 */
const TIME_SLACK_MS = 1_400;
/** Between what is measured here and in the page, besides the panel's own delay. */
const GAP_SLACK_MS = 1_000;

const LINES: readonly SpokenLine[] = [
  { speaker: 'customer', atMs: 4_500, text: 'alpha bravo charlie' },
  { speaker: 'rep', atMs: 6_500, text: 'delta echo foxtrot' },
  { speaker: 'customer', atMs: 22_000, text: 'golf hotel india' },
  { speaker: 'rep', atMs: 24_500, text: 'juliet kilo lima' },
];

let staged: StagedCall;

beforeAll(async () => {
  staged = await stageCall({ lines: LINES, deepgramKey: 'call-key', claudeKey: 'claude-key' });
  await putSettings(staged.browser, { deepgramKey: 'call-key', deepgramUrl: staged.recogniser.url });
});

afterAll(() => staged?.close());

describe('an audio system that stops', () => {
  it('should be told within 3 s, come back by itself, and leave a gap and right times', async () => {
    const { browser, callPage } = staged;
    const tab = await openCallTab(browser, callPage.url);
    const panel = await startCoaching(browser, tab);
    await playCall(tab, staged.recogniser.connections.at(-1));
    await tab.waitForFunction(`document.querySelector('audio').currentTime >= ${String(STALLED_AT_SEC)}`);
    const page = await attachToOffscreenPage(browser);
    const letSoundGo = await stallSound(page);
    const stalledAtMs = Date.now();
    await panel.page.getByText('Neither side is heard', { exact: false }).waitFor();
    const told = await eventually('the stall on record', async () => (await journalOf(browser)).findLast(isStalled));
    expect(told.atMs - stalledAtMs).toBeLessThan(TOLD_WITHIN_MS);
    const letGoAtMs = Date.now();
    await letSoundGo();
    await page.detach();
    await panel.page.getByText('Listening', { exact: true }).waitFor();
    const backAtMs = Date.now();

    const { utterances, gaps } = await eventually(
      'every utterance',
      async () => {
        const { conversation } = replay(await journalOf(browser));
        return conversation.utterances.length >= LINES.length ? conversation : undefined;
      },
      30_000,
    );
    expect(utterances.map(({ speaker, text }) => `${speaker}: ${words(text)}`)).toEqual(
      LINES.map(({ speaker, text }) => `${speaker}: ${text}`),
    );
    // One between what was said before and after; a loaded machine may miss a second beside it.
    const [, before, after] = utterances;
    const missedMs = Math.max(
      0,
      ...gaps
        .filter(({ startMs, endMs }) => startMs >= before!.startMs && endMs <= after!.startMs)
        .map(({ startMs, endMs }) => endMs - startMs),
    );
    expect(missedMs).toBeGreaterThan(letGoAtMs - stalledAtMs - GAP_SLACK_MS);
    expect(missedMs).toBeLessThan(backAtMs - stalledAtMs + GAP_SLACK_MS);
    for (const speaker of ['rep', 'customer'] as const) {
      const lines = LINES.filter((line) => line.speaker === speaker);
      const lateByMs = utterances
        .filter((utterance) => utterance.speaker === speaker)
        .map(({ startMs }, n) => startMs - (lines[n]?.atMs ?? 0));
      expect(Math.max(...lateByMs) - Math.min(...lateByMs)).toBeLessThan(TIME_SLACK_MS);
    }
  });
});

const isStalled = (event: SessionEvent): boolean =>
  event.type === 'capture-changed' && event.state.frames === 'stalled';
const words = (text: string): string => text.toLowerCase().replaceAll(/[^a-z ]/g, '');
