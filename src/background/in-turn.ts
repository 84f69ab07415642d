/** Work that must not overlap: two changes of one thing at once would undo each other. */

/** Begins the work once all that was given before it is over, however that went; settles as the work does. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own. */
export function oneAfterAnother(): InTurn {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
}
