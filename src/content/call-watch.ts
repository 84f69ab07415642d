/** Watches a call site's page and tells each change of the call, until told to stop or nobody is there to be told. */
import { advance, leave, noCallYet, type CallFacts } from './call-progress';
import type { CallSite } from './call-site';

/** Least time between two looks at a page: these pages change many times a second, a call does not. */
export const LOOK_EVERY_MS = 250;

export interface CallWatchPorts {
  readonly window: Window;
  /** Passes facts on; false when the extension that this script belongs to is gone. */
  readonly tell: (facts: CallFacts) => boolean;
  readonly nowMs: () => number;
}

/**
 * Watch the page until it goes.
 *
 * @returns stops the watch; may be called twice.
 */
export function watchCall(site: CallSite, { window, tell, nowMs }: CallWatchPorts): () => void {
  const { document, location } = window;
  const life = new AbortController();
  const { signal } = life;
  let progress = noCallYet;
  let pending: { readonly timer: number; readonly dueMs: number } | undefined;

  const take = (seen: CallFacts, byMessage = false): void => {
    const step = advance(progress, seen, { atMs: nowMs(), byMessage });
    progress = step.progress;
    if (step.tell && !tell(step.tell)) stop();
    if (step.lookAgainInMs !== undefined) lookIn(Math.max(step.lookAgainInMs, LOOK_EVERY_MS));
  };
  const look = (): void => {
    pending = undefined;
    take(site.readCall(document, location));
  };
  /** A look that is due sooner stands. */
  const lookIn = (delayMs: number): void => {
    const dueMs = nowMs() + delayMs;
    if (signal.aborted || (pending && pending.dueMs <= dueMs)) return;
    window.clearTimeout(pending?.timer);
    pending = { timer: window.setTimeout(look, delayMs), dueMs };
  };
  const stop = (): void => {
    life.abort();
    observer.disconnect();
    window.clearTimeout(pending?.timer);
    pending = undefined;
  };
  const observer = new MutationObserver(() => {
    lookIn(LOOK_EVERY_MS);
  });

  observer.observe(document, { subtree: true, childList: true, attributeFilter: [...site.attributes] });
  document.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element) || !target.closest(site.leaveButtons)) return;
      progress = leave(progress, nowMs());
      lookIn(LOOK_EVERY_MS);
    },
    { capture: true, passive: true, signal },
  );
  const { readMessage } = site;
  if (readMessage) {
    window.addEventListener(
      'message',
      (message) => {
        const facts = readMessage(message);
        if (facts) take(facts, true);
      },
      { signal },
    );
  }
  window.addEventListener(
    'popstate',
    () => {
      lookIn(LOOK_EVERY_MS);
    },
    { signal },
  );
  // The page goes, and with it the call; where it is kept and shown again (back, forward) it is read anew.
  window.addEventListener(
    'pagehide',
    () => {
      if (progress.inCall) take({ state: 'ended' });
    },
    { signal },
  );
  window.addEventListener(
    'pageshow',
    () => {
      lookIn(LOOK_EVERY_MS);
    },
    { signal },
  );
  look();
  return stop;
}
