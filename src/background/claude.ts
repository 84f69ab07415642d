/**
 * The only file that talks to Claude: one streamed request, one answer or one named failure. Never logs.
 *
 *   request ─▶ message_start ─▶ text, text, ... ─▶ message_delta (why it stopped) ─▶ message_stop
 *   ├─── first-token limit ────▶│                                                       │
 *   └─── limit on the whole ───────────────────────────────────────────────────────────▶│
 *
 * `BaseAnthropic` with the one resource needed is half the size of the whole SDK.
 */
import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk/error';
import { Messages, type MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages/messages';
import { cut } from '../coaching/guidance';
import type { ModelRequest } from '../coaching/prompt';
import {
  failureOfErrorType,
  failureOfStatus,
  failureOfStop,
  readRetryAfter,
  type ClaudeFailure,
} from './claude-failures';
import { readClaudeEvent } from './claude-events';
import { readStreamedFocus } from './streamed-focus';

/** Ours, not the service's: guidance that comes later than this answers a moment that has passed. */
export const ANSWER_LIMIT_MS = 12_000;
/** A first token usually comes within a second: after this long the service is stuck rather than slow. */
export const FIRST_TOKEN_LIMIT_MS = 6_000;
/** Characters of an answer, some four times the longest asked for: a broken gateway must not fill the worker. */
const MAX_ANSWER_CHARS = 20_000;
const MAX_DETAIL_CHARS = 200;

/** Whom to ask, and as whom. */
export interface ClaudeAccess {
  readonly key: string;
  /** Base URL; `/v1/messages` is put to it. */
  readonly url: string;
  readonly model: string;
}

export interface AskOptions {
  /** Gives the request up: the answer is then `interrupted`. */
  readonly signal?: AbortSignal;
  /** Told the focus as far as it has come, whenever more of it has. */
  readonly onFocus?: (focus: { readonly what: string; readonly why: string }) => void;
  /** Told the whole text as far as it has come, whenever more of it has. */
  readonly onText?: (text: string) => void;
  readonly timeoutMs?: number;
  readonly firstTokenTimeoutMs?: number;
}

export type ClaudeAnswer = { readonly ok: true; readonly text: string; readonly model: string } | ClaudeFailure;

/** Ask Claude, streamed. Every failure is a value, and nothing is tried twice: the next utterance asks anew. */
export async function askClaude(
  request: Pick<ModelRequest, 'system' | 'user' | 'schema' | 'maxTokens'>,
  access: ClaudeAccess,
  options: AskOptions = {},
): Promise<ClaudeAnswer> {
  if (access.key === '') return { ok: false, failure: 'no-key' };
  if (options.signal?.aborted) return { ok: false, failure: 'interrupted' };

  const attempt = new AbortController();
  const giveUp = () => attempt.abort();
  options.signal?.addEventListener('abort', giveUp, { once: true });
  const timeoutMs = options.timeoutMs ?? ANSWER_LIMIT_MS;
  const whole = setTimeout(giveUp, timeoutMs);
  const firstToken = setTimeout(giveUp, options.firstTokenTimeoutMs ?? FIRST_TOKEN_LIMIT_MS);
  const onText = (text: string) => {
    clearTimeout(firstToken);
    tellFocus(text);
    tellText(text);
  };
  const tellFocus = focusTeller(attempt.signal, options.onFocus);
  const tellText = textTeller(attempt.signal, options.onText);
  try {
    const answer = await readAnswer(streamed(request, access, { signal: attempt.signal, timeoutMs }), onText);
    // An aborted stream ends without an error: the SDK swallows it.
    attempt.signal.throwIfAborted();
    return answer.ok ? { ...answer, model: answer.model ?? access.model } : answer;
  } catch (error) {
    if (options.signal?.aborted) return { ok: false, failure: 'interrupted' };
    return attempt.signal.aborted ? { ok: false, failure: 'timeout' } : toFailure(error);
  } finally {
    clearTimeout(whole);
    clearTimeout(firstToken);
    options.signal?.removeEventListener('abort', giveUp);
  }
}

function streamed(
  request: Pick<ModelRequest, 'system' | 'user' | 'schema' | 'maxTokens'>,
  access: ClaudeAccess,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
) {
  const client = new BaseAnthropic({
    apiKey: access.key,
    baseURL: access.url,
    // A key of the rep's own, held by the worker alone: the case this option is for. It adds the header the API asks of browsers.
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
    timeout: timeoutMs,
    // The SDK's logs quote requests and answers.
    logLevel: 'off',
    openTelemetry: false,
    // The key and the conversation go to the host that settings name and to no other.
    fetchOptions: { redirect: 'error', credentials: 'omit' },
  });
  const body: MessageCreateParamsStreaming = {
    model: access.model,
    max_tokens: request.maxTokens,
    stream: true,
    thinking: { type: 'disabled' },
    system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
    messages: [{ role: 'user', content: request.user }],
    output_config: { format: { type: 'json_schema', schema: request.schema } },
  };
  return new Messages(client).create(body, { signal });
}

type Read = { readonly ok: true; readonly text: string; readonly model: string | undefined } | ClaudeFailure;

async function readAnswer(response: ReturnType<typeof streamed>, onText: (text: string) => void): Promise<Read> {
  const { data: events, response: http } = await response.withResponse();
  // A captive portal or a mistyped base URL answers 200 with a page.
  if (!(http.headers.get('content-type') ?? '').includes('text/event-stream')) {
    events.controller.abort();
    return { ok: false, failure: 'wrong-shape' };
  }
  let text = '';
  let model: string | undefined;
  let stopReason: string | null = null;
  for await (const raw of events) {
    const event = readClaudeEvent(raw);
    switch (event.type) {
      case 'started':
        model = event.model;
        break;
      case 'text':
        text += event.text;
        if (text.length > MAX_ANSWER_CHARS) return { ok: false, failure: 'wrong-shape' };
        onText(text);
        break;
      case 'stopping':
        stopReason = event.reason ?? stopReason;
        break;
      case 'stopped': {
        const failure = failureOfStop(stopReason);
        return failure === undefined ? { ok: true, text, model } : { ok: false, failure };
      }
      case 'malformed':
        return { ok: false, failure: 'wrong-shape' };
      case 'other':
        break;
    }
  }
  return { ok: false, failure: 'connection-lost' };
}

/** Tells each new state of the focus once, apart from the reading: a teller that throws must not cost the answer. */
function focusTeller(signal: AbortSignal, onFocus: AskOptions['onFocus']): (text: string) => void {
  let told = '';
  return (text) => {
    const focus = onFocus && readStreamedFocus(text);
    if (!focus) return;
    const state = JSON.stringify(focus);
    if (state === told) return;
    told = state;
    queueMicrotask(() => {
      if (!signal.aborted) onFocus(focus);
    });
  };
}

/** As {@link focusTeller}. */
const textTeller =
  (signal: AbortSignal, onText: AskOptions['onText']): ((text: string) => void) =>
  (text) => {
    if (!onText) return;
    queueMicrotask(() => {
      if (!signal.aborted) onText(text);
    });
  };

function toFailure(error: unknown): ClaudeFailure {
  if (error instanceof APIConnectionTimeoutError) return { ok: false, failure: 'timeout' };
  if (error instanceof APIError && !(error instanceof APIConnectionError)) {
    const failure = typeof error.status === 'number' ? failureOfStatus(error.status) : failureOfErrorType(error.type);
    const said = cut(error.apiMessage ?? '', MAX_DETAIL_CHARS);
    const retryAfterMs = readRetryAfter(error.headers?.get('retry-after'), Date.now());
    return {
      ok: false,
      failure,
      ...(said === '' ? {} : { detail: said }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  // An event whose data is no JSON; anything else is the network breaking off, before or amid the answer.
  return { ok: false, failure: error instanceof SyntaxError ? 'invalid-json' : 'connection-lost' };
}
