/** How each fault is done to a simulated call, and how one knows that it happened. */
import type { Dice } from '../support/chaos/dice';
import type { Fault, FaultKind } from '../support/chaos/faults';
import { CLAUDE_FAILURES } from './simulated-claude';
import type { SimulatedCall } from './simulated-call';
import { type Doing, SimulatedDeliveries } from './simulated-deliveries';

/** A connection must have stood this long before it is broken again: what it had to catch up with is told by then. */
const SETTLED_MS = 2_500;

/** A fault under way: `look` says whether it was seen to happen by now. */
export interface Pending {
  readonly fault: Fault;
  readonly look: () => boolean;
}

export class SimulatedFaults {
  readonly #call: SimulatedCall;
  readonly #dice: Dice;
  readonly #deliveries: SimulatedDeliveries;
  /** Claude's failures come in turn, through all the calls. */
  readonly #nextFailure: () => (typeof CLAUDE_FAILURES)[number];
  #keys = 0;

  constructor(call: SimulatedCall, dice: Dice, nextFailure: () => (typeof CLAUDE_FAILURES)[number]) {
    this.#call = call;
    this.#dice = dice;
    this.#deliveries = new SimulatedDeliveries(call, dice);
    this.#nextFailure = nextFailure;
  }

  /** Whether a fault can be done now, and would be one. */
  isPossible(kind: FaultKind): boolean {
    const { recogniser, browser, panel } = this.#call;
    switch (kind) {
      case 'socket dropped':
      case 'handshake refused':
      case 'socket silent':
        return recogniser.latest?.isSpeaking === true && Date.now() - recogniser.latest.openedAtMs >= SETTLED_MS;
      case 'panel closed and opened':
        return panel !== undefined;
      case 'Claude failed':
        return panel?.model.view.value !== undefined && panel.model.link.value === 'open';
      case 'quota full':
        return !browser.session.isFull;
      case 'worker killed':
      case 'delivery doubled':
      case 'delivery reordered':
        return true;
    }
  }

  /** Do it. */
  async cause(kind: FaultKind): Promise<Pending> {
    const { how, look } = await this.#do(kind);
    return { fault: { kind, how, seen: false }, look };
  }

  #do(kind: FaultKind): Doing | Promise<Doing> {
    switch (kind) {
      case 'worker killed':
        return this.#killWorker();
      case 'panel closed and opened':
        return this.#reopenPanel();
      case 'socket dropped':
        return this.#breakSocket('dropped', 0);
      case 'handshake refused':
        return this.#breakSocket('refused', this.#dice.between(1, 3));
      case 'socket silent':
        return this.#silenceSocket();
      case 'Claude failed':
        return this.#failClaude();
      case 'delivery doubled':
        return this.#deliveries.double();
      case 'delivery reordered':
        return this.#deliveries.reorder();
      case 'quota full':
        return this.#fillQuota();
    }
  }

  async #killWorker(): Promise<Doing> {
    const { browser } = this.#call;
    const portBefore = this.#call.capturePort;
    const life = browser.lives + 1;
    await browser.killWorker();
    return {
      how: `worker ${String(life)}`,
      look: () =>
        browser.lives >= life && this.#call.capturePort !== portBefore && this.#call.capturePort !== undefined,
    };
  }

  #reopenPanel(): Doing {
    const portBefore = this.#call.panelPort;
    this.#call.closePanel();
    const closedMs = this.#dice.between(50, 2_500);
    setTimeout(() => this.#call.openPanel(), closedMs);
    return {
      how: `for ${String(closedMs)} ms`,
      look: () =>
        portBefore?.isOpen === false &&
        this.#call.panelPort !== portBefore &&
        this.#call.panel?.model.view.value !== undefined,
    };
  }

  #breakSocket(how: string, refusals: number): Doing {
    const { recogniser } = this.#call;
    const connections = recogniser.connections.length;
    const refusedBefore = recogniser.refused;
    recogniser.refuseNext(refusals);
    recogniser.latest?.drop();
    return {
      how: `${how} ${String(refusals)}`,
      look: () =>
        recogniser.refused === refusedBefore + refusals &&
        recogniser.connections.length > connections &&
        recogniser.latest?.state !== 'connecting',
    };
  }

  #silenceSocket(): Doing {
    const { recogniser } = this.#call;
    const connection = recogniser.latest;
    const connections = recogniser.connections.length;
    connection?.fallSilent();
    return {
      how: 'silent for good',
      look: () =>
        connection?.wasClosedByPage === true &&
        recogniser.connections.length > connections &&
        recogniser.latest?.state !== 'connecting',
    };
  }

  #failClaude(): Doing {
    const { claude, browser, panel } = this.#call;
    const failure = this.#nextFailure();
    const servedBefore = claude.served.length;
    claude.failNext(failure);
    // Another key, and Claude is asked again whatever was held against it; the rep asks for help.
    this.#keys += 1;
    browser.changeSettings({ anthropicKey: `key-${String(this.#keys)}` });
    setTimeout(() => panel?.model.helpNow(), 20);
    return { how: failure, look: () => claude.served.slice(servedBefore).includes(failure) };
  }

  #fillQuota(): Doing {
    const { session } = this.#call.browser;
    const refusedBefore = session.refused;
    session.fill();
    const fullMs = this.#dice.between(2_000, 6_000);
    const empty = (): void => {
      // Only once it was noticed: a full store that nobody writes to is no fault.
      if (session.refused > refusedBefore) session.empty();
      else setTimeout(empty, 500);
    };
    setTimeout(empty, fullMs);
    return { how: `for ${String(fullMs)} ms`, look: () => session.refused > refusedBefore };
  }
}
