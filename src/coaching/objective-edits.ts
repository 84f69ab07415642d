/**
 * What the rep says about an objective, and what counts then: an edit by hand holds for the call, whatever is detected, claimed
 * or withdrawn before or after it.
 *
 *   detected (readings.ts) ─┐
 *                           ├─▶ what counts: the detected without those unticked, then those ticked by hand
 *   edited by the rep ──────┘
 */
import type { MetObjective, Tick } from './moment';

/** The rep's last word on one objective. */
export interface ObjectiveEdit {
  readonly id: string;
  readonly met: boolean;
}

/** Note an edit; the last one for an objective counts. */
export const withEdit = (edits: readonly ObjectiveEdit[], { id, met }: ObjectiveEdit): readonly ObjectiveEdit[] => [
  ...edits.filter((edit) => edit.id !== id),
  { id, met },
];

/** Every objective that counts as met: with the utterance that met it, or by the rep's hand. */
export function ticksOf(met: readonly MetObjective[], edits: readonly ObjectiveEdit[]): readonly Tick[] {
  if (edits.length === 0) return met;
  const edited = new Set(edits.map(({ id }) => id));
  return [
    ...met.filter(({ id }) => !edited.has(id)),
    ...edits.filter((edit) => edit.met).map(({ id }) => ({ id, byRep: true as const })),
  ];
}

/** Ids that the rep says aren't met. */
export const untickedOf = (edits: readonly ObjectiveEdit[]): readonly string[] =>
  edits.filter(({ met }) => !met).map(({ id }) => id);
