/** Claude's answer in guidance mode: the JSON it is asked for, and what is taken from what it says. */
import { z } from 'zod';
import type { Utterance } from './conversation';
import { Focus, MAX_FOCUS_CHARS, MAX_LINE_CHARS, MAX_QUESTIONS, MAX_TALKING_POINTS, cut } from './guidance';
import type { GuidanceWords } from './guidance';
import type { MetObjective, Moment } from './moment';
import { STAGES, Stage, type Objective, type Playbook } from './playbook';
import { Percent, URGENCIES, closedObject, readJson, type JsonSchema } from './model-json';

/**
 * The shape Claude is held to, `focus` first so that it streams first.
 *
 * Structured output refuses length and count keywords: those bounds stand in the prompt and are kept by the parser.
 */
export function coachingResponseSchema(playbook: Playbook): JsonSchema {
  const text = { type: 'string' };
  const id = { type: 'string', enum: playbook.objectives.map((objective) => objective.id) };
  return closedObject({
    focus: closedObject({ what: text, why: text, urgency: { type: 'string', enum: URGENCIES } }),
    key_questions: { type: 'array', items: text },
    talking_points: { type: 'array', items: text },
    stage_validation: closedObject({
      current_stage: { type: 'string', enum: STAGES },
      confidence: { type: 'integer' },
      reasoning: text,
    }),
    objectives: closedObject({
      completed: { type: 'array', items: id },
      remaining: { type: 'array', items: id },
      evidence: { type: 'array', items: closedObject({ id, utterance: text }) },
    }),
  });
}

const Line = z.string().transform((text) => cut(text, MAX_LINE_CHARS));
const FocusText = z
  .string()
  .transform((text) => cut(text, MAX_FOCUS_CHARS))
  .pipe(z.string().min(1));

/** Lines with words in them, no more than the panel has room for. */
const lines = (most: number) => z.array(Line).transform((texts) => texts.filter((text) => text !== '').slice(0, most));

const CoachingResponse = z.object({
  focus: z.object({ what: FocusText, why: FocusText, urgency: Focus.shape.urgency.catch('medium') }),
  key_questions: lines(MAX_QUESTIONS).pipe(z.array(z.string()).min(1)),
  talking_points: lines(MAX_TALKING_POINTS).default([]),
  stage_validation: z.object({ current_stage: Stage, confidence: Percent }),
  objectives: z
    .object({
      completed: z.array(z.string()).default([]),
      evidence: z.array(z.object({ id: z.string(), utterance: z.string() })).default([]),
    })
    .default({ completed: [], evidence: [] }),
});

/** What a coaching answer says, once checked against the call it is about. */
export interface CoachingAnswer {
  readonly words: GuidanceWords;
  readonly stage: { readonly current: Stage; readonly confidence: number };
  /** Objectives met that weren't known to be, each with the utterance that met it. */
  readonly met: readonly MetObjective[];
}

export type ParsedCoachingResponse =
  | { readonly ok: true; readonly value: CoachingAnswer }
  | { readonly ok: false; readonly reason: 'invalid-json' | 'wrong-shape' };

/**
 * Read Claude's answer to a coaching request. Broken percentages, extra keys and too much text are put right;
 * an objective counts as met only by an utterance of this call, spoken by whoever can meet it.
 */
export function parseCoachingResponse(
  text: string,
  moment: Pick<Moment, 'heard' | 'met' | 'playbook'>,
): ParsedCoachingResponse {
  const json = readJson(text);
  if (!json.ok) return { ok: false, reason: 'invalid-json' };
  const parsed = CoachingResponse.safeParse(json.value);
  if (!parsed.success) return { ok: false, reason: 'wrong-shape' };
  const { focus, key_questions, talking_points, stage_validation, objectives } = parsed.data;
  return {
    ok: true,
    value: {
      words: {
        focus,
        keyQuestions: key_questions,
        talkingPoints: talking_points,
        confidence: stage_validation.confidence,
      },
      stage: { current: stage_validation.current_stage, confidence: stage_validation.confidence },
      met: newlyMet(objectives, moment),
    },
  };
}

function newlyMet(
  claimed: z.infer<typeof CoachingResponse>['objectives'],
  { heard, met, playbook }: Pick<Moment, 'heard' | 'met' | 'playbook'>,
): readonly MetObjective[] {
  const known = new Set(met.map((objective) => objective.id));
  const completed = new Set(claimed.completed);
  const found = new Map<string, MetObjective>();
  for (const { id, utterance: utteranceId } of claimed.evidence) {
    if (!completed.has(id) || known.has(id) || found.has(id)) continue;
    const objective = playbook.objectives.find((candidate) => candidate.id === id);
    const utterance = heard.find((candidate) => candidate.id === utteranceId);
    if (objective && utterance && canMeet(utterance, objective)) found.set(id, { id, utteranceId: utterance.id });
  }
  return [...found.values()];
}

const canMeet = ({ speaker }: Utterance, { metBy }: Objective): boolean => metBy === 'either' || metBy === speaker;
