/**
 * A journal with less in it that folds to the same state. Superseded guidance is most of a journal's bytes: what was replaced by
 * something later goes, every word stays.
 *
 * Each chunk is condensed in its own place, by what the chunks after it hold. So any mix of condensed and whole chunks, such as a
 * crash leaves between two writes, still folds to the same state.
 */
import type { SessionEvent } from './session-events';
import { evolve, initialState } from './session-state';
import { MAX_STEPS } from './readings';

/** Parts of the state that a later event overwrites without looking at what was there. */
type Part = 'reading' | 'signals' | 'guidance' | 'suggestion' | 'deferred' | 'capture' | 'seq';

/** What moves the call's standing; see readings.ts. */
const STEPS: readonly SessionEvent['type'][] = ['utterance-assessed', 'stage-validated', 'objectives-met'];

/** What is known of an event from what went before it. */
interface Before {
  /** It brought the call into another stage: when that was is shown and exported. */
  readonly movedStage: boolean;
  /** It left the conversation as it was. */
  readonly saidNothing: boolean;
}

/**
 * The chunks of a journal, condensed. Idempotent; the last event is always kept, and a chunk in which nothing was to spare is the
 * same array.
 *
 * @param chunks the journal from its start, as far as it is stored: nothing may be given up for what could still be lost.
 */
export function condenseChunks(chunks: readonly (readonly SessionEvent[])[]): readonly (readonly SessionEvent[])[] {
  const condensed = condenseAll(chunks.flat());
  let at = 0;
  return chunks.map((events) => {
    const mine = condensed.slice(at, at + events.length);
    at += events.length;
    if (mine.every((event, n) => event === events[n])) return events;
    return mine.filter((event) => event !== undefined);
  });
}

/** A whole journal, condensed. @see {@link condenseChunks} */
export const condense = (journal: readonly SessionEvent[]): readonly SessionEvent[] =>
  condenseChunks([journal])[0] ?? [];

/** For each event itself, what stands for it, or undefined where nothing needs to. */
function condenseAll(journal: readonly SessionEvent[]): readonly (SessionEvent | undefined)[] {
  const before = foldOver(journal);
  const later = new Set<Part>();
  const condensed: (SessionEvent | undefined)[] = [];
  let stepsSince = 0;
  for (const [at, event] of [...journal.entries()].toReversed()) {
    const isStep = STEPS.includes(event.type);
    // An echo goes back over the last steps, and the state holds them for the next one: they stay, and so does what each began from.
    const mayBeRetaken = isStep && stepsSince < MAX_STEPS;
    condensed.push(mayBeRetaken ? event : leftOf(event, before[at], later));
    for (const part of partsWrittenBy(event)) later.add(part);
    if (mayBeRetaken) for (const part of ['reading', 'signals'] as const) later.delete(part);
    if (isStep) stepsSince += 1;
    if (event.type === 'echo-recognised') stepsSince = 0;
  }
  return condensed.toReversed();
}

function foldOver(journal: readonly SessionEvent[]): readonly Before[] {
  let state = initialState;
  return journal.map((event) => {
    const next = evolve(state, event);
    const before = {
      movedStage: next.stage.current !== state.stage.current,
      saidNothing: next.conversation === state.conversation,
    };
    state = next;
    return before;
  });
}

/** What must stay of an event, given what later events overwrite. */
function leftOf(
  event: SessionEvent,
  { movedStage, saidNothing }: Before = { movedStage: true, saidNothing: false },
  later: ReadonlySet<Part>,
): SessionEvent | undefined {
  switch (event.type) {
    case 'transcript-heard':
      return saidNothing && later.has('seq') ? undefined : event;
    case 'utterance-assessed': {
      const spoken = event.signals === undefined || later.has('signals');
      return !movedStage && event.met.length === 0 && spoken && later.has('reading') ? undefined : event;
    }
    case 'stage-validated':
      return !movedStage && later.has('reading') ? undefined : event;
    case 'guidance-offered':
      return later.has('guidance') ? passedOffer(event) : event;
    case 'suggestion-offered':
      return later.has('suggestion') ? passedOffer(event) : event;
    case 'guidance-deferred':
      return later.has('deferred') ? undefined : event;
    case 'capture-changed':
      return later.has('capture') ? undefined : event;
    default:
      return event;
  }
}

/** An answer of Claude's also ended its request; a local offer did nothing but be shown. */
const passedOffer = ({
  requestId,
  atMs,
}: Extract<SessionEvent, { type: 'guidance-offered' | 'suggestion-offered' }>): SessionEvent | undefined =>
  requestId === undefined ? undefined : { type: 'offer-condensed', requestId, atMs };

function partsWrittenBy(event: SessionEvent): readonly Part[] {
  switch (event.type) {
    case 'transcript-heard':
      return ['seq'];
    case 'utterance-assessed':
      return event.signals === undefined ? ['reading'] : ['reading', 'signals'];
    case 'stage-validated':
      return ['reading'];
    case 'guidance-offered':
      return event.requestId === undefined ? ['guidance'] : ['guidance', 'deferred'];
    case 'suggestion-offered':
      return event.requestId === undefined ? ['suggestion'] : ['suggestion', 'deferred'];
    case 'guidance-requested':
    case 'guidance-deferred':
    case 'guidance-failed':
    case 'stop-requested':
    case 'session-ended':
    case 'offer-condensed':
      return ['deferred'];
    case 'capture-changed':
    case 'capture-lost':
      return ['capture'];
    case 'capture-resumed':
      return ['capture', 'seq'];
    default:
      return [];
  }
}
