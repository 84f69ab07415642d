/** The line to the worker, as it stands and as it is worth telling of. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PanelLink } from './panel-feed';

/** A worker that Chrome starts again is back before this is over; the clock goes by seconds. */
const PASSED_OVER_MS = 2_000;

export interface ShownLink {
  readonly link: ReadonlySignal<PanelLink>;
  /** The same, but that it counts as open while it is away only for a moment. */
  readonly steadyLink: ReadonlySignal<PanelLink>;
  readonly setLink: (link: PanelLink) => void;
}

/** Makes a line that isn't open yet. */
export function createShownLink(nowMs: ReadonlySignal<number>): ShownLink {
  const link = signal<PanelLink>('connecting');
  const awaySinceMs = signal<number | undefined>(nowMs.value);
  return {
    link,
    steadyLink: computed(() => {
      const isBrief = awaySinceMs.value !== undefined && nowMs.value - awaySinceMs.value < PASSED_OVER_MS;
      return isBrief && link.value !== 'orphaned' ? 'open' : link.value;
    }),
    setLink: (next) => {
      link.value = next;
      awaySinceMs.value = next === 'open' ? undefined : (awaySinceMs.value ?? nowMs.value);
    },
  };
}
