/** Claude's API behind `fetch`, in this process: answers as the stand-in does, or fails in each of its ways. */
import { answerFromPrompt, FAILURES, type FailureName, type Outcome } from '../support/standins/anthropic-outcomes';
import { type MessagesRequest, readMessagesBody } from '../support/standins/anthropic-request';

/** Beside the service's own failures: the network breaks off before any answer. */
export type ClaudeFailureName = FailureName | 'no-network';
export const CLAUDE_FAILURES: readonly [ClaudeFailureName, ...ClaudeFailureName[]] = [
  ...(Object.keys(FAILURES) as [FailureName, ...FailureName[]]),
  'no-network',
];

const MODELS = ['claude-haiku-5-5', 'claude-sonnet-5-5'];
const FIRST_PIECE_MS = 30;
const PIECES = 6;
const PIECE_MS = 15;

export class SimulatedClaude {
  /** Requests that came. */
  asked = 0;
  /** Failures that were served, oldest first. */
  readonly served: ClaudeFailureName[] = [];
  readonly #next: ClaudeFailureName[] = [];

  failNext(failure: ClaudeFailureName): void {
    this.#next.push(failure);
  }

  readonly fetch = async (_input: unknown, init: RequestInit = {}): Promise<Response> => {
    this.asked += 1;
    const request = readMessagesBody(typeof init.body === 'string' ? init.body : '', MODELS);
    if ('status' in request) throw new Error(`The stand-in refuses this request: ${request.message}`);
    const failure = this.#next.shift();
    if (failure !== undefined) this.served.push(failure);
    await passed(FIRST_PIECE_MS, init.signal);
    if (failure === 'no-network') throw new TypeError('Failed to fetch');
    return respond(
      failure === undefined ? answerFromPrompt(request) : FAILURES[failure](request),
      request,
      init.signal,
    );
  };
}

function respond(
  outcome: Outcome,
  request: MessagesRequest,
  signal: AbortSignal | null | undefined,
): Response | Promise<Response> {
  if (outcome.kind === 'hang') return passed(Infinity, signal).then(() => Response.error());
  if (outcome.kind === 'error') {
    const { status, type, message } = outcome.fault;
    const retryAfter = outcome.retryAfterSec === undefined ? {} : { 'retry-after': String(outcome.retryAfterSec) };
    return new Response(JSON.stringify({ type: 'error', error: { type, message } }), {
      status,
      headers: { 'content-type': 'application/json', ...retryAfter },
    });
  }
  return new Response(streamOf(outcome, request, signal), { headers: { 'content-type': 'text/event-stream' } });
}

/** As they are on the wire; see anthropic-stream. */
type StreamedEvent = { readonly type: string } & Readonly<Record<string, unknown>>;
type Streamed = Exclude<Outcome, { kind: 'hang' | 'error' }>;

function streamOf(
  outcome: Streamed,
  request: MessagesRequest,
  signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const events = eventsOf(outcome, request);
  return new ReadableStream({
    pull: async (controller) => {
      const event = events.shift();
      if (event === undefined) {
        if (outcome.kind === 'cut') controller.error(new TypeError('network error'));
        else controller.close();
        return;
      }
      try {
        await passed(PIECE_MS, signal);
      } catch (error) {
        controller.error(error);
        return;
      }
      controller.enqueue(encoder.encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
    },
  });
}

function eventsOf(outcome: Streamed, { model }: MessagesRequest): StreamedEvent[] {
  const isWhole = outcome.kind === 'answer';
  const text = isWhole ? outcome.text : outcome.text.slice(0, Math.floor(outcome.text.length / 2));
  const size = Math.max(1, Math.ceil(text.length / PIECES));
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, n) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: text.slice(n * size, (n + 1) * size) },
  }));
  const usage = { input_tokens: 1, output_tokens: 1 };
  const begin = [
    { type: 'message_start', message: { id: 'm', type: 'message', role: 'assistant', model, content: [], usage } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...pieces,
  ];
  if (outcome.kind === 'cut') return begin;
  if (outcome.kind === 'stream-error') {
    const { type, message } = outcome.fault;
    return [...begin, { type: 'error', error: { type, message } }];
  }
  return [
    ...begin,
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: outcome.stopReason ?? 'end_turn' }, usage },
    { type: 'message_stop' },
  ];
}

/** Resolves after a while; rejects as `fetch` does when the request is given up. */
const passed = (ms: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const aborted = (): Error => new DOMException('The operation was aborted.', 'AbortError');
    if (signal?.aborted) {
      reject(aborted());
      return;
    }
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(aborted());
    };
    const timer =
      ms === Infinity
        ? undefined
        : setTimeout(() => {
            signal?.removeEventListener('abort', giveUp);
            resolve();
          }, ms);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
