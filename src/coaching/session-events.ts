/** What has happened on one call: the journal's events, version 2. Past tense, plain JSON, append-only. */
import { z } from 'zod';
import { Card, CardKind } from './card-memory';
import { CaptureProblem, CaptureState } from './capture-state';
import { Utterance, UtteranceId } from './conversation';
import { CoachingGuidance, GuidanceFailure } from './guidance';
import { NudgeKind } from './nudges';
import { Stage } from './playbook';
import { Signals, Suggestion } from './suggestion';
import { TranscriptEvent } from './transcript';

/** Epoch ms. */
const AtMs = z.number().int().nonnegative();
const Probability = z.number().min(0).max(1);
const Belief = z.object({
  opening: Probability,
  discovery: Probability,
  pitch: Probability,
  objection: Probability,
  close: Probability,
});
export const StageReadingStored = z.object({
  current: Stage,
  confidence: z.number().int().min(0).max(100),
  belief: Belief,
});
const Met = z.array(z.object({ id: z.string(), utteranceId: UtteranceId }));
const Source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claude'), model: z.string() }),
  z.object({ kind: z.literal('local') }),
]);
/** What the offer puts on the panel. */
const Placing = {
  /** Absent where nothing changes for the rep, and in journals from before cards were remembered. */
  card: Card.optional(),
  /** Not shown yet: the card before it is still being read. */
  held: z.literal(true).optional(),
};
const Mode = z.enum(['suggestions', 'guidance']);
const RequestId = z.string().min(1);

/** Why guidance was asked for. `asked`: the rep pressed "Help me now". `echo`: what was there rested on one. */
export const RequestReason = z.enum(['end-of-turn', 'stage-change', 'objection', 'asked', 'mode-change', 'echo']);
export type RequestReason = z.infer<typeof RequestReason>;

export const EndReason = z.enum(['rep-stopped', 'tab-closed', 'call-ended', 'capture-failed']);
export type EndReason = z.infer<typeof EndReason>;

export const SessionEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session-started'),
    sessionId: z.string().startsWith('call_'),
    tabId: z.number().int(),
    tabTitle: z.string(),
    captureId: z.string(),
    mode: Mode,
    playbookId: z.string(),
    playbookVersion: z.number().int().positive().optional(),
    /** Of an incognito window: never kept on the device. */
    isPrivate: z.boolean().optional(),
    atMs: AtMs,
  }),
  /** A numbered transcript event, counted once. */
  z.object({
    type: z.literal('transcript-heard'),
    seq: z.number().int().positive(),
    event: TranscriptEvent,
    atMs: AtMs,
  }),
  /** The local step's reading of one utterance. */
  z.object({
    type: z.literal('utterance-assessed'),
    utteranceId: UtteranceId,
    stage: StageReadingStored,
    /** Absent when the utterance says nothing new about the customer: the rep's, a back-channel. */
    signals: Signals.optional(),
    met: Met,
    atMs: AtMs,
  }),
  /** Claude's word on the stage: evidence for the detector's filter, and the filter's reading with it. */
  z.object({
    type: z.literal('stage-validated'),
    requestId: RequestId,
    claimed: z.object({ current: Stage, confidence: z.number().int().min(0).max(100) }),
    stage: StageReadingStored,
    atMs: AtMs,
  }),
  z.object({ type: z.literal('objectives-met'), requestId: RequestId, met: Met, atMs: AtMs }),
  z.object({
    type: z.literal('guidance-requested'),
    requestId: RequestId,
    mode: Mode,
    reason: RequestReason,
    /** The utterance it is about; absent before the first. */
    answers: UtteranceId.optional(),
    /** The words that Claude was asked with; absent in journals from before they were noted. */
    promptVersion: z.string().optional(),
    atMs: AtMs,
  }),
  /** Wanted while another request was in flight: asked as soon as that one has ended. */
  z.object({ type: z.literal('guidance-deferred'), reason: RequestReason, atMs: AtMs }),
  /** The moment has passed; its answer isn't shown. */
  z.object({ type: z.literal('guidance-superseded'), requestId: RequestId, atMs: AtMs }),
  /** Claude answered with a kind of card that the rep waved away: it isn't shown. */
  z.object({ type: z.literal('guidance-withheld'), requestId: RequestId, atMs: AtMs }),
  z.object({
    type: z.literal('guidance-failed'),
    requestId: RequestId,
    failure: GuidanceFailure,
    /** How long the service asked to be left alone. */
    retryAfterMs: z.number().int().nonnegative().optional(),
    /** The browser had no network as the connection was lost. */
    offline: z.boolean().optional(),
    atMs: AtMs,
  }),
  /** Claude was asked a question about the call: it counts among the requests. What was asked isn't kept. */
  z.object({ type: z.literal('question-asked'), atMs: AtMs }),
  /** That request ended, with an answer or without. */
  z.object({
    type: z.literal('question-ended'),
    /** Absent where Claude answered. */
    failure: GuidanceFailure.optional(),
    retryAfterMs: z.number().int().nonnegative().optional(),
    offline: z.boolean().optional(),
    atMs: AtMs,
  }),
  z.object({
    type: z.literal('guidance-offered'),
    /** Absent for local guidance: nothing was asked of anybody. */
    requestId: RequestId.optional(),
    guidance: CoachingGuidance,
    source: Source,
    answers: UtteranceId.optional(),
    ...Placing,
    atMs: AtMs,
  }),
  z.object({
    type: z.literal('suggestion-offered'),
    requestId: RequestId.optional(),
    suggestion: Suggestion,
    source: Source,
    answers: UtteranceId.optional(),
    ...Placing,
    atMs: AtMs,
  }),
  /** An offer whose words were replaced by later ones and condensed away: that Claude's answer came, and what is remembered of it. */
  z.object({
    type: z.literal('offer-condensed'),
    /** Absent for a local one. */
    requestId: RequestId.optional(),
    /** Of the last few offers. */
    shown: z.object({ what: z.string(), question: z.string().optional() }).optional(),
    /** The card it put up. */
    card: Card.optional(),
    atMs: AtMs,
  }),
  /** A card that was held back came up. */
  z.object({ type: z.literal('card-shown'), releases: z.enum(['guidance', 'suggestion']), card: Card, atMs: AtMs }),
  /** The rep waved the card away: none of its kind for now, and thrice, none for the call. */
  z.object({ type: z.literal('guidance-dismissed'), kind: CardKind, atMs: AtMs }),
  /** The rep pinned the card: nothing takes its place until it is unpinned. */
  z.object({ type: z.literal('card-pinned'), kind: CardKind, atMs: AtMs }),
  z.object({ type: z.literal('card-unpinned'), kind: CardKind, atMs: AtMs }),
  /** The rep says of the card that it helped, or (false) takes that back. */
  z.object({ type: z.literal('card-helped'), kind: CardKind, helped: z.boolean(), atMs: AtMs }),
  /** The rep asked for help: whatever was waved away may come again. */
  z.object({ type: z.literal('dismissals-forgotten'), atMs: AtMs }),
  z.object({ type: z.literal('mode-changed'), mode: Mode, atMs: AtMs }),
  /** New key, model or address: what Claude refused before may now be granted. */
  z.object({ type: z.literal('model-access-changed'), atMs: AtMs }),
  z.object({ type: z.literal('capture-changed'), state: CaptureState, atMs: AtMs }),
  /** Nothing captures the call any more (the offscreen page died); the session waits for the capture to be started again. */
  z.object({
    type: z.literal('capture-lost'),
    /** Audio time up to which it had told everything. Absent where that isn't known, and in journals from before it was noted. */
    heardUntilMs: z.number().int().nonnegative().optional(),
    atMs: AtMs,
  }),
  /** A new capture goes on where the lost one ended: numbers count from 1 again, audio time goes on at `fromMs`. */
  z.object({
    type: z.literal('capture-resumed'),
    captureId: z.string(),
    fromMs: z.number().int().nonnegative(),
    /** From here to `fromMs` it isn't known what was said. */
    unheardFromMs: z.number().int().nonnegative(),
    atMs: AtMs,
  }),
  /** The rep ticked or unticked an objective by hand: that holds for the call. */
  z.object({ type: z.literal('objective-edited'), id: z.string(), met: z.boolean(), atMs: AtMs }),
  /** A quiet word about how the talk goes was raised or taken back, or may be said again; all that is known of them. */
  z.object({
    type: z.literal('nudge-changed'),
    shown: z.object({ kind: NudgeKind, figure: z.number().int().nonnegative(), atMs: AtMs }).optional(),
    latched: z.array(NudgeKind),
    raisedAtMs: AtMs.optional(),
    atMs: AtMs,
  }),
  /** The rep told the customer that an assistant listens along. */
  z.object({ type: z.literal('listening-announced'), atMs: AtMs }),
  /** That was noted by mistake: the customer wasn't told. */
  z.object({ type: z.literal('announcement-withdrawn'), atMs: AtMs }),
  /** The rep's microphone heard the customer: that utterance was the customer's, and is counted once. */
  z.object({
    type: z.literal('echo-recognised'),
    utteranceId: UtteranceId,
    /** The customer's utterance that it repeats; it may still be open. */
    of: UtteranceId,
    /** What the rep said besides, in the same breath. Absent where all of it was echo. */
    own: Utterance.pick({ text: true, startMs: true, endMs: true }).optional(),
    /** Readings made anew, from that utterance on; none where it was recognised before it was read. */
    anew: z.array(
      z.object({ utteranceId: UtteranceId, stage: StageReadingStored, signals: Signals.optional(), met: Met }),
    ),
    atMs: AtMs,
  }),
  z.object({ type: z.literal('stop-requested'), reason: EndReason, atMs: AtMs }),
  /** What was still being said when capture ended, completed as it stood. */
  z.object({ type: z.literal('utterances-closed'), atMs: AtMs }),
  z.object({
    type: z.literal('session-ended'),
    reason: EndReason,
    /** What went wrong with the capture, where that ended the session. */
    problem: CaptureProblem.optional(),
    atMs: AtMs,
  }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;
