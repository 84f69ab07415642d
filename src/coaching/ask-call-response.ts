/** Claude's answer to a question about the call: the JSON it is asked for, and what is taken from it. */
import { z } from 'zod';
import { MAX_ANSWER_LINES } from './ask-call';
import type { Utterance } from './conversation';
import { closedObject, readJson, type JsonSchema } from './model-json';
import { firstSentences } from './suggestion-response';

const MAX_ANSWER_SENTENCES = 2;
/** Two sentences that are read at a glance. */
export const MAX_ANSWER_CHARS = 400;

/** The shape Claude is held to, the evidence before the words: while they stream it is known already what they rest on. */
export const answerSchema: JsonSchema = closedObject({
  said: { type: 'string', enum: ['yes', 'no'] },
  utterances: { type: 'array', items: { type: 'string' } },
  answer: { type: 'string' },
});

const Answer = z.object({
  said: z.enum(['yes', 'no']),
  utterances: z.array(z.unknown()).default([]),
  answer: z.string().default(''),
});

/** What Claude says: words with the utterances they rest on, or that nobody said it. */
export type ReadAnswer =
  { readonly said: true; readonly text: string; readonly rests: readonly Utterance[] } | { readonly said: false };

export type ParsedAnswer =
  | { readonly ok: true; readonly value: ReadAnswer }
  | { readonly ok: false; readonly reason: 'invalid-json' | 'wrong-shape' };

/**
 * Read Claude's whole answer. Words without an utterance of this call to rest on are no answer.
 *
 * @param sent the utterances that Claude was given.
 */
export function parseAnswer(text: string, sent: readonly Utterance[]): ParsedAnswer {
  const json = readJson(text);
  if (!json.ok) return { ok: false, reason: 'invalid-json' };
  const value = readAnswer(json.value, sent);
  return value ? { ok: true, value } : { ok: false, reason: 'wrong-shape' };
}

/** The answer in a JSON value, whole or as far as it has come; undefined where there is nothing to show of it. */
export function readAnswer(json: unknown, sent: readonly Utterance[]): ReadAnswer | undefined {
  const parsed = Answer.safeParse(json);
  if (!parsed.success) return undefined;
  const { said, utterances, answer } = parsed.data;
  if (said === 'no') return { said: false };
  const text = firstSentences(answer, MAX_ANSWER_SENTENCES, MAX_ANSWER_CHARS);
  const rests = restsOn(utterances, sent);
  return text === '' || rests.length === 0 ? undefined : { said: true, text, rests };
}

/** Utterances named, each once; names that aren't of this call are let by. */
function restsOn(named: readonly unknown[], sent: readonly Utterance[]): readonly Utterance[] {
  const byId = new Map<string, Utterance>(sent.map((utterance) => [utterance.id, utterance]));
  const found = named.flatMap((id) => (typeof id === 'string' ? (byId.get(id.replace(/^\[|\]$/g, '')) ?? []) : []));
  return [...new Set(found)].slice(0, MAX_ANSWER_LINES);
}
