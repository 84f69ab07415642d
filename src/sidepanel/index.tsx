/** The side panel's wiring: the port, the clock, and the page. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { PANEL_PORT } from '../protocol/panel-port';
import { ask, browser, chromeKeys, openOptions, openOptionsAt } from '../ui/browser';
import { ensureMessages } from '../ui/messages';
import { namePage } from '../ui/page';
import { SidePanel } from './components/SidePanel';
import { followWindow } from './panel-feed';
import { createPanelModel } from './panel-model';
import { createPreflightModel } from './preflight-model';

const TICK_MS = 1_000;

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
await ensureMessages();
namePage('extension_name');

const { id: windowId = browser.windows.WINDOW_ID_NONE } = await browser.windows.getCurrent();
const model = createPanelModel({ send: (command) => void feed.send(command), nowMs: Date.now() });
const preflight = createPreflightModel(ask);
const feed = followWindow({
  connect: () => browser.runtime.connect({ name: PANEL_PORT }),
  windowId,
  onFrame: (frame) => {
    // A frame may hold a time later than the last tick.
    model.tick(Date.now());
    if (frame.type === 'preflight') preflight.receive(frame.preflight);
    else model.receive(frame);
  },
  onLink: (link) => {
    model.setLink(link);
    preflight.setLink(link);
  },
});
setInterval(() => model.tick(Date.now()), TICK_MS);
render(
  <SidePanel
    model={model}
    preflight={preflight}
    chromeKeys={chromeKeys}
    onOpenOptions={openOptions}
    onOpenOptionsAt={openOptionsAt}
  />,
  root,
);
