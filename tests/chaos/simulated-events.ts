/** Chrome's events and ports between contexts, with time on the way: what is under way to a context that dies is lost. */

/** A message takes this long from one context to another, in ms. */
const ON_THE_WAY_MS = 1;

export class SimulatedEvent<T extends unknown[]> {
  readonly #listeners = new Set<(...told: T) => unknown>();
  readonly addListener = (listener: (...told: T) => unknown): void => void this.#listeners.add(listener);
  readonly removeListener = (listener: (...told: T) => unknown): void => void this.#listeners.delete(listener);
  readonly hasListener = (listener: (...told: T) => unknown): boolean => this.#listeners.has(listener);
  readonly dispatch = (...told: T): unknown[] => [...this.#listeners].map((listener) => listener(...told));
}

/** How a message gets to the other end: usually once, in order. */
export type Delivery = (message: unknown, deliver: (message: unknown) => void) => void;

export interface Sender {
  readonly origin: string;
  readonly url: string;
}

export class SimulatedPort {
  readonly name: string;
  readonly sender: Sender;
  readonly onMessage = new SimulatedEvent<[unknown, SimulatedPort]>();
  readonly onDisconnect = new SimulatedEvent<[SimulatedPort]>();
  #other: SimulatedPort | undefined;
  #isOpen = true;
  readonly #delivery: Delivery;

  constructor(name: string, sender: Sender, delivery: Delivery) {
    this.name = name;
    this.sender = sender;
    this.#delivery = delivery;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  join(other: SimulatedPort): void {
    this.#other = other;
  }

  readonly postMessage = (message: unknown): void => {
    if (!this.#isOpen) throw new Error('Attempting to use a disconnected port object');
    const copy: unknown = JSON.parse(JSON.stringify(message));
    this.#delivery(copy, (delivered) => {
      setTimeout(() => {
        const other = this.#other;
        if (other?.isOpen) other.onMessage.dispatch(delivered, other);
      }, ON_THE_WAY_MS);
    });
  };

  /** End it from this end, or because this end's context is gone; the other is told. */
  readonly disconnect = (): void => {
    this.#isOpen = false;
    const other = this.#other;
    setTimeout(() => other?.endedByOther(), ON_THE_WAY_MS);
  };

  endedByOther(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.onDisconnect.dispatch(this);
  }
}

const atOnce: Delivery = (message, deliver) => deliver(message);

/** Both ends of a port, as the page's `connect` makes them. */
export function portPair(
  name: string,
  sender: Sender,
  toWorker: Delivery = atOnce,
): { readonly page: SimulatedPort; readonly worker: SimulatedPort } {
  const page = new SimulatedPort(name, sender, toWorker);
  const worker = new SimulatedPort(name, sender, atOnce);
  page.join(worker);
  worker.join(page);
  return { page, worker };
}
