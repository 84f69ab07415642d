/** What the rep can do on a call as it stands, whether a button or a key asks for it. */
import type { CardHistory } from './card-history';
import type { Place } from './next-objectives';
import type { PanelModel } from './panel-model';
import type { ShortcutActions } from './shortcuts';

export interface CallStanding {
  /** Of the mode that shows. */
  readonly history: Pick<CardHistory<unknown>, 'lookedAt' | 'hasEarlier' | 'earlier' | 'later' | 'toNow'>;
  /** The worker can be told, and the call goes on. */
  readonly canAsk: boolean;
  /** The short list of objectives. */
  readonly places: readonly Place[];
  /** Undefined while there is no question. */
  readonly copy: (() => void) | undefined;
  readonly showKeys: () => void;
  readonly editObjective: (id: string, met: boolean) => void;
  /** Shows the words behind what came last, or leads back from them; undefined while there are none. */
  readonly words: (() => void) | undefined;
}

/**
 * What can be done now, by its name; the card's own only while it is now, not while an earlier one is looked at. While Claude's words
 * are being written the card that is up isn't seen: nothing good is said of it.
 */
export function callActions(
  model: PanelModel,
  { history, canAsk, places, copy, showKeys, editObjective, words }: CallStanding,
): ShortcutActions {
  const { choices } = model;
  const isBack = history.lookedAt.value !== undefined;
  const position = history.lookedAt.value?.position;
  const card = canAsk && !isBack ? model.view.value?.card : undefined;
  const seen = model.progress.value ? undefined : card;
  const { remaining = [], completed = [] } = model.view.value?.objectives ?? {};
  const listed = choices.allObjectives.value ? remaining : places;
  const tick = (at: number) => {
    const id = listed[at]?.id;
    if (!canAsk || id === undefined) return undefined;
    const done = completed.find((each) => each.id === id);
    if (!done) return () => editObjective(id, true);
    // What the coach ticked as the key went down was meant to be ticked.
    return done.byRep ? () => editObjective(id, false) : undefined;
  };
  return {
    help: canAsk
      ? () => {
          history.toNow();
          model.helpNow();
        }
      : undefined,
    helped: seen && (() => model.markHelped(!seen.helped)),
    notNow: card && model.dismiss,
    pin: seen && (() => model.pin(!seen.pinned)),
    copy,
    earlier: history.hasEarlier.value && position !== 1 ? () => history.earlier(model.nowMs.value) : undefined,
    later: isBack ? () => history.later(model.nowMs.value) : undefined,
    now: isBack ? history.toNow : undefined,
    questions: () => choices.toggleDrawer('questions'),
    points: () => choices.toggleDrawer('points'),
    toolkit: () => choices.toggleDrawer('toolkit'),
    find: choices.search,
    measures: choices.toggleMeasures,
    objectives: choices.toggleObjectives,
    tick1: tick(0),
    tick2: tick(1),
    tick3: tick(2),
    words,
    transcript: choices.toggleTranscript,
    keys: showKeys,
  };
}
