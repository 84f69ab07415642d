/** The check before a call, as the panel holds it: what the worker last told, and what the rep asks for. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Message } from '../coaching/message';
import type { PreflightView } from '../coaching/preflight';
import type { PageRequest } from '../protocol/messages';
import type { Ask } from '../ui/ask';
import type { PanelLink } from './panel-feed';

export interface PreflightModel {
  /** Undefined while nothing is checked. */
  readonly view: ReadonlySignal<PreflightView | undefined>;
  /** The worker went away in the midst of it: what wasn't decided never will be. */
  readonly isInterrupted: ReadonlySignal<boolean>;
  /** Why the last thing asked for didn't happen. */
  readonly problem: ReadonlySignal<Message | undefined>;
  readonly receive: (view: PreflightView | undefined) => void;
  readonly setLink: (link: PanelLink) => void;
  readonly again: () => void;
  /** Coach the tab that was checked. */
  readonly start: () => void;
  readonly close: () => void;
}

/** Makes one that shows nothing. */
export function createPreflightModel(ask: Ask): PreflightModel {
  const view = signal<PreflightView | undefined>(undefined);
  const isInterrupted = signal(false);
  const problem = signal<Message | undefined>(undefined);

  const send = async (request: PageRequest) => {
    problem.value = undefined;
    const reply = await ask(request);
    if (!reply.ok) problem.value = reply.error.message;
  };
  const ofTab = (toRequest: (tabId: number) => PageRequest) => {
    if (view.value) void send(toRequest(view.value.tabId));
  };

  return {
    view,
    isInterrupted,
    problem,
    receive: (next) => {
      view.value = next;
      isInterrupted.value = false;
      problem.value = undefined;
    },
    setLink: (link) => {
      if (link !== 'open' && view.value?.isChecking) isInterrupted.value = true;
    },
    again: () => ofTab((tabId) => ({ to: 'background', type: 'start-preflight', tabId, again: true })),
    start: () => ofTab((tabId) => ({ to: 'background', type: 'start-session', tabId })),
    close: () => {
      view.value = undefined;
      void send({ to: 'background', type: 'end-preflight' });
    },
  };
}
