/**
 * The content script: tells the worker that there is a call on the page, and nothing else. It reads no words and no
 * names, gets no answer, and holds no key.
 *
 * One entry for all sites, so that the build is one plain script: code shared by two entries would be loaded as a module
 * from the page, which needs web-accessible resources.
 */
import type { CallReport } from '../protocol/messages';
import type { CallFacts } from './call-progress';
import { watchCall } from './call-watch';
import { aircall } from './sites/aircall';
import { googleMeet } from './sites/google-meet';

const site = [googleMeet, aircall].find(({ hosts }) => hosts.includes(location.hostname));
if (site) watchCall(site, { window, tell: (facts) => report(site.name, facts), nowMs: () => performance.now() });

/** False once the extension was reloaded or removed: this script is then an orphan whose calls throw. */
function report(name: CallReport['site'], { state, muted, mayRejoin }: CallFacts): boolean {
  const message: CallReport = {
    to: 'background',
    type: 'report-call',
    site: name,
    state,
    ...(muted === undefined ? {} : { muted }),
    ...(mayRejoin === undefined ? {} : { mayRejoin }),
  };
  try {
    if (chrome.runtime?.id === undefined) return false;
    // Nobody waits for the answer: a report that failed is made good by the next one.
    chrome.runtime.sendMessage(message).catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}
