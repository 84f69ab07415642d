/** One event of Claude's stream in our words. The SDK types what it parses and doesn't check it: here it is checked. */
import { z } from 'zod';
import { headOf, plainText } from '../coaching/plain-text';

export type ClaudeEvent =
  | { readonly type: 'started'; readonly model: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'stopping'; readonly reason: string | null }
  | { readonly type: 'stopped' }
  /** A kind we have no use for: vendors add them. */
  | { readonly type: 'other' }
  /** A kind we know, in a shape we don't. */
  | { readonly type: 'malformed' };

const Typed = z.object({ type: z.string() });
/** The panel names it: whatever a gateway calls its model, it is a name. */
const MAX_MODEL_CHARS = 100;
const ModelName = z.string().transform((name) => headOf(plainText(name), MAX_MODEL_CHARS));
const MessageStart = z.object({ message: z.object({ model: ModelName }) });
const ContentBlockDelta = z.object({ delta: Typed });
const TextDelta = z.object({ delta: z.object({ text: z.string() }) });
const MessageDelta = z.object({ delta: z.object({ stop_reason: z.string().nullish() }) });

/** @see https://platform.claude.com/docs/en/build-with-claude/streaming */
export function readClaudeEvent(raw: unknown): ClaudeEvent {
  const typed = Typed.safeParse(raw);
  switch (typed.data?.type) {
    case undefined:
      return { type: 'malformed' };
    case 'message_start': {
      const start = MessageStart.safeParse(raw);
      return start.success ? { type: 'started', model: start.data.message.model } : { type: 'malformed' };
    }
    case 'content_block_delta': {
      const delta = ContentBlockDelta.safeParse(raw);
      if (!delta.success) return { type: 'malformed' };
      if (delta.data.delta.type !== 'text_delta') return { type: 'other' };
      const text = TextDelta.safeParse(raw);
      return text.success ? { type: 'text', text: text.data.delta.text } : { type: 'malformed' };
    }
    case 'message_delta': {
      const delta = MessageDelta.safeParse(raw);
      return delta.success ? { type: 'stopping', reason: delta.data.delta.stop_reason ?? null } : { type: 'malformed' };
    }
    case 'message_stop':
      return { type: 'stopped' };
    default:
      return { type: 'other' };
  }
}
