/** What the panel shows of a session. Derived, never edited: the panel asks and waits for the next view. */
import type { Speaker } from './conversation';
import type { CoachingGuidance, GuidanceSource, ObjectiveLists } from './guidance';
import type { Stage } from './playbook';
import type { Suggestion } from './suggestion';

/** One line of the live transcript. `id` is the utterance's, known from its first interim on: a later line of that id replaces it. */
export interface TranscriptLine {
  readonly id: string;
  readonly speaker: Speaker;
  /** `Rep`, `Customer`, `Customer 2`. */
  readonly label: string;
  readonly text: string;
  /** Audio time in ms; lines are shown in this order. */
  readonly startMs: number;
  /** `interim`: still being spoken. `gap`: nobody heard this stretch; `text` says so. */
  readonly status: 'interim' | 'final' | 'gap';
}

/** A sentence for the rep. `problem` wants doing something about, `note` is good to know. */
export interface Notice {
  readonly kind: 'problem' | 'note';
  readonly id: string;
  readonly text: string;
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
  readonly objectives: ObjectiveLists & {
    /** Ids of remaining objectives that only the rep can meet while the rep isn't heard: unknown, not open. */
    readonly unknown: readonly string[];
  };
  readonly guidance: OfferedGuidance | undefined;
  readonly suggestion: OfferedSuggestion | undefined;
  /** A request is under way: the panel may say so quietly. */
  readonly asking: boolean;
  /** Connection, microphone, keys and stand-ins, in words, most urgent first. */
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
