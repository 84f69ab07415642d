/** Claude's answer in suggestions mode: the legacy format, asked of Claude itself. */
import { z } from 'zod';
import { MAX_LINE_CHARS, cut } from './guidance';
import { Percent, URGENCIES, closedObject, readJson, type JsonSchema } from './model-json';
import type { Moment } from './moment';
import {
  OBJECTION_TYPES,
  ObjectionType,
  STAGES,
  Stage,
  TOOLKIT_CATEGORIES,
  type Playbook,
  type ToolkitCategory,
} from './playbook';
import { headOf, plainText } from './plain-text';
import { Sentiment, Suggestion } from './suggestion';

/** What a rep can say in one breath; the prompt asks for one to three sentences. */
export const MAX_SUGGESTION_SENTENCES = 3;
export const MAX_SUGGESTION_CHARS = 400;

/** The shape Claude is held to, what to say now first. */
export function suggestionResponseSchema(playbook: Playbook): JsonSchema {
  const text = { type: 'string' };
  const categories = toolkitOf(playbook);
  return closedObject({
    primary_suggestion: closedObject({
      text,
      reasoning: text,
      confidence: { type: 'integer' },
      urgency: { type: 'string', enum: URGENCIES },
    }),
    context: closedObject({
      call_stage: { type: 'string', enum: STAGES },
      objection_detected: { type: 'boolean' },
      objection_type: { type: 'string', enum: OBJECTION_TYPES },
      buying_signal: { type: 'boolean' },
      sentiment: { type: 'string', enum: Sentiment.options },
    }),
    highlight_toolkit: {
      type: 'array',
      // A playbook without scripts still needs a schema: an enum may not be empty.
      items: { type: 'string', enum: categories.length > 0 ? categories : TOOLKIT_CATEGORIES },
    },
    next_move: text,
  });
}

const SuggestionResponse = z.object({
  primary_suggestion: z.object({
    text: z
      .string()
      .transform((text) => firstSentences(text, MAX_SUGGESTION_SENTENCES, MAX_SUGGESTION_CHARS))
      .pipe(z.string().min(1)),
    reasoning: z
      .string()
      .transform((text) => cut(text, MAX_LINE_CHARS))
      .default(''),
    confidence: Percent,
    urgency: Suggestion.shape.primary_suggestion.shape.urgency.catch('medium'),
  }),
  context: z.object({
    call_stage: Stage,
    objection_type: ObjectionType.catch('none'),
    buying_signal: z.boolean().catch(false),
    sentiment: Sentiment.catch('neutral'),
  }),
  highlight_toolkit: z.array(z.unknown()).default([]),
  next_move: z
    .string()
    .transform((text) => cut(text, MAX_LINE_CHARS))
    .default(''),
});

export type ParsedSuggestionResponse =
  | { readonly ok: true; readonly value: Suggestion }
  | { readonly ok: false; readonly reason: 'invalid-json' | 'wrong-shape' };

/**
 * Read Claude's answer to a suggestion request: bounded, the objection's flag and type made to agree, and only toolkit
 * categories that the playbook has scripts for.
 */
export function parseSuggestionResponse(text: string, moment: Pick<Moment, 'playbook'>): ParsedSuggestionResponse {
  const json = readJson(text);
  if (!json.ok) return { ok: false, reason: 'invalid-json' };
  const parsed = SuggestionResponse.safeParse(json.value);
  if (!parsed.success) return { ok: false, reason: 'wrong-shape' };
  const { primary_suggestion, context, highlight_toolkit, next_move } = parsed.data;
  return {
    ok: true,
    value: {
      primary_suggestion,
      context: {
        call_stage: context.call_stage,
        objection_detected: context.objection_type !== 'none',
        objection_type: context.objection_type,
        buying_signal: context.buying_signal,
        sentiment: context.sentiment,
      },
      highlight_toolkit: toolkitOf(moment.playbook).filter((category) => highlight_toolkit.includes(category)),
      next_move,
    },
  };
}

/** The first `most` sentences of a text as plain text, at most `maxChars` long. */
export function firstSentences(text: string, most: number, maxChars: number): string {
  // Twice the room is enough to find the sentences in; an endless one needn't be read to its end.
  const beginning = headOf(plainText(text), 2 * maxChars);
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(beginning);
  const spoken = [...sentences].slice(0, most).map(({ segment }) => segment);
  return cut(spoken.join(''), maxChars);
}

const toolkitOf = (playbook: Playbook): readonly ToolkitCategory[] => [
  ...new Set(playbook.toolkit.map((entry) => entry.category)),
];
