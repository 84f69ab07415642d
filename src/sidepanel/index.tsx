/** The side panel's wiring: the port, the clock, and the page. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { PANEL_PORT } from '../protocol/panel-port';
import { browser, openOptions } from '../ui/browser';
import { Panel } from './components/Panel';
import { followWindow } from './panel-feed';
import { createPanelModel } from './panel-model';

const TICK_MS = 1_000;

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

const { id: windowId = browser.windows.WINDOW_ID_NONE } = await browser.windows.getCurrent();
const model = createPanelModel({ send: (command) => void feed.send(command), nowMs: Date.now() });
const feed = followWindow({
  connect: () => browser.runtime.connect({ name: PANEL_PORT }),
  windowId,
  onFrame: (frame) => {
    // A frame may hold a time later than the last tick.
    model.tick(Date.now());
    model.receive(frame);
  },
  onLink: model.setLink,
});
setInterval(() => model.tick(Date.now()), TICK_MS);
render(<Panel model={model} onOpenOptions={openOptions} />, root);
