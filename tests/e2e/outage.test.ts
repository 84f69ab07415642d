/** Twenty seconds without the speech service, in real Chromium: no word of the call is lost, doubled or moved. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalOf, openCallTab, playCall, putSettings, startCoaching } from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import type { SpokenLine } from '../support/browser/spoken-call';
import { stageCall, type StagedCall } from '../support/browser/staged-call';
import { transcriptShows } from '../support/browser/panel-transcript';
import { replay } from '../support/session';

const OUTAGE_FROM_SEC = 8;
const OUTAGE_TO_SEC = 28;
/**
 * The tab and the microphone start one after the other, and neither to the millisecond. The rest is room for a glitch of real-time
 * audio, which is counted as a gap from a second on only (MISSED_FROM_MS); an outage that isn't bridged is off by twenty.
 */
const TIME_SLACK_MS = 1_300;
/** An outage that isn't bridged is a gap of twenty seconds; a loaded machine may miss one or two. */
const LONG_GAP_MS = 5_000;

/** A line every two seconds and a half, from each side in turn, each of words of its own. */
const LINES: readonly SpokenLine[] = [
  'alpha bravo charlie',
  'delta echo foxtrot',
  'golf hotel india',
  'juliet kilo lima',
  'mike november oscar',
  'papa quebec romeo',
  'sierra tango uniform',
  'victor whiskey xray',
  'yankee zulu one',
  'two three four',
  'five six seven',
  'eight nine ten',
].map((text, n) => ({ speaker: n % 2 === 0 ? 'customer' : 'rep', atMs: 4_500 + n * 2_500, text }));

let staged: StagedCall;

beforeAll(async () => {
  staged = await stageCall({ lines: LINES, deepgramKey: 'call-key', claudeKey: 'claude-key' });
  await putSettings(staged.browser, { deepgramKey: 'call-key', deepgramUrl: staged.recogniser.url });
});

afterAll(() => staged?.close());

describe('an outage of the speech service', () => {
  it('should cost no word, and say what is going on meanwhile', async () => {
    const { browser, recogniser, callPage } = staged;
    const tab = await openCallTab(browser, callPage.url);
    const panel = await startCoaching(browser, tab);
    await playCall(tab, recogniser.connections.at(-1));
    await tab.waitForFunction(playedUntil(OUTAGE_FROM_SEC));
    recogniser.refuseNext(Infinity, 503);
    recogniser.dropConnections();
    await panel.page.getByText('The speech service can’t be reached.', { exact: false }).waitFor();
    await tab.waitForFunction(playedUntil(OUTAGE_TO_SEC), undefined, { timeout: 60_000 });
    expect(recogniser.refusals.length).toBeGreaterThan(2);
    recogniser.refuseNext(0, 503);
    await panel.page.getByText('Listening', { exact: true }).waitFor();
    await transcriptShows(panel.page, LINES);

    // The panel shows the last line before its endpoint has come.
    const { utterances, gaps } = await eventually('every utterance', async () => {
      const { conversation } = replay(await journalOf(browser));
      return conversation.utterances.length >= LINES.length ? conversation : undefined;
    });
    expect(gaps.filter(({ startMs, endMs }) => endMs - startMs >= LONG_GAP_MS)).toEqual([]);
    for (const speaker of ['rep', 'customer'] as const) {
      const lines = LINES.filter((line) => line.speaker === speaker);
      const heardLateByMs = utterances
        .filter((utterance) => utterance.speaker === speaker)
        .map(({ startMs }, n) => startMs - (lines[n]?.atMs ?? 0));
      expect(heardLateByMs).toHaveLength(lines.length);
      expect(Math.max(...heardLateByMs) - Math.min(...heardLateByMs)).toBeLessThan(TIME_SLACK_MS);
    }
  });
});

const playedUntil = (sec: number): string => `document.querySelector('audio').currentTime >= ${String(sec)}`;
