/** A call whole, to be read or kept as a file. What was said, what came of it, what was advised; no key, prompt or request. */
import { withVerdict, type CardVerdict } from './card-verdicts';
import { closeAll, speakerLabel } from './conversation';
import { transcriptLines, type OfferedGuidance, type OfferedSuggestion, type TranscriptLine } from './panel-view';
import type { Playbook, Stage } from './playbook';
import type { Standing } from './readings';
import type { SessionEvent } from './session-events';
import { evolve } from './session-fold';
import { countedTicks } from './session-moment';
import { initialState, type SessionState } from './session-state';

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

/** A call as options show it. */
export interface WholeCall {
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
  /** What the rep said of the cards, oldest first; absent where nothing was. */
  readonly verdicts?: readonly CardVerdict[];
}

/** A call as its file has it: readable without this program, so in English where it has words of ours. */
export interface CallExport extends Omit<WholeCall, 'transcript'> {
  readonly transcript: readonly (Pick<TranscriptLine, 'id' | 'speaker' | 'startMs' | 'status'> & {
    /** `Rep`, `Customer`, `Customer 2`; empty in a gap. */
    readonly label: string;
    /** In a gap it says how long nobody was heard. */
    readonly text: string;
  })[];
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

/** A call by its journal. Words that were still being spoken as the journal broke off stand as they were heard. */
export function wholeCall(journal: readonly SessionEvent[], playbook: Playbook): WholeCall {
  let state = initialState;
  let stages: WholeCall['stages'] = [];
  const guidance: OfferedGuidance[] = [];
  const suggestions: OfferedSuggestion[] = [];
  let verdicts: readonly CardVerdict[] = [];
  for (const event of journal) {
    const before = state;
    state = evolve(state, event);
    verdicts = withVerdict(verdicts, event, before);
    if (event.type === 'session-started' || state.stage.current !== before.stage.current) {
      stages = [...stages, entryOf(state)];
    }
    if (event.type === 'echo-recognised') stages = stagesAnew(stages, state);
    if (putsUp(event, 'guidance') && state.guidance) guidance.push(state.guidance);
    if (putsUp(event, 'suggestion') && state.suggestion) suggestions.push(state.suggestion);
  }
  const conversation = closeAll(state.conversation);
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
    ...(verdicts.length === 0 ? {} : { verdicts }),
  };
}

const entryOf = ({ stage }: Pick<Standing, 'stage'>): WholeCall['stages'][number] => ({
  stage: stage.current,
  atMs: stage.sinceAtMs,
});

/** The stages of a call once an echo is taken back: from the last steps on, those that these were made anew with. */
function stagesAnew(stages: WholeCall['stages'], state: SessionState): WholeCall['stages'] {
  const anew = [...state.steps.map(({ before }) => before), state].map(entryOf);
  const isSame = (a: WholeCall['stages'][number], b: WholeCall['stages'][number] | undefined): boolean =>
    a.stage === b?.stage && a.atMs === b.atMs;
  const from = stages.findLastIndex((entry) => isSame(entry, anew[0]));
  return from < 0 ? stages : [...stages.slice(0, from), ...anew.filter((entry, at) => !isSame(entry, anew[at - 1]))];
}

/** A call as a file. */
export const exportCall = (call: WholeCall): CallExport => ({
  ...call,
  transcript: call.transcript.map(({ id, speaker, voice, text, startMs, status, notHeardSec }) => ({
    id,
    speaker,
    label: status === 'gap' ? '' : speakerLabel({ speaker, voice }),
    text: notHeardSec === undefined ? text : `${String(notHeardSec)} s not heard`,
    startMs,
    status,
  })),
});

/** What was held back and never came up was never seen. */
function putsUp(event: SessionEvent, format: 'guidance' | 'suggestion'): boolean {
  if (event.type === 'card-shown') return event.releases === format;
  if (event.type === 'guidance-offered') return format === 'guidance' && !event.held;
  return event.type === 'suggestion-offered' && format === 'suggestion' && !event.held;
}
