/** Notes, inside the panel, when what it shows changes: what a rep could read, and when. */
import type { Page } from 'playwright-core';

/** What the panel showed from `atMs` (epoch) on. */
export interface ShownMoment {
  readonly atMs: number;
  /** Utterance that the guidance answers, e.g. `customer-4`; empty before the first. */
  readonly answers: string;
  readonly stage: string;
  readonly focus: string;
  readonly question: string;
}

declare global {
  interface Window {
    shownMoments?: ShownMoment[];
  }
}

/** Start noting. The panel must be open and in guidance mode. */
export async function watchPanel(panel: Page): Promise<void> {
  await panel.getByRole('region', { name: 'Focus' }).waitFor();
  // No named function in here: tsx would wrap it in a helper that the page doesn't have.
  await panel.evaluate(() => {
    const shown: ShownMoment[] = [];
    window.shownMoments = shown;
    new MutationObserver(() => {
      const [stage = '', focus = '', question = ''] = [
        '[aria-current="step"] .step',
        '.card .big',
        '.card .question',
      ].map((selector) => document.querySelector(selector)?.textContent?.trim() ?? '');
      const answers = document.querySelector<HTMLElement>('[data-answers]')?.dataset['answers'] ?? '';
      const last = shown.at(-1);
      const isSame =
        last?.answers === answers && last.stage === stage && last.focus === focus && last.question === question;
      if (!isSame && focus !== '') shown.push({ atMs: Date.now(), answers, stage, focus, question });
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    // What is there already counts too.
    document.body.toggleAttribute('data-watched');
  });
}

export const readShownMoments = (panel: Page): Promise<readonly ShownMoment[]> =>
  panel.evaluate(() => window.shownMoments ?? []);
