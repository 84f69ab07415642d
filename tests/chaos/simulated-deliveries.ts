/** Deliveries that come twice or out of their order: what the recogniser says, and what the offscreen page sends to the worker. */
import type { Dice } from '../support/chaos/dice';
import type { SimulatedCall } from './simulated-call';
import { isFinalWithWords, type Outgoing } from './simulated-recogniser';

/** What is done, and whether it happened by now. */
export interface Doing {
  readonly how: string;
  readonly look: () => boolean;
}

export class SimulatedDeliveries {
  readonly #call: SimulatedCall;
  readonly #dice: Dice;

  constructor(call: SimulatedCall, dice: Dice) {
    this.#call = call;
    this.#dice = dice;
  }

  /** Something that comes next comes twice. */
  double(): Doing {
    return this.#dice.random() < 0.5 ? this.#doubleMessage() : this.#doubleFrame();
  }

  /** Something old comes after something new. */
  reorder(): Doing {
    return this.#dice.pick([() => this.#lateMessage(), () => this.#lateFrame(), () => this.#swapChannels()])();
  }

  /** The next final with words comes twice. */
  #doubleMessage(): Doing {
    let wasDoubled = false;
    this.#interceptOnce((message) => {
      if (!isFinalWithWords(message)) return undefined;
      wasDoubled = true;
      return [message, message];
    });
    return { how: 'final twice', look: () => wasDoubled };
  }

  /** The next frame of transcript events reaches the worker twice. */
  #doubleFrame(): Doing {
    let wasDoubled = false;
    this.#interceptFrame((frame, deliver) => {
      deliver(frame);
      deliver(frame);
      wasDoubled = true;
    });
    return { how: 'events twice', look: () => wasDoubled };
  }

  /** A final of some time ago comes once more, after newer ones. */
  #lateMessage(): Doing {
    let wasLate = false;
    this.#interceptOnce((message, connection) => {
      const { finals } = connection;
      const old = finals.at(-this.#dice.between(1, Math.min(4, finals.length)));
      if (!isFinalWithWords(message) || !old) return undefined;
      wasLate = true;
      return [message, old];
    });
    return { how: 'final again later', look: () => wasLate };
  }

  /** Events of some time ago reach the worker once more, after newer ones. */
  #lateFrame(): Doing {
    let wasLate = false;
    this.#interceptFrame((old, deliver) => {
      deliver(old);
      this.#interceptFrame((next, deliverNext) => {
        deliverNext(next);
        deliverNext(old);
        wasLate = true;
      });
    });
    return { how: 'events again later', look: () => wasLate };
  }

  /** What is said of one channel waits until something was said of the other; if the connection ends first, it is gone. */
  #swapChannels(): Doing {
    let wasSwapped = false;
    const holdNext = (): void =>
      this.#interceptOnce((first, of) => {
        if (!isFinalWithWords(first)) return undefined;
        const held = [first];
        this.#interceptOnce((message, connection) => {
          // Cut off while it waited: nothing was reordered, so another one must be.
          if (connection !== of) {
            holdNext();
            return [message];
          }
          if (message.type === 'Results' && message.channel_index[0] === first.channel_index[0]) {
            held.push(message);
            return 'wait';
          }
          wasSwapped = true;
          return [message, ...held];
        });
        return [];
      });
    holdNext();
    return { how: 'channels swapped', look: () => wasSwapped };
  }

  /** Change what the recogniser sends, once `change` has found its message; `wait` keeps that one and looks on. */
  #interceptOnce(change: (...sent: Parameters<Outgoing>) => ReturnType<Outgoing> | 'wait' | undefined): void {
    const { recogniser } = this.#call;
    const before = recogniser.outgoing;
    let isDone = false;
    recogniser.outgoing = (message, connection) => {
      const changed = isDone ? undefined : change(message, connection);
      if (changed === undefined) return before(message, connection);
      if (changed === 'wait') return [];
      isDone = true;
      return changed;
    };
  }

  #interceptFrame(change: (frame: unknown, deliver: (frame: unknown) => void) => void): void {
    const before = this.#call.toWorker;
    this.#call.toWorker = (frame, deliver) => {
      if ((frame as { type?: unknown }).type !== 'events') return before(frame, deliver);
      this.#call.toWorker = before;
      return change(frame, deliver);
    };
  }
}
