/** The popup's wiring. The click that opened it granted this tab's capture. */
import '../ui/zod-without-eval';
import { render } from 'preact';
import { ask, browser, openOptions, openSidePanel, openWelcome } from '../ui/browser';
import { browserMicrophone } from '../ui/microphone';
import { Popup } from './Popup';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

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
