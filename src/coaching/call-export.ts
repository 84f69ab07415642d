/** A call as a file: readable without this program. What was said, what came of it, what was advised; no key, prompt or request. */
import { closeAll } from './conversation';
import { transcriptLines, type OfferedGuidance, type OfferedSuggestion, type TranscriptLine } from './panel-view';
import type { Playbook, Stage } from './playbook';
import type { SessionEvent } from './session-events';
import { countedTicks, evolve, initialState, type SessionState } from './session-state';

/** What a kept call is known by. Epoch ms. */
export interface CallSummary {
  readonly sessionId: string;
  readonly tabTitle: string;
  readonly startedAtMs: number;
  /** Absent while it runs, and where the browser died during the call; then `lastAtMs` says how far it goes. */
  readonly endedAtMs: number | undefined;
  readonly lastAtMs: number;
  readonly utteranceCount: number;
}

export interface CallExport {
  readonly format: 'sales-coach-call';
  readonly version: 1;
  readonly call: CallSummary;
  /** As spoken, gaps among it; `startMs` is audio time since the call began. */
  readonly transcript: readonly TranscriptLine[];
  /** Each stage with the epoch ms at which the call came into it. */
  readonly stages: readonly { readonly stage: Stage; readonly atMs: number }[];
  /** Each with the utterance that met it, or `byRep` where the rep ticked it by hand; without those that the rep unticked. */
  readonly objectivesMet: readonly {
    readonly id: string;
    readonly text: string;
    readonly utteranceId?: string;
    readonly byRep?: true;
  }[];
  /** All that was advised, oldest first; of a call whose journal was condensed, the last only. */
  readonly guidance: readonly OfferedGuidance[];
  /** The same of the legacy format, while the session was in that mode. */
  readonly suggestions: readonly OfferedSuggestion[];
}

/** What a session is known by in a list of calls. */
export const summaryOf = (state: SessionState): CallSummary => ({
  sessionId: state.sessionId,
  tabTitle: state.tabTitle,
  startedAtMs: state.startedAtMs,
  endedAtMs: state.endedAtMs,
  lastAtMs: state.lastAtMs,
  utteranceCount: state.conversation.utterances.length,
});

/** A call's journal as a file. Words that were still being spoken as the journal broke off stand as they were heard. */
export function exportCall(journal: readonly SessionEvent[], playbook: Playbook): CallExport {
  let state = initialState;
  const stages: { stage: Stage; atMs: number }[] = [];
  const guidance: OfferedGuidance[] = [];
  const suggestions: OfferedSuggestion[] = [];
  for (const event of journal) {
    const before = state;
    state = evolve(state, event);
    const { current, sinceAtMs } = state.stage;
    if (event.type === 'session-started' || current !== before.stage.current) {
      stages.push({ stage: current, atMs: sinceAtMs });
    }
    if (putsUp(event, 'guidance') && state.guidance) guidance.push(state.guidance);
    if (putsUp(event, 'suggestion') && state.suggestion) suggestions.push(state.suggestion);
  }
  const conversation = closeAll(state.conversation).conversation;
  return {
    format: 'sales-coach-call',
    version: 1,
    call: { ...summaryOf(state), utteranceCount: conversation.utterances.length },
    transcript: transcriptLines(conversation),
    stages,
    objectivesMet: countedTicks(state).map(({ id, ...by }) => ({
      id,
      text: playbook.objectives.find((objective) => objective.id === id)?.text ?? id,
      ...by,
    })),
    guidance,
    suggestions,
  };
}

/** What was held back and never came up was never seen. */
function putsUp(event: SessionEvent, format: 'guidance' | 'suggestion'): boolean {
  if (event.type === 'card-shown') return event.releases === format;
  if (event.type === 'guidance-offered') return format === 'guidance' && !event.held;
  return event.type === 'suggestion-offered' && format === 'suggestion' && !event.held;
}
