/** A `runtime.Port` in the hands of a test: the worker's end delivers frames and dies on command. */
import type { PanelPort } from '../../src/sidepanel/panel-feed';
import type { PanelFrame } from '../../src/protocol/panel-port';

export interface FakePort extends PanelPort {
  /** What the page sent, in order. */
  readonly sent: readonly unknown[];
  readonly deliver: (frame: PanelFrame) => void;
  /** The worker is gone: the page's end is told, and can send no more. */
  readonly die: () => void;
  /** As {@link die}, before the page was told. */
  readonly dieSilently: () => void;
}

/** A port that is open until it dies. */
export function fakePort(): FakePort {
  const onMessage: ((message: unknown) => void)[] = [];
  const onDisconnect: (() => void)[] = [];
  const sent: unknown[] = [];
  let open = true;
  return {
    sent,
    postMessage(message) {
      if (!open) throw new Error('Attempting to use a disconnected port object');
      sent.push(message);
    },
    disconnect() {
      open = false;
    },
    onMessage: { addListener: (listener) => void onMessage.push(listener) },
    onDisconnect: { addListener: (listener) => void onDisconnect.push(listener) },
    deliver(frame) {
      for (const listener of onMessage) listener(frame);
    },
    die() {
      open = false;
      for (const listener of onDisconnect) listener();
    },
    dieSilently() {
      open = false;
    },
  };
}
