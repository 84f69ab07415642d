/** The `coaching_guidance` wire format and Claude's answer it is built from. Names and casing are the wire's: keep them. */
import { z } from 'zod';
import { headOf, plainText } from './plain-text';
import { Priority, Stage } from './playbook';

/** Longest texts the panel can show for reading in two seconds; a longer answer is cut at a word, not refused. */
export const MAX_FOCUS_CHARS = 200;
export const MAX_LINE_CHARS = 280;
export const MAX_QUESTIONS = 5;
export const MAX_TALKING_POINTS = 5;

const Percent = z.number().int().min(0).max(100);
export const Urgency = z.enum(['low', 'medium', 'high', 'critical']);
export type Urgency = z.infer<typeof Urgency>;

export const Focus = z.object({ what: z.string().min(1), why: z.string().min(1), urgency: Urgency });
export type Focus = z.infer<typeof Focus>;

export const GuidanceStage = z.object({
  current: Stage,
  confidence: Percent,
  /** Whole seconds. */
  time_in_stage: z.number().int().nonnegative(),
});

/** What the call has achieved in any stage, and what is open: of this stage first, then what earlier ones left, by priority. */
export const ObjectiveLists = z.object({
  completed: z.array(z.object({ id: z.string(), text: z.string() })),
  remaining: z.array(z.object({ id: z.string(), text: z.string(), priority: Priority })),
});
export type ObjectiveLists = z.infer<typeof ObjectiveLists>;

export const CoachingGuidance = z.object({
  type: z.literal('coaching_guidance'),
  stage: GuidanceStage,
  focus: Focus,
  objectives: ObjectiveLists,
  guidance: z.object({
    /** What and why in one. */
    direction: z.string().min(1),
    key_questions: z.array(z.string().min(1)).min(1).max(MAX_QUESTIONS),
    talking_points: z.array(z.string().min(1)).max(MAX_TALKING_POINTS),
    /** In this guidance; the local coach is as sure as the detector. */
    confidence: Percent,
  }),
  metadata: z.object({
    /** Unix seconds. */
    timestamp: z.number().int().nonnegative(),
    session_id: z.string().startsWith('call_'),
    model_version: z.literal('coaching_v1'),
  }),
});
export type CoachingGuidance = z.infer<typeof CoachingGuidance>;

/** Where a guidance came from. Travels beside the object, not in it. */
export type GuidanceSource = { readonly kind: 'claude'; readonly model: string } | { readonly kind: 'local' };

/** Why Claude gave no guidance. What the rep is told of each is in notices.ts. */
export const GuidanceFailure = z.enum([
  'no-key',
  'unauthorized',
  'model-not-found',
  'rate-limited',
  'overloaded',
  'timeout',
  'connection-lost',
  'refused',
  'cut-short',
  'invalid-json',
  'wrong-shape',
  'rejected',
  'interrupted',
]);
export type GuidanceFailure = z.infer<typeof GuidanceFailure>;

/** The words a guidance is made of, before stage, objectives and metadata are put to it. */
export interface GuidanceWords {
  readonly focus: Focus;
  readonly keyQuestions: readonly string[];
  readonly talkingPoints: readonly string[];
  /** 0-100. */
  readonly confidence: number;
}

/** Put a guidance together as the wire wants it: whole percentages, bounded texts and counts. */
export function buildCoachingGuidance(parts: {
  readonly words: GuidanceWords;
  readonly stage: { readonly current: Stage; readonly confidence: number };
  /** Whole or broken seconds; rounded down. */
  readonly timeInStageSec: number;
  readonly objectives: ObjectiveLists;
  readonly atMs: number;
  readonly sessionId: string;
}): CoachingGuidance {
  const { words, stage } = parts;
  const focus = { what: cut(words.focus.what, MAX_FOCUS_CHARS), why: cut(words.focus.why, MAX_FOCUS_CHARS) };
  return {
    type: 'coaching_guidance',
    stage: {
      current: stage.current,
      confidence: percent(stage.confidence),
      time_in_stage: Math.max(0, Math.floor(parts.timeInStageSec)),
    },
    focus: { ...focus, urgency: words.focus.urgency },
    objectives: parts.objectives,
    guidance: {
      direction: `${endSentence(focus.what)} ${focus.why}`,
      key_questions: lines(words.keyQuestions, MAX_QUESTIONS),
      talking_points: lines(words.talkingPoints, MAX_TALKING_POINTS),
      confidence: percent(words.confidence),
    },
    metadata: {
      timestamp: Math.floor(parts.atMs / 1000),
      session_id: parts.sessionId,
      model_version: 'coaching_v1',
    },
  };
}

const percent = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));

const endSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const lines = (texts: readonly string[], most: number): string[] =>
  texts
    .map((text) => cut(text, MAX_LINE_CHARS))
    .filter((text) => text !== '')
    .slice(0, most);

/** Plain text, cut at a word's end, with an ellipsis where anything was cut. */
export function cut(text: string, maxChars: number): string {
  const trimmed = plainText(text);
  if (trimmed.length <= maxChars) return trimmed;
  const head = headOf(trimmed, maxChars - 1);
  const space = head.lastIndexOf(' ');
  return `${space > maxChars / 2 ? head.slice(0, space) : head}…`;
}
