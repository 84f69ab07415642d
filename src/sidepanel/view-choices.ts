/** What the rep unfolded, for as long as the call is on the panel. */
import { signal, type ReadonlySignal } from '@preact/signals';

/** What lies folded under the card; one is open at a time. */
export type DrawerId = 'questions' | 'points' | 'toolkit';

export interface ViewChoices {
  readonly drawer: ReadonlySignal<DrawerId | undefined>;
  readonly allObjectives: ReadonlySignal<boolean>;
  readonly transcript: ReadonlySignal<boolean>;
  readonly measures: ReadonlySignal<boolean>;
  /** How often the search of the toolkit was asked for. */
  readonly searches: ReadonlySignal<number>;
  /** Opens one, or closes it where it is open. */
  readonly toggleDrawer: (id: DrawerId) => void;
  readonly toggleObjectives: () => void;
  readonly toggleTranscript: () => void;
  readonly toggleMeasures: () => void;
  /** Opens the toolkit at its search. */
  readonly search: () => void;
  /** As a call begins: only what is said shows. */
  readonly reset: () => void;
}

/** Makes the choices of a call that begins. */
export function createViewChoices(): ViewChoices {
  const drawer = signal<DrawerId | undefined>(undefined);
  const allObjectives = signal(false);
  const transcript = signal(true);
  const measures = signal(false);
  const searches = signal(0);
  return {
    drawer,
    allObjectives,
    transcript,
    measures,
    searches,
    toggleDrawer: (id) => {
      drawer.value = drawer.value === id ? undefined : id;
    },
    toggleObjectives: () => {
      allObjectives.value = !allObjectives.value;
    },
    toggleTranscript: () => {
      transcript.value = !transcript.value;
    },
    toggleMeasures: () => {
      measures.value = !measures.value;
    },
    search: () => {
      drawer.value = 'toolkit';
      searches.value += 1;
    },
    reset: () => {
      drawer.value = undefined;
      allObjectives.value = false;
      transcript.value = true;
      measures.value = false;
      searches.value = 0;
    },
  };
}
