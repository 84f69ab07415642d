/** What a team sells by: stages, objectives and toolkit as data. The playbooks themselves are in src/playbooks. */
import { z } from 'zod';

export const STAGES = ['opening', 'discovery', 'pitch', 'objection', 'close'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

export const Priority = z.enum(['low', 'medium', 'high']);
export type Priority = z.infer<typeof Priority>;

export const TOOLKIT_CATEGORIES = [
  'opener',
  'not_interested',
  'price',
  'callback',
  'ai_concerns',
  'closing',
  'discovery',
] as const;
/** Wire names of the legacy format. */
export const ToolkitCategory = z.enum(TOOLKIT_CATEGORIES);
export type ToolkitCategory = z.infer<typeof ToolkitCategory>;

export const OBJECTION_TYPES = [
  'price',
  'timing',
  'authority',
  'need',
  'trust',
  'ai_concerns',
  'technical',
  'none',
] as const;
/** Wire names of the legacy format. */
export const ObjectionType = z.enum(OBJECTION_TYPES);
export type ObjectionType = z.infer<typeof ObjectionType>;

/** A phrase, matched at word boundaries and without regard to case, punctuation and contractions; see coaching/phrases.ts for `*` and `#`. */
const Phrase = z.string().trim().min(1).max(120);
const Sentence = z.string().trim().min(1).max(400);

/** Who can meet an objective: a fact is met when the customer puts it on the table, an act when the rep does it. */
export const MetBy = z.enum(['rep', 'customer', 'either']);

export const Objective = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  text: Sentence,
  stage: Stage,
  metBy: MetBy,
  /** Phrases that show it met, spoken by whoever `metBy` names. */
  cues: z.array(Phrase).min(1),
  /**
   * For a fact: phrases of the rep's question whose answer by the customer meets it. For an arrangement: phrases of the
   * rep's proposal. For an act: phrases of the customer's question that call for it now.
   */
  askedBy: z.array(Phrase).default([]),
  /** Phrases that look like a cue and are none. */
  not: z.array(Phrase).default([]),
  /** What to achieve, in the imperative, and why: the focus when this objective is next. */
  what: Sentence,
  why: Sentence,
  /** Next questions towards it, best first. */
  questions: z.array(Sentence).min(1),
  talkingPoints: z.array(Sentence).min(1),
});
export type Objective = z.infer<typeof Objective>;

/** Something to do now, apart from any objective. */
const Advice = z.object({
  what: Sentence,
  why: Sentence,
  questions: z.array(Sentence).min(1),
  talkingPoints: z.array(Sentence).min(1),
});

export const StagePlan = z.object({
  label: z.string().min(1).max(40),
  /** What the stage is for and why: the safe default when no objective of it is open. */
  what: Sentence,
  why: Sentence,
  questions: z.array(Sentence).min(3),
  talkingPoints: z.array(Sentence).min(2),
  /** Phrases that show the call is in this stage, by who says them. Strong ones count threefold. */
  cues: z.object({
    rep: z.array(Phrase).default([]),
    customer: z.array(Phrase).default([]),
    strongRep: z.array(Phrase).default([]),
    strongCustomer: z.array(Phrase).default([]),
  }),
});
export type StagePlan = z.infer<typeof StagePlan>;

export const ObjectionPlan = Advice.extend({
  toolkit: ToolkitCategory.optional(),
});
export type ObjectionPlan = z.infer<typeof ObjectionPlan>;

/** Names and casing of `scripts` are the legacy wire format. */
export const ToolkitEntry = z.object({
  category: ToolkitCategory,
  title: z.string().min(1).max(80),
  scripts: z.array(z.object({ name: z.string().min(1).max(80), text: Sentence, when_to_use: Sentence })).min(1),
});
export type ToolkitEntry = z.infer<typeof ToolkitEntry>;

export const Playbook = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  title: z.string().min(1).max(80),
  /** What is sold, to whom, at what price: the rep's own words in options may replace it. */
  productContext: z.string().max(4_000),
  stages: z.record(Stage, StagePlan),
  objectives: z.array(Objective).min(1),
  /** When every objective of the close is met: what is left before hanging up. */
  wrapUp: Advice,
  /** When the customer wants no more calls: how to leave at once, selling nothing. */
  leaveWell: Advice,
  /** How to meet each kind of objection. */
  objections: z.record(ObjectionType.exclude(['none']), ObjectionPlan),
  toolkit: z.array(ToolkitEntry),
  /** Words the recogniser should expect: product and trade names. Under 500 tokens in all, or Deepgram stops silently. */
  keyterms: z.array(z.string().min(1).max(60)).max(100),
});
export type Playbook = z.infer<typeof Playbook>;
