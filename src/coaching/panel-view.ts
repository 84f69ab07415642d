/** What the panel shows of a session. Derived, never edited: the panel asks and waits for the next view. */
import { cardStanding, type CardStanding } from './card-standing';
import { nextUtteranceId, speakerOf, type Conversation, type Speaker, type Utterance } from './conversation';
import type { CoachingGuidance, GuidanceSource } from './guidance';
import { measuresOf, type CallMeasures } from './measures';
import { noticesOf, type Notice, type Services } from './notices';
import { NUDGE_SHOWN_MS, nudgeText } from './nudges';
import { objectivesView, type ObjectivesView } from './objectives-view';
import { STAGES, type Playbook, type Stage } from './playbook';
import { measurable } from './session-moment';
import type { SessionState } from './session-state';
import { signalView, type SignalView } from './signal-view';
import type { Suggestion } from './suggestion';
import { legacySuggestion } from './legacy-suggestion';
import type { Interim } from './transcript';
import type { Message } from './message';

/** One line of the live transcript. `id` is the utterance's, known from its first interim on: a later line of that id replaces it. */
export interface TranscriptLine {
  readonly id: string;
  readonly speaker: Speaker;
  /** Which of the customer's voices, from 0; undefined where one is all there is. */
  readonly voice: number | undefined;
  /** Empty in a gap. */
  readonly text: string;
  /** Audio time in ms; lines are shown in this order. */
  readonly startMs: number;
  /** `interim`: still being spoken. `gap`: nobody heard this stretch. */
  readonly status: 'interim' | 'final' | 'gap';
  /** How long a gap is, in s. */
  readonly notHeardSec?: number;
}

export interface PanelView {
  readonly sessionId: string;
  readonly tabId: number;
  readonly tabTitle: string;
  readonly status: 'starting' | 'listening' | 'reconnecting' | 'ended';
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly stage: {
    readonly current: Stage;
    readonly label: string;
    readonly confidence: number;
    /** Epoch ms: time in stage is now minus this, so that the panel can count by itself. */
    readonly sinceAtMs: number;
    /** Stages the call has been in, in playbook order. */
    readonly visited: readonly Stage[];
  };
  readonly objectives: ObjectivesView;
  readonly guidance: OfferedGuidance | undefined;
  readonly suggestion: OfferedSuggestion | undefined;
  /** The card that is up, if one is. */
  readonly card: CardStanding | undefined;
  /** The objection or readiness to buy that the customer's last words show. */
  readonly signal: SignalView | undefined;
  /** How the talk is shared out; see {@link CallMeasures} for what can't be told. */
  readonly measures: CallMeasures;
  /** One quiet word about it, if any is due. */
  readonly nudge: { readonly text: Message; /** Epoch ms. */ readonly untilMs: number } | undefined;
  /** The request that is under way, by its id: the panel may say so quietly. */
  readonly asking: string | undefined;
  /** What the rep may read out, so that the customer knows of the assistant. */
  readonly announcement: string;
  /** Epoch ms at which the rep said that the customer was told. */
  readonly announcedAtMs: number | undefined;
  /** Connection, microphone, keys and stand-ins, most urgent first. */
  readonly notices: readonly Notice[];
}

export interface OfferedGuidance {
  readonly guidance: CoachingGuidance;
  readonly source: GuidanceSource;
  /** The utterance it answers, if any was heard. */
  readonly answers: string | undefined;
  readonly atMs: number;
}

export interface OfferedSuggestion {
  readonly suggestion: Suggestion;
  readonly source: GuidanceSource;
  readonly answers: string | undefined;
  readonly atMs: number;
}

/** The view of a session. In guidance mode the suggestion is the guidance's legacy conversion, never its own. */
export function panelView(state: SessionState, playbook: Playbook, services: Services): PanelView {
  const { stage, guidance } = state;
  return {
    sessionId: state.sessionId,
    tabId: state.tabId,
    tabTitle: state.tabTitle,
    status: statusOf(state),
    startedAtMs: state.startedAtMs,
    endedAtMs: state.endedAtMs,
    stage: {
      current: stage.current,
      label: playbook.stages[stage.current].label,
      confidence: stage.confidence,
      sinceAtMs: stage.sinceAtMs,
      visited: STAGES.filter((candidate) => state.visited.includes(candidate)),
    },
    objectives: objectivesView(state, playbook),
    guidance,
    card: cardStanding(state),
    suggestion:
      state.mode === 'guidance' && guidance
        ? { ...guidance, suggestion: legacySuggestion(guidance.guidance, state, playbook) }
        : state.suggestion,
    signal: signalView(state),
    measures: measuresOf(measurable(state)),
    nudge: nudgeView(state),
    asking: state.pending?.requestId,
    announcement: services.announcement,
    announcedAtMs: state.announcedAtMs,
    notices: noticesOf(state, services),
  };
}

function nudgeView({ status, nudging: { shown } }: SessionState): PanelView['nudge'] {
  if (status !== 'live' || !shown) return undefined;
  return { text: nudgeText(shown), untilMs: shown.atMs + NUDGE_SHOWN_MS };
}

/** How a session stands, in one word. */
export function statusOf({
  status,
  capture,
  captureLostAtMs,
}: Pick<SessionState, 'status' | 'capture' | 'captureLostAtMs'>): PanelView['status'] {
  if (status === 'ended' || status === 'stopping') return 'ended';
  if (captureLostAtMs !== undefined || capture?.frames === 'stalled') return 'reconnecting';
  switch (capture?.recogniser) {
    case 'open':
      return 'listening';
    case 'reconnecting':
    case 'refused':
      return 'reconnecting';
    default:
      return 'starting';
  }
}

/** The transcript so far: what is complete, what is still open, and what nobody heard, as spoken. */
export function transcriptLines(conversation: Conversation): readonly TranscriptLine[] {
  const open = ([0, 1] as const).flatMap((channel) => {
    const spoken = conversation.open[channel];
    return spoken ? [openLine(conversation, { channel, ...spoken })] : [];
  });
  return [...conversation.utterances.map(toLine), ...conversation.gaps.map(gapLine), ...open].toSorted(
    (a, b) => a.startMs - b.startMs,
  );
}

export const toLine = (utterance: Utterance): TranscriptLine => ({
  id: utterance.id,
  speaker: utterance.speaker,
  voice: utterance.voice,
  text: utterance.text,
  startMs: utterance.startMs,
  status: 'final',
});

export const gapLine = ({ startMs, endMs }: { startMs: number; endMs: number }): TranscriptLine => ({
  id: `gap-${String(startMs)}`,
  speaker: 'customer',
  voice: undefined,
  text: '',
  startMs,
  status: 'gap',
  notHeardSec: Math.max(1, Math.round((endMs - startMs) / 1000)),
});

/** The line of an utterance still being spoken: its finals so far, then the interim's guess at the rest. */
export function interimLine(conversation: Conversation, interim: Omit<Interim, 'type'>): TranscriptLine {
  const spoken = conversation.open[interim.channel];
  return openLine(conversation, {
    channel: interim.channel,
    text: spoken ? `${spoken.text} ${interim.text}` : interim.text,
    voice: spoken ? spoken.voice : interim.voice,
    startMs: spoken ? spoken.startMs : interim.startMs,
  });
}

function openLine(
  conversation: Conversation,
  { channel, text, voice, startMs }: Pick<Interim, 'channel' | 'text' | 'startMs'> & { voice?: number | undefined },
): TranscriptLine {
  const id = nextUtteranceId(conversation, channel);
  return { id, speaker: speakerOf(channel), voice, text, startMs, status: 'interim' };
}
