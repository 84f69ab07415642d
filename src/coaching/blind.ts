/** Stretches of a call in which not both sides are known: no measure rests on them. */

/** Audio time in ms. Without an end it lasts still. */
export interface Blind {
  readonly startMs: number;
  readonly endMs: number | undefined;
}

/** Stretches remembered without the rep's side: a microphone that comes and goes more often isn't there. */
const MAX_UNHEARD = 40;

/** Note whether the rep's side is heard now; the same list where nothing changed. */
export function withHearing(unheard: readonly Blind[], isHeard: boolean, nowMs: number): readonly Blind[] {
  const last = unheard.at(-1);
  const isOpen = last !== undefined && last.endMs === undefined;
  if (isHeard !== isOpen) return unheard;
  if (!isHeard) return [...unheard.slice(1 - MAX_UNHEARD), { startMs: nowMs, endMs: undefined }];
  return [...unheard.slice(0, -1), { startMs: last?.startMs ?? nowMs, endMs: nowMs }];
}

/** How much of a stretch of audio time is blind, in ms. */
export function blindMs(blind: readonly Blind[], fromMs: number, toMs: number): number {
  if (blind.length === 0) return 0;
  let ms = 0;
  let untilMs = fromMs;
  for (const stretch of blind.toSorted((a, b) => a.startMs - b.startMs)) {
    const startMs = Math.max(untilMs, stretch.startMs);
    const endMs = Math.min(toMs, stretch.endMs ?? Infinity);
    if (endMs <= startMs) continue;
    ms += endMs - startMs;
    untilMs = endMs;
  }
  return ms;
}

/** Where both sides are heard again within a stretch; its start where they always were. */
export const heardAgainMs = (blind: readonly Blind[], startMs: number, endMs: number): number =>
  Math.min(
    Math.max(startMs, endMs),
    Math.max(
      startMs,
      ...blind
        .filter((stretch) => stretch.startMs < endMs && (stretch.endMs ?? Infinity) > startMs)
        .map((stretch) => stretch.endMs ?? endMs),
    ),
  );
