/**
 * The conversation: finals gathered into utterances, one speaker each, ended by an endpoint.
 *
 *   final(speechFinal: false) ─▶ open utterance of that channel grows
 *   final(speechFinal: true)  ─▶ it completes          (endpoint)
 *   utterance-end             ─▶ it completes          (gap in words; the endpoint may never come)
 *   final of another voice    ─▶ it completes, and a new one opens (diarization)
 */
import { z } from 'zod';
import { Channel, type TranscriptEvent } from './transcript';

export const Speaker = z.enum(['rep', 'customer']);
export type Speaker = z.infer<typeof Speaker>;

export const UtteranceId = z.string().min(1).brand<'UtteranceId'>();
export type UtteranceId = z.infer<typeof UtteranceId>;

/** One stretch of speech by one speaker. Times are audio time in ms since the session's capture began. */
export const Utterance = z.object({
  id: UtteranceId,
  speaker: Speaker,
  /** Diarized far-side speaker, from 0; absent where there is but one. */
  voice: z.number().int().nonnegative().optional(),
  text: z.string(),
  startMs: z.number().int().nonnegative(),
  endMs: z.number().int().nonnegative(),
});
export type Utterance = z.infer<typeof Utterance>;

/** Finals of one channel that no endpoint has closed yet. */
export interface OpenUtterance {
  readonly text: string;
  readonly voice: number | undefined;
  readonly startMs: number;
  readonly endMs: number;
}

/** An utterance of the rep's channel that was the customer's, heard by the rep's microphone. */
export interface EchoedUtterance {
  /** As it was heard. */
  readonly utterance: Utterance;
  /** The customer's utterance that it repeats. */
  readonly of: UtteranceId;
  /** What the rep said besides, in the same breath: it stands in the conversation under the same id. */
  readonly own: Pick<Utterance, 'text' | 'startMs' | 'endMs'> | undefined;
}

export interface Conversation {
  /** In order of completion. A short back-channel inside a long utterance stands before it; see {@link inSpokenOrder}. */
  readonly utterances: readonly Utterance[];
  readonly open: { readonly 0: OpenUtterance | undefined; readonly 1: OpenUtterance | undefined };
  /** How many utterances each channel has completed: the number in the next id. */
  readonly completed: { readonly 0: number; readonly 1: number };
  /** Stretches that nobody heard, audio time in ms. */
  readonly gaps: readonly { readonly startMs: number; readonly endMs: number }[];
  /** What isn't among the utterances because the customer's channel has it, in the order it was found out. */
  readonly echoes: readonly EchoedUtterance[];
}

export const emptyConversation: Conversation = {
  utterances: [],
  open: { 0: undefined, 1: undefined },
  completed: { 0: 0, 1: 0 },
  gaps: [],
  echoes: [],
};

export const speakerOf = (channel: Channel): Speaker => (channel === 0 ? 'rep' : 'customer');

/** The id that the utterance now being spoken on a channel has, or will have: interims can use it before any final came. */
export function nextUtteranceId(conversation: Conversation, channel: Channel): UtteranceId {
  return UtteranceId.parse(`${speakerOf(channel)}-${String(conversation.completed[channel] + 1)}`);
}

/**
 * Fold one numbered transcript event into the conversation.
 *
 * @returns the new conversation and the utterances that this event completed (0 to 2 of them, oldest first).
 */
export function hear(
  conversation: Conversation,
  event: TranscriptEvent,
): { readonly conversation: Conversation; readonly completed: readonly Utterance[] } {
  switch (event.type) {
    case 'gap':
      return {
        conversation: {
          ...conversation,
          gaps: [...conversation.gaps, { startMs: event.startMs, endMs: event.endMs }],
        },
        completed: [],
      };
    case 'utterance-end':
      // It can arrive late, about words before the ones now open: those are still being spoken.
      return (conversation.open[event.channel]?.startMs ?? Infinity) > event.lastWordEndMs
        ? { conversation, completed: [] }
        : close(conversation, event.channel);
    case 'final': {
      const text = event.text.trim();
      let next = conversation;
      const completed: Utterance[] = [];
      const open = conversation.open[event.channel];
      if (text !== '' && open && isAnotherVoice(open.voice, event.voice)) {
        const closed = close(next, event.channel);
        next = closed.conversation;
        completed.push(...closed.completed);
      }
      if (text !== '') {
        const before = next.open[event.channel];
        next = {
          ...next,
          open: {
            ...next.open,
            [event.channel]: {
              text: before ? `${before.text} ${text}` : text,
              voice: event.voice ?? before?.voice,
              startMs: before ? before.startMs : event.startMs,
              endMs: event.endMs,
            },
          },
        };
      }
      if (event.speechFinal) {
        const closed = close(next, event.channel);
        next = closed.conversation;
        completed.push(...closed.completed);
      }
      return { conversation: next, completed };
    }
  }
}

/** A voice without a number is the one that others are only now told apart from. */
const isAnotherVoice = (open: number | undefined, next: number | undefined): boolean =>
  open !== undefined && next !== undefined && open !== next;

/** Complete what is still open on both channels, as at the end of a call: first what ends first. */
export function closeAll(conversation: Conversation): Conversation {
  const { open } = conversation;
  const order: readonly Channel[] = (open[1]?.endMs ?? 0) < (open[0]?.endMs ?? 0) ? [1, 0] : [0, 1];
  return order.reduce((next, channel) => close(next, channel).conversation, conversation);
}

function close(conversation: Conversation, channel: Channel) {
  const open = conversation.open[channel];
  if (!open) return { conversation, completed: [] as readonly Utterance[] };
  const utterance: Utterance = {
    id: nextUtteranceId(conversation, channel),
    speaker: speakerOf(channel),
    ...(open.voice === undefined ? {} : { voice: open.voice }),
    text: open.text,
    startMs: open.startMs,
    endMs: open.endMs,
  };
  return {
    conversation: {
      ...conversation,
      // Several times faster than spreading, after an hour of talk.
      utterances: conversation.utterances.concat(utterance),
      open: { ...conversation.open, [channel]: undefined },
      completed: { ...conversation.completed, [channel]: conversation.completed[channel] + 1 },
    },
    completed: [utterance] as readonly Utterance[],
  };
}

/** Take an echo out, and leave what the rep said besides. What was heard stays on record; one told again replaces itself. */
export function withoutEcho(
  conversation: Conversation,
  { utteranceId, of, own }: Omit<EchoedUtterance, 'utterance'> & { readonly utteranceId: UtteranceId },
): Conversation {
  const { utterances, echoes } = conversation;
  const heard = utterances.find(({ id }) => id === utteranceId);
  if (!heard) return conversation;
  const known = echoes.find(({ utterance }) => utterance.id === utteranceId);
  const { text, startMs, endMs } = own ?? heard;
  return {
    ...conversation,
    utterances: own
      ? utterances.map((utterance) => (utterance === heard ? { ...heard, text, startMs, endMs } : utterance))
      : utterances.filter((utterance) => utterance !== heard),
    echoes: [...echoes.filter((echo) => echo !== known), { utterance: known?.utterance ?? heard, of, own }],
  };
}

/** Echoes from which the microphone is said to hear the customer: one may have been a door or a coincidence. */
const TELLING_ECHOES = 2;
/** Audio time without another after which it doesn't any more: somebody took headphones. */
const ECHO_LASTS_MS = 120_000;

/** The rep's microphone hears the customer, as far as the last minutes tell. */
export function hearsEcho({ utterances, echoes }: Conversation): boolean {
  const last = echoes.at(-1);
  if (!last || echoes.length < TELLING_ECHOES) return false;
  return (utterances.at(-1)?.endMs ?? 0) - last.utterance.endMs <= ECHO_LASTS_MS;
}

/** Utterances as they were begun, not as they were completed. */
export const inSpokenOrder = (utterances: readonly Utterance[]): readonly Utterance[] =>
  utterances.toSorted((a, b) => a.startMs - b.startMs);

/** How a speaker is named to people and to the model: `Rep`, `Customer`, or `Customer 2` where several are told apart. */
export function speakerLabel({ speaker, voice }: Pick<Utterance, 'speaker' | 'voice'>): string {
  if (speaker === 'rep') return 'Rep';
  return voice === undefined ? 'Customer' : `Customer ${String(voice + 1)}`;
}

/** "mm-hm", "yeah", "oh right", "okay then": says that one listens, and moves nothing. */
const BACK_CHANNEL =
  /^(?:(?:oh|ah|aha)[\s,.!?]*)?(?:(?:yeah|yep|yup|yes|uh[ -]?huh|mm+(?:[ -]?hm*)?|mhm+|hm+|okay|ok|right|all ?right|sure|got it|i see|great|good|cool)[\s,.!?]*){1,3}(?:(?:so|then)[\s.]*)?$/i;

export const isBackChannel = (utterance: Pick<Utterance, 'text'>): boolean => BACK_CHANNEL.test(utterance.text.trim());
