/** A call held among failures that have to do with keys, everything open that could show one. */
import type { Page } from 'playwright-core';
import { callIsQuiet, capturing, openCallTab, playCall, pressInPopup } from './browser/coached-call';
import { eventually } from './browser/eventually';
import { findSidePanel, type ExtensionPage } from './browser/extension-page';
import { shownTranscript } from './browser/panel-transcript';
import type { SpokenLine } from './browser/spoken-call';
import type { StagedCall } from './browser/staged-call';
import { openPopup } from './browser/toolbar';
import type { FailureName } from './standins/anthropic-outcomes';

export const LINES: readonly SpokenLine[] = [
  { speaker: 'rep', atMs: 1_000, text: 'hello there' },
  { speaker: 'customer', atMs: 300, text: 'we miss ten calls per week' },
];

export interface HeldCall {
  readonly tab: Page;
  readonly panel: ExtensionPage;
  readonly popup: ExtensionPage;
}

/** The handshake is refused once, both sides are heard, Claude fails in three ways, the line drops, the popup is opened again. */
export async function holdCall({ browser, recogniser, claude, callPage }: StagedCall): Promise<HeldCall> {
  recogniser.refuseNext(1, 401);
  const tab = await openCallTab(browser, callPage.url);
  await pressInPopup(await openPopup(browser, tab), 'Start coaching');
  const panel = await findSidePanel(browser);
  await capturing(browser);
  await playCall(tab);
  await eventually('both sides to be heard', async () => {
    const shown = await shownTranscript(panel.page);
    return LINES.every(({ speaker, text }) => shown.includes(`${speaker}: ${text}`)) ? true : undefined;
  });
  await callIsQuiet(browser);
  const helpNow = panel.page.getByRole('button', { name: 'Help me now' });
  for (const failure of ['server-error', 'wrong-shape', 'unauthorized'] satisfies FailureName[]) {
    const before = claude.calls.length;
    claude.failNext(failure);
    await helpNow.click();
    await claude.until(({ calls }) => calls.length > before);
    await panel.page.getByText(/coaching locally/i).waitFor();
  }
  recogniser.dropConnections();
  await recogniser.until(({ connections }) => connections.length > 1);
  const popup = await openPopup(browser, tab);
  await popup.page.getByRole('button').first().waitFor();
  return { tab, panel, popup };
}
