/**
 * When the rep's microphone hears the customer: the echo is taken out of the conversation, and what rested on it with it.
 *
 *   rep's utterance completes ──▶ against what the customer has said     (known at once: never read)
 *   customer's final          ──▶ against the rep's latest utterances    (the echo's endpoint came first: what followed is read anew)
 */
import { nextUtteranceId, withoutEcho, type Conversation, type Utterance } from './conversation';
import { findEcho, type CustomerSpeech, type Echo } from './echo';
import { readUtterance, retake } from './readings';
import type { Draft } from './seek-guidance';
import type { SessionEvent } from './session-events';

/** Audio time in which an utterance and its echo are both complete: nobody goes on without a pause for longer. */
const RECENT_MS = 30_000;
/** Utterances looked at: above what can be said in that. */
const RECENT_UTTERANCES = 40;
/** Audio time over which one echo makes others likely: who takes headphones meanwhile has no echo any more. */
const KNOWN_FOR_MS = 60_000;

/**
 * Recognise echoes after something was heard.
 *
 * @returns whether guidance that is shown or asked for rests on one of them.
 */
export function recogniseEchoes(draft: Draft): boolean {
  let restsOnEcho = false;
  // One echo makes others likely, so those before it are looked at again. Each round takes something out.
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const suspect of suspectsOf(draft.state.conversation)) {
      const echo = findEcho(
        suspect,
        customerSpeech(draft.state.conversation),
        isKnown(draft.state.conversation, suspect),
      );
      if (!echo || isRecorded(draft.state.conversation, suspect, echo)) continue;
      restsOnEcho = rests(draft, suspect) || restsOnEcho;
      withdraw(draft, suspect, echo);
      isNew = true;
    }
  }
  return restsOnEcho;
}

/** What the rep's channel lately completed, as it was heard. */
function suspectsOf(conversation: Conversation): readonly Utterance[] {
  const latest = conversation.utterances.slice(-RECENT_UTTERANCES);
  const sinceMs = latestMs(conversation) - RECENT_MS;
  const whole = new Map(
    conversation.echoes.slice(-RECENT_UTTERANCES).map(({ utterance }) => [utterance.id, utterance]),
  );
  return latest
    .filter(({ speaker, endMs }) => speaker === 'rep' && endMs >= sinceMs)
    .map((utterance) => whole.get(utterance.id) ?? utterance);
}

function customerSpeech(conversation: Conversation): readonly CustomerSpeech[] {
  const open = conversation.open[1];
  const said = conversation.utterances.slice(-RECENT_UTTERANCES).filter(({ speaker }) => speaker === 'customer');
  return open ? [...said, { ...open, id: nextUtteranceId(conversation, 1) }] : said;
}

const latestMs = ({ utterances, open }: Conversation): number =>
  Math.max(open[0]?.endMs ?? 0, open[1]?.endMs ?? 0, ...utterances.slice(-RECENT_UTTERANCES).map(({ endMs }) => endMs));

const isKnown = ({ echoes }: Conversation, { id, startMs }: Utterance): boolean =>
  echoes
    .slice(-RECENT_UTTERANCES)
    .some(({ utterance }) => utterance.id !== id && Math.abs(utterance.startMs - startMs) <= KNOWN_FOR_MS);

/** No more of it is echo than was found before. */
const isRecorded = ({ echoes }: Conversation, { id }: Utterance, { own }: Echo): boolean =>
  echoes.some(({ utterance, own: kept }) => utterance.id === id && lengthOf(kept) <= lengthOf(own));

const lengthOf = (own: Echo['own']): number => own?.text.length ?? 0;

function rests({ state }: Draft, { id }: Utterance): boolean {
  const at = state.conversation.utterances.findIndex((utterance) => utterance.id === id);
  return at >= 0 && (state.offeredAtCount > at || (state.pending?.heardCount ?? 0) > at);
}

function withdraw(draft: Draft, { id }: Utterance, { of, own }: Echo): void {
  const { state, context } = draft;
  const { utterances } = withoutEcho(state.conversation, { utteranceId: id, of, own });
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const retaken = retake(state.steps, id, (utteranceId, { stage, met }) => {
    const utterance = byId.get(utteranceId);
    const { playbook, reader } = context;
    return utterance && readUtterance(utterance, { utterances, belief: stage.belief, met, playbook, reader });
  });
  const event: Extract<SessionEvent, { type: 'echo-recognised' }> = {
    type: 'echo-recognised',
    utteranceId: id,
    of,
    ...(own && { own: { text: own.text, startMs: own.startMs, endMs: own.endMs } }),
    anew: (retaken?.readings ?? []).map((reading) => ({ ...reading, met: [...reading.met] })),
    atMs: draft.atMs,
  };
  draft.emit(event);
}
