/**
 * What a team sells by: stages, objectives and toolkit as data. The playbooks themselves are in src/playbooks; what must hold
 * between their parts is in playbook-checks.ts. Every list has a bound: a playbook comes from a file that anybody may have written.
 */
import { z } from 'zod';
import { Measures, Pacing } from './playbook-thresholds';
import type { PlainKey } from './message';

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

/** What is said of a text that isn't written as it must be. */
export const PATTERN_FAULTS = {
  phrase: 'playbook_fault_phrase',
  sentence: 'playbook_fault_sentence',
  line: 'playbook_fault_who',
  objectiveId: 'playbook_fault_objective_id',
  playbookId: 'playbook_fault_playbook_id',
} as const satisfies Readonly<Record<string, PlainKey>>;

/** A phrase, matched at word boundaries and without regard to case, punctuation and contractions; see coaching/phrases.ts for `*` and `#`. */
const Phrase = z
  .string()
  .trim()
  .max(120)
  .regex(/[\p{L}\p{N}#]/u, PATTERN_FAULTS.phrase)
  .describe(
    'Small words as they are spoken. * at the end of a word takes any ending, alone any one word; # takes a number.',
  );
const Phrases = z.array(Phrase).max(600).meta({ id: 'Phrases' });
/** Something to read: white space and characters that can't be seen are taken away before the rep is shown it (plain-text.ts). */
const Sentence = z
  .string()
  .trim()
  .max(400)
  .regex(/[\p{L}\p{N}]/u, PATTERN_FAULTS.sentence);
const Sentences = z.array(Sentence).max(20);
const Name = z.string().trim().min(1).max(80);

/** Who can meet an objective: a fact is met when the customer puts it on the table, an act when the rep does it. */
export const MetBy = z
  .enum(['rep', 'customer', 'either'])
  .describe('A fact is met when the customer tells it, an act when the rep does it, an arrangement by either.');

/** A line of a made-up call: who says it, and what. */
const ExampleLine = z
  .string()
  .max(400)
  .regex(/^(rep|customer): \S/, PATTERN_FAULTS.line);

export const Objective = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9_]*$/, PATTERN_FAULTS.objectiveId),
  text: Sentence,
  stage: Stage,
  metBy: MetBy,
  cues: Phrases.default([]).describe(
    'Phrases that show it met, spoken by whoever `metBy` names. A known id has those of its language besides.',
  ),
  askedBy: Phrases.default([]).describe(
    "For a fact: phrases of the rep's question whose answer by the customer meets it. For an arrangement: phrases of the rep's proposal. For an act: phrases of the customer's question that call for it now.",
  ),
  not: Phrases.default([]).describe('Phrases that look like a cue and are none.'),
  what: Sentence.describe('What to achieve, in the imperative, and why: the focus when this objective is next.'),
  why: Sentence,
  questions: Sentences.min(1).describe(
    'Next questions towards it, best first: the later ones are asked when the earlier have been.',
  ),
  talkingPoints: Sentences.min(1),
  examples: z
    .array(z.array(ExampleLine).min(1).max(6))
    .max(5)
    .default([])
    .describe(
      'Bits of a call whose last line meets it: they show what is meant, and the tests of the shipped playbooks play them.',
    ),
});
export type Objective = z.infer<typeof Objective>;

/** Something to do now, apart from any objective. */
const Advice = z
  .strictObject({
    what: Sentence,
    why: Sentence,
    questions: Sentences.min(1),
    talkingPoints: Sentences.min(1),
  })
  .meta({ id: 'Advice' });

export const StagePlan = z
  .strictObject({
    label: z.string().trim().min(1).max(40),
    what: Sentence.describe('What the stage is for and why: the safe default when no objective of it is open.'),
    why: Sentence,
    questions: Sentences.min(3),
    talkingPoints: Sentences.min(2),
    cues: z
      .strictObject({
        rep: Phrases.default([]),
        customer: Phrases.default([]),
        strongRep: Phrases.default([]),
        strongCustomer: Phrases.default([]),
      })
      .prefault({})
      .describe(
        'Phrases that show the call is in this stage, beside those of its language. Strong ones count threefold.',
      ),
  })
  .meta({ id: 'StagePlan' });
export type StagePlan = z.infer<typeof StagePlan>;

export const ObjectionPlan = Advice.extend({
  toolkit: ToolkitCategory.optional(),
}).meta({ id: 'ObjectionPlan' });
export type ObjectionPlan = z.infer<typeof ObjectionPlan>;

/** A card of the toolkit, one for each category. Names and casing of `scripts` are the legacy wire format. */
export const ToolkitEntry = z.strictObject({
  category: ToolkitCategory,
  title: Name,
  scripts: z
    .array(z.strictObject({ name: Name, text: Sentence, when_to_use: Sentence }))
    .min(1)
    .max(12),
  triggers: z
    .strictObject({
      objections: z
        .array(ObjectionType.exclude(['none']))
        .max(OBJECTION_TYPES.length)
        .default([]),
      cues: Phrases.default([]),
    })
    .prefault({})
    .describe('What brings the card up: an objection of one of these kinds, or one of these phrases of the customer.'),
  not: Phrases.default([]).describe(
    'Phrases that look like a trigger and are none: where one is said, the card stays away.',
  ),
  cooldownSec: z.number().int().min(0).max(3_600).default(120).describe('Seconds before the card may come up again.'),
  limitPerCall: z
    .number()
    .int()
    .min(0)
    .max(20)
    .default(3)
    .describe('How often it may come up in one call; 0 leaves it to the rep to open.'),
});
export type ToolkitEntry = z.infer<typeof ToolkitEntry>;

/** Somebody the customer may compare with, and what to say then. */
export const Competitor = z.strictObject({
  name: Name,
  says: z.array(Phrase).max(20).default([]).describe("How customers say the name, if it isn't written as it is said."),
  answer: Sentence,
});
export type Competitor = z.infer<typeof Competitor>;

/** A playbook's file: several times the longest that ships. */
export const MAX_PLAYBOOK_CHARS = 200_000;

export const PlaybookId = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, PATTERN_FAULTS.playbookId);

/** A playbook, in a file too: there without its language's phrases, and before what must hold between its parts was looked at. */
export const Playbook = z.strictObject({
  $schema: z.string().max(300).optional().describe('Where editors find the schema; nothing else reads it.'),
  id: PlaybookId,
  version: z.number().int().positive(),
  title: Name,
  description: z.string().trim().max(300).default('').describe('Whom it is for, in a sentence.'),
  callLanguage: z
    .enum(['english', 'none'])
    .default('english')
    .describe(
      'Whose phrases of any sales call are added to its own when it is read; `none` where it brings all of them.',
    ),
  productContext: z
    .string()
    .max(4_000)
    .describe("What is sold, to whom, at what price: the rep's own words in options may replace it."),
  stages: z.strictObject({
    opening: StagePlan,
    discovery: StagePlan,
    pitch: StagePlan,
    objection: StagePlan,
    close: StagePlan,
  }),
  objectives: z.array(Objective).min(1).max(40),
  wrapUp: Advice.describe('When every objective of the close is met: what is left before hanging up.'),
  leaveWell: Advice.describe('When the customer wants no more calls: how to leave at once, selling nothing.'),
  objections: z
    .strictObject({
      price: ObjectionPlan,
      timing: ObjectionPlan,
      authority: ObjectionPlan,
      need: ObjectionPlan,
      trust: ObjectionPlan,
      ai_concerns: ObjectionPlan,
      technical: ObjectionPlan,
    })
    .describe('How to meet each kind of objection.'),
  toolkit: z.array(ToolkitEntry).max(TOOLKIT_CATEGORIES.length),
  competitors: z.array(Competitor).max(30).default([]),
  keyterms: z
    .array(z.string().trim().min(1).max(60))
    .max(100)
    .describe(
      'Words the recogniser should expect: product and trade names. Under 500 tokens in all, or Deepgram stops silently.',
    ),
  measures: Measures.prefault({}),
  pacing: Pacing.prefault({}),
});
export type Playbook = z.infer<typeof Playbook>;
