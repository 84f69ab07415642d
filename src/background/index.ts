/**
 * The service worker's entry. Every listener is registered in this first turn: Chrome starts the worker for an event and
 * must find its listener there. What they do waits for `ready`: the sessions rebuilt from their journals.
 */
import { z } from 'zod';
import { CAPTURE_PORT } from '../protocol/capture-port';
import type { Reply } from '../protocol/messages';
import { PANEL_PORT, PanelCommand } from '../protocol/panel-port';
import { ensureMessages } from '../ui/messages';
import { browser, type Runtime } from './browser';
import { onCallCommand } from './call-commands';
import { CallReports } from './call-reports';
import { Coach } from './coach';
import { errorName } from './error-name';
import { isOffscreenPage } from './offscreen-page';
import { loadCallReader } from './reader-source';
import { countRefused, readOrRefuse } from './refusals';
import { answer, FAILED, originOf } from './requests';
import { closeStorageToContentScripts, isSettingsChange } from './settings-store';
import { UpdateWait } from './update-wait';
import { warmUp } from './warm-up';

// Without this zod probes `new Function`, which the extension's policy refuses.
z.config({ jitless: true });

const ownOrigin = new URL(browser.runtime.getURL('')).origin;
const coach = new Coach(() => update.look());
const reports = new CallReports(coach);
const update = new UpdateWait(() => coach.isIdle);
const ready = closeStorageToContentScripts()
  .then(ensureMessages)
  .then(async () => {
    coach.reader = await loadCallReader();
  })
  .then(() => coach.restore())
  .then(() => reports.restore());

void ready.then(() => setTimeout(() => warmUp(coach.playbooks.byId('default'), coach.reader), 0));

// `chrome`, because the polyfill's types know no listener that answers some messages and leaves others alone.
chrome.runtime.onMessage.addListener((raw: unknown, sender, reply: (answer: Reply<unknown>) => void) => {
  if ((raw as { to?: unknown } | null)?.to !== 'background') return false;
  void ready
    .then(() => answer(raw, sender, { coach, reports, ownOrigin }))
    .catch((error: unknown) => {
      // Where, but not what: a message may hold what the request held.
      const where = error instanceof Error ? error.stack?.match(/^\s+at .*$/gm)?.join('\n') : undefined;
      console.error('request failed:', errorName(error), where ?? '');
      return FAILED;
    })
    .then(reply);
  return true;
});

browser.runtime.onConnect.addListener((port) => {
  const isOurs = port.sender !== undefined && originOf(port.sender) === ownOrigin;
  // A second capture port would take the place of the real one.
  if (isOurs && port.name === CAPTURE_PORT && isOffscreenPage(port.sender?.url)) onCapturePort(port);
  else if (isOurs && port.name === PANEL_PORT) onPanelPort(port);
  else {
    countRefused('port');
    port.disconnect();
  }
});

function onCapturePort(port: Runtime.Port): void {
  coach.capture.attach(port, {
    frame: (frame) => void ready.then(() => coach.onCaptureFrame(frame)),
    lost: () => void ready.then(() => coach.onCapturePortLost()),
  });
}

function onPanelPort(port: Runtime.Port): void {
  coach.panels.add(port);
  port.onDisconnect.addListener(() => {
    void ready.then(() => {
      coach.preflight.panelClosed();
      update.look();
    });
  });
  port.onMessage.addListener((raw: unknown) => {
    const command = readOrRefuse('panel-command', PanelCommand, raw);
    if (command) void ready.then(() => coach.following.onCommand(port, command));
  });
}

browser.storage.onChanged.addListener((changes, area) => {
  if (isSettingsChange(changes, area)) void ready.then(() => coach.refreshSettings());
});

self.addEventListener('online', () => {
  void ready.then(() => coach.networkReturned());
});

browser.commands.onCommand.addListener((command, tab) => {
  void ready.then(() => onCallCommand(coach, command, tab ?? {}));
});

browser.tabs.onActivated.addListener(() => {
  void ready.then(() => coach.following.refresh());
});

browser.tabs.onRemoved.addListener((tabId) => {
  void ready.then(() => {
    reports.forget(tabId);
    const actor = coach.sessions.ofTab(tabId);
    if (actor) coach.sessions.take(actor, { type: 'stop', reason: 'tab-closed', atMs: Date.now() });
  });
});

browser.runtime.onUpdateAvailable.addListener(() => {
  void ready.then(() => update.arrived());
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') });
});
