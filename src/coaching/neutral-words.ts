/**
 * Words for any trade, by the stage, the objective or the objection they serve: shown where the playbook's own would speak of
 * another trade than this call, and its questions when the playbook's have been asked. English, in words/.
 */
import type { ObjectionType, Stage } from './playbook';
import type { AdviceWords } from './turn-advice';
import anytime from './words/anytime.json' with { type: 'json' };
import objectives from './words/objectives.json' with { type: 'json' };
import objections from './words/objections.json' with { type: 'json' };
import stages from './words/stages.json' with { type: 'json' };

export type Objection = Exclude<ObjectionType, 'none'>;

export const STAGE_WORDS: Readonly<Record<Stage, AdviceWords>> = stages;
/** By objective id. */
export const OBJECTIVE_WORDS: ReadonlyMap<string, AdviceWords> = new Map(Object.entries(objectives));
export const OBJECTION_WORDS: Readonly<Record<Objection, AdviceWords>> = objections;
/** Questions that fit any moment, for when all of the others have been asked. */
export const ANYTIME_QUESTIONS: readonly string[] = anytime;
