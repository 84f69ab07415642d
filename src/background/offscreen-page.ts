/** The one offscreen page an extension may have. */
const PATH = 'src/offscreen/index.html';

let creating: Promise<void> | undefined;

/** Make sure the offscreen page is there; two calls at once make one page. */
export function ensureOffscreenPage(): Promise<void> {
  creating ??= create().finally(() => {
    creating = undefined;
  });
  return creating;
}

/** Close it, so that nothing holds memory or a microphone while no call is coached. */
export async function closeOffscreenPage(): Promise<void> {
  if (await isThere()) await chrome.offscreen.closeDocument();
}

async function create(): Promise<void> {
  if (await isThere()) return;
  await chrome.offscreen.createDocument({
    url: PATH,
    // A page for playback only is closed after 30 s of silence.
    reasons: [chrome.offscreen.Reason.USER_MEDIA],
    justification: 'Hears the call in the tab and the microphone, to coach the rep.',
  });
}

async function isThere(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  return contexts.length > 0;
}
