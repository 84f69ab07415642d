/**
 * A journal with less in it that folds to the same state. Superseded guidance is most of a journal's bytes: what was replaced by
 * something later goes, every word stays.
 *
 * Each chunk is condensed in its own place, by what the chunks after it hold. So any mix of condensed and whole chunks, such as a
 * crash leaves between two writes, still folds to the same state.
 */
import type { SessionEvent } from './session-events';
import { evolve } from './session-fold';
import { initialState } from './session-state';
import { MAX_STEPS, type Reading } from './readings';
import type { Shown } from './moment';
import { MAX_OBJECTIONS, MAX_SHOWN, objectionIn, shownOf } from './talked-about';

/** Parts of the state that a later event overwrites without looking at what was there; of offers and objections, enough later ones. */
type Part =
  | 'reading'
  | 'signals'
  | 'guidance'
  | 'suggestion'
  | 'shown'
  | 'objections'
  | 'deferred'
  | 'capture'
  | 'held'
  | 'seq'
  | 'nudge'
  | `edit ${string}`;

/** What moves the call's standing; see readings.ts. */
const STEPS: readonly SessionEvent['type'][] = ['utterance-assessed', 'stage-validated', 'objectives-met'];

/** What is known of an event from what went before it. */
interface Before {
  /** It brought the call into another stage: when that was is shown and exported. */
  readonly movedStage: boolean;
  /** It left the conversation as it was. */
  readonly saidNothing: boolean;
  /** From here on the rep's side was heard, or not any more: no measure rests on what was said between. */
  readonly changedHearing: boolean;
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
  let offersSince = 0;
  let objectionsSince = 0;
  const readAnew = new Set<string>();
  for (const [at, event] of [...journal.entries()].toReversed()) {
    const isStep = STEPS.includes(event.type);
    // An echo goes back over the last steps, and the state holds them for the next one: they stay, and so does what each began from.
    const mayBeRetaken = isStep && stepsSince < MAX_STEPS;
    condensed.push(mayBeRetaken ? event : leftOf(event, before[at], later));
    // The last few of these are told to Claude.
    if (shownIn(event)) offersSince += 1;
    if (offersSince === MAX_SHOWN) later.add('shown');
    for (const { utteranceId, signals } of readingsIn(event)) {
      // What was found in an utterance that an echo had read anew later is no more.
      if (objectionIn(signals) && !readAnew.has(utteranceId)) objectionsSince += 1;
    }
    if (event.type === 'echo-recognised') for (const { utteranceId } of event.anew) readAnew.add(utteranceId);
    if (objectionsSince >= MAX_OBJECTIONS) later.add('objections');
    for (const part of partsWrittenBy(event)) later.add(part);
    // It shows what was held back just before, unless that was replaced since.
    if (event.type === 'card-shown' && !later.has(event.releases)) {
      later.add(event.releases);
      later.delete('held');
    }
    if (mayBeRetaken) for (const part of ['reading', 'signals'] as const) later.delete(part);
    if (isStep) stepsSince += 1;
    if (event.type === 'echo-recognised') stepsSince = 0;
  }
  return condensed.toReversed();
}

function readingsIn(event: SessionEvent): readonly Pick<Reading, 'utteranceId' | 'signals'>[] {
  if (event.type === 'echo-recognised') return event.anew;
  return event.type === 'utterance-assessed' ? [event] : [];
}

function foldOver(journal: readonly SessionEvent[]): readonly Before[] {
  let state = initialState;
  return journal.map((event) => {
    const next = evolve(state, event);
    const before = {
      movedStage: next.stage.current !== state.stage.current,
      saidNothing: next.conversation === state.conversation,
      changedHearing: next.repUnheard !== state.repUnheard,
    };
    state = next;
    return before;
  });
}

/** What must stay of an event, given what later events overwrite. */
function leftOf(
  event: SessionEvent,
  { movedStage, saidNothing, changedHearing }: Before = { movedStage: true, saidNothing: false, changedHearing: true },
  later: ReadonlySet<Part>,
): SessionEvent | undefined {
  switch (event.type) {
    case 'transcript-heard':
      return saidNothing && later.has('seq') ? undefined : event;
    case 'utterance-assessed': {
      const spoken = event.signals === undefined || later.has('signals');
      const isKnown = objectionIn(event.signals) === undefined || later.has('objections');
      return !movedStage && event.met.length === 0 && spoken && isKnown && later.has('reading') ? undefined : event;
    }
    case 'stage-validated':
      return !movedStage && later.has('reading') ? undefined : event;
    case 'guidance-offered':
      return later.has(event.held ? 'held' : 'guidance') ? passedOffer(event, later) : event;
    case 'suggestion-offered':
      return later.has(event.held ? 'held' : 'suggestion') ? passedOffer(event, later) : event;
    case 'offer-condensed':
      return event.shown && later.has('shown') ? passedOffer(event, later) : event;
    case 'guidance-deferred':
      return later.has('deferred') ? undefined : event;
    case 'capture-changed':
      return later.has('capture') && !changedHearing ? undefined : event;
    case 'nudge-changed':
      return later.has('nudge') ? undefined : event;
    case 'objective-edited':
      return later.has(`edit ${event.id}`) ? undefined : event;
    default:
      return event;
  }
}

type Offer = Extract<SessionEvent, { type: 'guidance-offered' | 'suggestion-offered' | 'offer-condensed' }>;

const shownIn = (event: SessionEvent): Shown | undefined => {
  if (event.type === 'offer-condensed') return event.shown;
  return event.type === 'guidance-offered' || event.type === 'suggestion-offered' ? shownOf(event) : undefined;
};

/** An answer of Claude's also ended its request; a local offer did nothing but be shown. */
function passedOffer(offer: Offer, later: ReadonlySet<Part>): SessionEvent | undefined {
  const { requestId, atMs } = offer;
  const shown = later.has('shown') ? undefined : shownIn(offer);
  const card = offer.type !== 'offer-condensed' && offer.held ? undefined : offer.card;
  if (requestId === undefined && !shown && !card) return undefined;
  return {
    type: 'offer-condensed',
    ...(requestId === undefined ? {} : { requestId }),
    ...(shown && { shown: { ...shown } }),
    ...(card && { card }),
    atMs,
  };
}

const offerParts = (
  format: 'guidance' | 'suggestion',
  { held, requestId }: { readonly held?: true | undefined; readonly requestId?: string | undefined },
): readonly Part[] => [...(held ? [] : [format]), 'held', ...(requestId === undefined ? [] : ['deferred' as const])];

function partsWrittenBy(event: SessionEvent): readonly Part[] {
  switch (event.type) {
    case 'transcript-heard':
      return ['seq'];
    case 'utterance-assessed':
      return event.signals === undefined ? ['reading'] : ['reading', 'signals'];
    case 'stage-validated':
      return ['reading'];
    case 'guidance-offered':
      return offerParts('guidance', event);
    case 'suggestion-offered':
      return offerParts('suggestion', event);
    case 'guidance-dismissed':
      return ['guidance', 'suggestion', 'held'];
    case 'guidance-requested':
    case 'guidance-deferred':
    case 'guidance-failed':
    case 'guidance-withheld':
    case 'stop-requested':
    case 'session-ended':
      return ['deferred'];
    case 'offer-condensed':
      return event.requestId === undefined ? [] : ['deferred'];
    case 'capture-changed':
    case 'capture-lost':
      return ['capture'];
    case 'capture-resumed':
      return ['capture', 'seq'];
    case 'nudge-changed':
      return ['nudge'];
    case 'objective-edited':
      return [`edit ${event.id}`];
    default:
      return [];
  }
}
