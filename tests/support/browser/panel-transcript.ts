/** The transcript as the panel shows it. */
import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import type { SpokenLine } from './spoken-call';

/** A call of half a minute, heard to its end. */
const LIMIT_MS = 40_000;

/** Its lines in their order, `rep: words`, without capitals and punctuation. */
export async function shownTranscript(panel: Page): Promise<readonly string[]> {
  // What nobody heard is no line, and a loaded machine may miss a second: tests of gaps look at the journal.
  const shown = await panel.locator('section.transcript li:not(.gap)').allInnerTexts();
  return shown.map((line) =>
    line
      .toLowerCase()
      .replaceAll(/[.,?!…]/g, '')
      .replace(/^(rep|customer)\s+/, '$1: '),
  );
}

/** Waits until the panel's transcript is these lines, no more and no fewer. @throws with what it shows instead. */
export async function transcriptShows(panel: Page, lines: readonly SpokenLine[]): Promise<void> {
  const wanted = lines.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n');
  let shown = '';
  try {
    await eventually(
      'the transcript',
      async () => {
        shown = (await shownTranscript(panel)).join('\n');
        return shown === wanted ? true : undefined;
      },
      LIMIT_MS,
    );
  } catch (error) {
    throw new Error(`The transcript shows\n${shown}\ninstead of\n${wanted}`, { cause: error });
  }
}
