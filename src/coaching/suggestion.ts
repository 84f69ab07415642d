/** The legacy `suggestion` wire format. In guidance mode it is derived from the guidance and never turned back into it. */
import { z } from 'zod';
import { Urgency } from './guidance';
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
