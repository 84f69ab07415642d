/** The worker's end of a `runtime.Port`, in the hands of a test: the page's end delivers frames and goes away on command. */
import type { Runtime } from 'webextension-polyfill';

export interface FakeRuntimePort {
  /** To hand to the worker. */
  readonly port: Runtime.Port;
  /** What the worker sent, in order. */
  readonly sent: readonly unknown[];
  readonly deliver: (frame: unknown) => void;
  /** The page is gone, and the worker is told. */
  readonly close: () => void;
  /** The page is gone, before the worker was told. */
  readonly closeSilently: () => void;
}

/** A port that is open until it is closed; what it carries is copied, as by the browser. */
export function fakeRuntimePort(name = ''): FakeRuntimePort {
  const sent: unknown[] = [];
  let open = true;
  const onMessage = new Listeners<[unknown, Runtime.Port]>();
  const onDisconnect = new Listeners<[Runtime.Port]>();
  const port: Runtime.Port = {
    name,
    onMessage,
    onDisconnect,
    postMessage: (frame: unknown) => {
      if (!open) throw new Error('Attempting to use a disconnected port object');
      sent.push(structuredClone(frame));
    },
    disconnect: () => {
      open = false;
    },
  };
  return {
    port,
    sent,
    deliver: (frame) => onMessage.call(structuredClone(frame), port),
    close: () => {
      open = false;
      onDisconnect.call(port);
    },
    closeSilently: () => {
      open = false;
    },
  };
}

class Listeners<T extends unknown[]> {
  private readonly listeners = new Set<(...told: T) => void>();
  readonly addListener = (listener: (...told: T) => void) => void this.listeners.add(listener);
  readonly removeListener = (listener: (...told: T) => void) => void this.listeners.delete(listener);
  readonly hasListener = (listener: (...told: T) => void) => this.listeners.has(listener);
  readonly hasListeners = () => this.listeners.size > 0;
  readonly addRules = () => undefined;
  readonly removeRules = () => undefined;
  readonly getRules = () => undefined;
  readonly call = (...told: T) => {
    for (const listener of this.listeners) listener(...told);
  };
}
