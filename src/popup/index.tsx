/** The popup's wiring. The click that opened it granted this tab's capture. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { ask, browser, openOptions, openSidePanel, openWelcome } from '../ui/browser';
import { ensureMessages } from '../ui/messages';
import { browserMicrophone } from '../ui/microphone';
import { Popup } from './Popup';
import { namePage } from '../ui/page';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
await ensureMessages();
namePage('extension_name');

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
render(
  <Popup
    tabId={tab?.id}
    ask={ask}
    microphone={browserMicrophone}
    openSidePanel={openSidePanel}
    openOptions={openOptions}
    openWelcome={openWelcome}
  />,
  root,
);
