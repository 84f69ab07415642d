/**
 * Quiet words about how the talk goes, at most one at a time, seldom, and none twice for the same thing:
 *
 *   over its threshold ─▶ raised, latched ─▶ shown for a while ─▶ well below its threshold again ─▶ unlatched
 *
 * Thresholds are the playbook's.
 */
import { z } from 'zod';
import { elapsedMs } from './elapsed';
import type { CallMeasures } from './measures';
import type { Playbook } from './playbook';
import type { Message } from './message';

/** Most urgent first. */
export const NUDGE_KINDS = ['monologue', 'fast', 'talks-much', 'few-questions', 'talks-little'] as const;
export const NudgeKind = z.enum(NUDGE_KINDS);
export type NudgeKind = z.infer<typeof NudgeKind>;

export interface Nudging {
  readonly shown: { readonly kind: NudgeKind; readonly figure: number; readonly atMs: number } | undefined;
  /** Kinds said already, until what they are about has passed. */
  readonly latched: readonly NudgeKind[];
  /** Epoch ms of the last one. */
  readonly raisedAtMs: number | undefined;
}

export const noNudging: Nudging = { shown: undefined, latched: [], raisedAtMs: undefined };

/** Between two nudges: more often is nagging. */
export const NUDGE_DISTANCE_MS = 90_000;
/** One stays so long, and at least as long as it takes to be noticed and read. */
export const NUDGE_SHOWN_MS = 30_000;
const NUDGE_LEAST_MS = 6_000;
/** Before that, shares and rates swing with every sentence. */
const SHARE_AFTER_SEC = 300;
const QUESTIONS_AFTER_SEC = 480;

type Thresholds = Playbook['measures'];

interface Level {
  readonly figure: number;
  readonly isOver: boolean;
  /** Far enough on the good side for the nudge to be worth saying again. */
  readonly isClear: boolean;
}

/** What to nudge about now, given what was; the same object where nothing changes. */
export function nextNudging(before: Nudging, measures: CallMeasures, thresholds: Thresholds, atMs: number): Nudging {
  const levels = new Map(NUDGE_KINDS.map((kind) => [kind, levelOf(kind, measures, thresholds)]));
  const isClear = (kind: NudgeKind): boolean => levels.get(kind)?.isClear === true;
  const latched = before.latched.filter((kind) => !isClear(kind));
  const { shown, raisedAtMs } = before;
  const stays =
    shown !== undefined && elapsedMs(shown.atMs, atMs) < (isClear(shown.kind) ? NUDGE_LEAST_MS : NUDGE_SHOWN_MS);
  const mayRaise = !stays && (raisedAtMs === undefined || elapsedMs(raisedAtMs, atMs) >= NUDGE_DISTANCE_MS);
  const kind = NUDGE_KINDS.find((one) => mayRaise && !latched.includes(one) && levels.get(one)?.isOver);
  if (kind) {
    const figure = Math.round(levels.get(kind)?.figure ?? 0);
    return { shown: { kind, figure, atMs }, latched: [...latched, kind], raisedAtMs: atMs };
  }
  if (stays === (shown !== undefined) && latched.length === before.latched.length) return before;
  return { shown: stays ? shown : undefined, latched, raisedAtMs };
}

/** Where a measure stands against its threshold; undefined where it can't be told. */
function levelOf(kind: NudgeKind, measures: CallMeasures, thresholds: Thresholds): Level | undefined {
  const { talkRatio, heardSec, questionsPer10Min, currentMonologueSec, wordsPerMinute } = measures;
  const { maxMonologueSec, maxWordsPerMinute, minQuestionsPer10Min } = thresholds;
  const { low, high } = thresholds.talkRatio;
  const sharePercent = talkRatio === undefined || heardSec < SHARE_AFTER_SEC ? undefined : talkRatio * 100;
  const questions = heardSec < QUESTIONS_AFTER_SEC ? undefined : questionsPer10Min;
  switch (kind) {
    case 'monologue':
      return above(currentMonologueSec, maxMonologueSec, maxMonologueSec / 2);
    case 'fast':
      return above(wordsPerMinute, maxWordsPerMinute, maxWordsPerMinute * 0.9);
    case 'talks-much':
      return above(sharePercent, high, high - 5);
    case 'talks-little':
      return below(sharePercent, low, low + 5);
    case 'few-questions':
      return below(questions, minQuestionsPer10Min, minQuestionsPer10Min + 1);
  }
}

const above = (figure: number | undefined, limit: number, clear: number): Level | undefined =>
  figure === undefined ? undefined : { figure, isOver: figure > limit, isClear: figure <= clear };

const below = (figure: number | undefined, limit: number, clear: number): Level | undefined =>
  figure === undefined ? undefined : { figure, isOver: figure < limit, isClear: figure >= clear };

/** What a nudge says: what is, and what to do. */
export function nudgeText({ kind, figure }: { readonly kind: NudgeKind; readonly figure: number }): Message {
  switch (kind) {
    case 'monologue':
      return { key: 'nudge_monologue', values: { seconds: figure } };
    case 'fast':
      return { key: 'nudge_fast', values: { rate: figure } };
    case 'talks-much':
      return { key: 'nudge_talks_much', values: { percent: figure } };
    case 'talks-little':
      return { key: 'nudge_talks_little', values: { percent: figure } };
    case 'few-questions':
      return { key: 'nudge_few_questions', values: { count: figure } };
  }
}
