/**
 * A message on the wire, whole or as server-sent events in the order of the real API:
 *
 *   message_start ─▶ ping ─▶ content_block_start ─▶ content_block_delta... ─▶ content_block_stop ─▶ message_delta ─▶ message_stop
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/streaming
 */
import { randomUUID } from 'node:crypto';
import type Anthropic from '@anthropic-ai/sdk';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiFault, MessagesRequest } from './anthropic-request';

/** Characters of one delta, and of one token on average. */
const PIECE_CHARS = 12;
const TOKEN_CHARS = 4;

export interface Answer {
  readonly text: string;
  readonly stopReason: Anthropic.Messages.StopReason;
}

export interface StreamPlan {
  readonly request: MessagesRequest;
  readonly answer: Answer;
  /** Time before the first delta and between deltas, in ms. */
  readonly firstPieceMs: number;
  readonly pieceMs: number;
  /** What happens after half of the text. */
  readonly halfway?: 'cut' | ApiFault;
}

const tokensOf = (text: string): number => Math.ceil(text.length / TOKEN_CHARS);

/** The answer as `max_tokens` leaves it. */
export function limitAnswer({ text, stopReason }: Answer, maxTokens: number): Answer {
  return tokensOf(text) <= maxTokens
    ? { text, stopReason }
    : { text: text.slice(0, maxTokens * TOKEN_CHARS), stopReason: 'max_tokens' };
}

/** A complete message. */
export function toMessage(request: MessagesRequest, { text, stopReason }: Answer): Anthropic.Messages.Message {
  return {
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: text === '' ? [] : [{ type: 'text', text, citations: null }],
    container: null,
    diagnostics: null,
    stop_reason: stopReason,
    stop_sequence: null,
    stop_details: stopReason === 'refusal' ? { type: 'refusal', category: null, explanation: null } : null,
    usage: {
      input_tokens: tokensOf(request.prompt),
      output_tokens: tokensOf(text),
      output_tokens_details: null,
      cache_creation: null,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      inference_geo: null,
      server_tool_use: null,
      service_tier: 'standard',
      speed: null,
    },
  };
}

/** Write the answer as events; ends early, without a word, when the client has gone. */
export async function streamMessage(response: ServerResponse, plan: StreamPlan): Promise<void> {
  const { answer } = plan;
  const send = (
    event: Anthropic.Messages.RawMessageStreamEvent | { type: 'ping' } | { type: 'error'; error: object },
  ) => {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const message = toMessage(plan.request, answer);
  const usage = { ...message.usage, output_tokens: 1 };
  send({ type: 'message_start', message: { ...message, content: [], stop_reason: null, stop_details: null, usage } });
  send({ type: 'ping' });
  const pieces = answer.text.match(new RegExp(`[^]{1,${String(PIECE_CHARS)}}`, 'g')) ?? [];
  if (pieces.length > 0) {
    send({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '', citations: null } });
  }
  for (const [i, text] of pieces.entries()) {
    if (plan.halfway !== undefined && i >= pieces.length / 2) return breakOff(response, plan.halfway);
    await pause(i === 0 ? plan.firstPieceMs : plan.pieceMs);
    if (response.destroyed) return undefined;
    send({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
  }
  if (pieces.length > 0) send({ type: 'content_block_stop', index: 0 });
  send({
    type: 'message_delta',
    delta: { container: null, stop_reason: answer.stopReason, stop_details: message.stop_details, stop_sequence: null },
    usage: message.usage,
  });
  send({ type: 'message_stop' });
  response.end();
}

function breakOff(response: ServerResponse, how: 'cut' | ApiFault): void {
  if (how === 'cut') {
    response.destroy();
    return;
  }
  const error = { type: 'error', error: { type: how.type, message: how.message }, request_id: null };
  response.end(`event: error\ndata: ${JSON.stringify(error)}\n\n`);
}
