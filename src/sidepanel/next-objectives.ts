/** Which objectives the short list shows: the next open ones, and those just met where they stood, so that a tick is seen. */
import type { PanelView } from '../coaching/panel-view';

type Objectives = PanelView['objectives'];

/** As many as are read at a glance. */
export const SHORT_LIST = 3;
/** How long a tick stays in the short list. */
const TICK_SEEN_MS = 6_000;

/** A place in the short list. */
export interface Place {
  readonly id: string;
  /** Epoch ms at which its tick was first seen; absent while it is open. */
  readonly metAtMs: number | undefined;
}

/** The short list now, given the one before. */
export function nextPlaces(before: readonly Place[], objectives: Objectives, nowMs: number): readonly Place[] {
  const met = new Set(objectives.completed.map(({ id }) => id));
  const open = objectives.remaining.slice(0, SHORT_LIST).map(({ id }): Place => ({ id, metAtMs: undefined }));
  const next = [...open];
  for (const [at, { id, metAtMs = nowMs }] of before.entries()) {
    if (met.has(id) && nowMs - metAtMs < TICK_SEEN_MS) next.splice(at, 0, { id, metAtMs });
  }
  const places = next.slice(0, SHORT_LIST);
  const same = places.length === before.length && places.every((place, at) => isSamePlace(place, before[at]));
  return same ? before : places;
}

const isSamePlace = (a: Place, b: Place | undefined): boolean => a.id === b?.id && a.metAtMs === b.metAtMs;
