/** The kinds of faults, and the deck they are drawn from. */
import type { Dice } from './dice';

export const FAULT_KINDS = [
  'worker killed',
  'panel closed and opened',
  'socket dropped',
  'handshake refused',
  'socket silent',
  'Claude failed',
  'delivery doubled',
  'delivery reordered',
  'quota full',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** These cut the recogniser off: one after another, since an outage longer than the audio kept is a gap by design. */
const OF_THE_SOCKET: readonly FaultKind[] = ['socket dropped', 'handshake refused', 'socket silent'];
export const isOfTheSocket = (kind: FaultKind): boolean => OF_THE_SOCKET.includes(kind);

/** A fault that was done, and whether it was seen to happen. */
export interface Fault {
  readonly kind: FaultKind;
  /** Which of the ways there are, and when: for whoever looks for the cause. */
  readonly how: string;
  seen: boolean;
}

/** So many faults, each kind as often as every other but for a rest of one, in an order by chance. */
export class FaultDeck {
  readonly #cards: FaultKind[];

  constructor(count: number, dice: Dice) {
    const all: FaultKind[] = [];
    while (all.length < count) all.push(...dice.shuffled(FAULT_KINDS).slice(0, count - all.length));
    this.#cards = dice.shuffled(all);
  }

  get left(): number {
    return this.#cards.length;
  }

  /** The next fault that can be done now. */
  draw(isPossible: (kind: FaultKind) => boolean): FaultKind | undefined {
    const at = this.#cards.findIndex(isPossible);
    return at < 0 ? undefined : this.#cards.splice(at, 1)[0];
  }
}
