/** The one offscreen page an extension may have. */
import { oneAfterAnother } from './in-turn';

const PATH = 'src/offscreen/index.html';

/** Whether an address is the offscreen page's. */
export const isOffscreenPage = (url: string | undefined): boolean => url === chrome.runtime.getURL(PATH);

/** A page that is being closed must not be taken for one that is there. */
const inTurn = oneAfterAnother();

/** Make sure the offscreen page is there; two calls at once make one page. */
export const ensureOffscreenPage = (): Promise<void> => inTurn(create);

/**
 * Close it unless it is needed, so that nothing holds memory or a microphone, or keeps the worker awake, while no call is coached.
 *
 * @param isNeeded asked when its turn has come.
 */
export const closeOffscreenPage = (isNeeded: () => boolean): Promise<void> =>
  inTurn(async () => {
    if (!isNeeded() && (await hasOffscreenPage())) await chrome.offscreen.closeDocument();
  });

async function create(): Promise<void> {
  if (await hasOffscreenPage()) return;
  await chrome.offscreen.createDocument({
    url: PATH,
    // A page for playback only is closed after 30 s of silence.
    reasons: [chrome.offscreen.Reason.USER_MEDIA],
    justification: 'Hears the call in the tab and the microphone, to coach the rep.',
  });
}

/** Whether the page is there, as Chrome knows it. */
export async function hasOffscreenPage(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  return contexts.length > 0;
}
