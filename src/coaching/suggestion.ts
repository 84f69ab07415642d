/** The legacy `suggestion` wire format. In guidance mode it is derived from the guidance and never turned back into it. */
import { z } from 'zod';
import { Urgency, type CoachingGuidance } from './guidance';
import { ObjectionType, Stage, ToolkitCategory } from './playbook';

export const Sentiment = z.enum(['positive', 'neutral', 'negative']);
export type Sentiment = z.infer<typeof Sentiment>;

export const Suggestion = z.object({
  primary_suggestion: z.object({
    text: z.string().min(1),
    reasoning: z.string(),
    confidence: z.number().int().min(0).max(100),
    urgency: Urgency,
  }),
  context: z.object({
    call_stage: Stage,
    objection_detected: z.boolean(),
    objection_type: ObjectionType,
    buying_signal: z.boolean(),
    sentiment: Sentiment,
  }),
  highlight_toolkit: z.array(ToolkitCategory),
  next_move: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** What one utterance shows in its context. A rep's line shows none, false, neutral. */
export const Signals = z.object({
  objection_type: ObjectionType,
  buying_signal: z.boolean(),
  sentiment: Sentiment,
});
export type Signals = z.infer<typeof Signals>;

export const NO_SIGNALS: Signals = { objection_type: 'none', buying_signal: false, sentiment: 'neutral' };

/** The script category that answers each kind of objection, where no playbook says another. */
const TOOLKIT_OF_OBJECTION: Readonly<Record<Exclude<ObjectionType, 'none'>, ToolkitCategory>> = {
  price: 'price',
  timing: 'callback',
  authority: 'callback',
  need: 'not_interested',
  trust: 'not_interested',
  ai_concerns: 'ai_concerns',
  technical: 'discovery',
};

/** The script categories a stage calls for while nothing is objected. The pitch has no scripts of its own. */
const TOOLKIT_OF_STAGE: Readonly<Record<Stage, readonly ToolkitCategory[]>> = {
  opening: ['opener'],
  discovery: ['discovery'],
  pitch: ['discovery'],
  objection: ['not_interested'],
  close: ['closing'],
};

/** Toolkit categories to highlight, most fitting first, whether or not a playbook has cards for them. */
export function toolkitFor(stage: Stage, signals: Signals): ToolkitCategory[] {
  if (signals.objection_type !== 'none') return [TOOLKIT_OF_OBJECTION[signals.objection_type]];
  const categories = TOOLKIT_OF_STAGE[stage];
  return [...new Set<ToolkitCategory>(signals.buying_signal ? ['closing', ...categories] : categories)];
}

/** The `context` of a suggestion, from what the session knows. */
export const toSuggestionContext = (stage: Stage, signals: Signals): Suggestion['context'] => ({
  call_stage: stage,
  objection_detected: signals.objection_type !== 'none',
  objection_type: signals.objection_type,
  buying_signal: signals.buying_signal,
  sentiment: signals.sentiment,
});

/** The legacy form of a guidance, for consumers that know no other; any guidance gives a valid suggestion. */
export function convertGuidanceToSuggestion(guidance: CoachingGuidance, signals: Signals): Suggestion {
  const { stage, focus, objectives } = guidance;
  const [first, second] = guidance.guidance.key_questions;
  const [next] = objectives.remaining;
  return {
    primary_suggestion: {
      text: first === undefined ? focus.what : `${endSentence(focus.what)} Ask: “${first}”`,
      reasoning: focus.why,
      confidence: guidance.guidance.confidence,
      urgency: focus.urgency,
    },
    context: toSuggestionContext(stage.current, signals),
    highlight_toolkit: toolkitFor(stage.current, signals),
    next_move: second === undefined ? (next?.text ?? focus.why) : `Then ask: “${second}”`,
  };
}

const endSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
