/** JSON between us and a model: the schemas it is held to, and the small liberties it may take with them. */
import { z } from 'zod';
import { Urgency } from './guidance';

/** A JSON schema, as structured output takes it. */
export type JsonSchema = { readonly [key: string]: unknown };

export const URGENCIES = Urgency.options;

/** An object with just these properties, all required, as structured output demands. */
export const closedObject = (properties: Record<string, unknown>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** A whole percentage from what a model calls one: a fraction up to 1 is taken as a share, the rest is rounded and clamped. */
export const Percent = z
  .number()
  .transform((value) => Math.round(Math.min(100, Math.max(0, value > 0 && value <= 1 ? value * 100 : value))));

/** Parse a model's text as JSON, with or without a code fence around it. */
export function readJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  const trimmed = text.trim();
  try {
    return { ok: true, value: JSON.parse(withoutFence(trimmed)) };
  } catch {
    return { ok: false };
  }
}

const FENCE = '```';

/** By hand: a pattern with white space on both sides of "anything" takes minutes over an answer of spaces. */
function withoutFence(text: string): string {
  if (!text.startsWith(FENCE) || !text.endsWith(FENCE) || text.length < 2 * FENCE.length) return text;
  const inner = text.slice(FENCE.length, -FENCE.length);
  return inner.startsWith('json') ? inner.slice('json'.length) : inner;
}
