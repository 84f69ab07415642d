/**
 * What sales calls of any trade sound like in a language. A playbook names its language and says only what is its own:
 * the phrases here are added to its stages, and to those of its objectives whose id is known here.
 */
import type { Objective, Playbook, Stage, StagePlan } from '../coaching/playbook';
import { english } from './english/english';

export type StagePhrases = StagePlan['cues'];
export type ObjectivePhrases = Partial<Pick<Objective, 'cues' | 'askedBy' | 'not'>>;

export interface CallLanguage {
  readonly stages: Readonly<Record<Stage, StagePhrases>>;
  readonly objectives: Readonly<Partial<Record<string, ObjectivePhrases>>>;
}

const LANGUAGES: Readonly<Record<Playbook['callLanguage'], CallLanguage | undefined>> = { english, none: undefined };

/** A playbook with its language's phrases after its own, each once. */
export function inItsLanguage(playbook: Playbook): Playbook {
  const language = LANGUAGES[playbook.callLanguage];
  if (!language) return playbook;
  const { stages, objectives } = playbook;
  return {
    ...playbook,
    stages: {
      opening: withPhrases(stages.opening, language.stages.opening),
      discovery: withPhrases(stages.discovery, language.stages.discovery),
      pitch: withPhrases(stages.pitch, language.stages.pitch),
      objection: withPhrases(stages.objection, language.stages.objection),
      close: withPhrases(stages.close, language.stages.close),
    },
    objectives: objectives.map((objective) => {
      const known = Object.hasOwn(language.objectives, objective.id) ? language.objectives[objective.id] : undefined;
      return known
        ? {
            ...objective,
            cues: union(objective.cues, known.cues),
            askedBy: union(objective.askedBy, known.askedBy),
            not: union(objective.not, known.not),
          }
        : objective;
    }),
  };
}

const withPhrases = (plan: StagePlan, { rep, customer, strongRep, strongCustomer }: StagePhrases): StagePlan => ({
  ...plan,
  cues: {
    rep: union(plan.cues.rep, rep),
    customer: union(plan.cues.customer, customer),
    strongRep: union(plan.cues.strongRep, strongRep),
    strongCustomer: union(plan.cues.strongCustomer, strongCustomer),
  },
});

const union = (own: readonly string[], known: readonly string[] = []): string[] => [...new Set([...own, ...known])];
