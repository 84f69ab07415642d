/** Ticking and unticking by hand, and taking an untick back for a while. */
import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';

/** Long enough to see what happened and reach for the button. */
export const UNDO_MS = 20_000;

export interface ObjectiveEdits {
  readonly edit: (id: string, met: boolean) => void;
  /** The id that was unticked last, as long as that can be taken back. */
  readonly undoable: string | undefined;
  readonly undo: () => void;
}

/**
 * Lets the rep edit, and think again while the call goes on.
 *
 * @param nowMs epoch ms; the component is drawn anew when something can no longer be undone, not each second.
 */
export function useObjectiveEdits(
  onEdit: (id: string, met: boolean) => void,
  { nowMs, hasEnded }: { readonly nowMs: ReadonlySignal<number>; readonly hasEnded: boolean },
): ObjectiveEdits {
  const unticked = useSignal<{ readonly id: string; readonly atMs: number } | undefined>(undefined);
  const recent = useComputed(() =>
    unticked.value && nowMs.value - unticked.value.atMs < UNDO_MS ? unticked.value.id : undefined,
  ).value;
  const undoable = hasEnded ? undefined : recent;
  const edit = (id: string, met: boolean) => {
    onEdit(id, met);
    if (!met) unticked.value = { id, atMs: nowMs.value };
    else if (unticked.value?.id === id) unticked.value = undefined;
  };
  return {
    edit,
    undoable,
    undo: () => {
      if (undoable !== undefined) edit(undoable, true);
    },
  };
}
