/**
 * A stand-in for Claude's Messages API on this machine, strict where the real one is. Its answers are computed from the request,
 * or they are failures on command. A change here cites the vendor's page for it.
 */
import { randomUUID } from 'node:crypto';
import type Anthropic from '@anthropic-ai/sdk';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFromPrompt, FAILURES, type FailureName, type Outcome, type Script } from './anthropic-outcomes';
import { type ApiFault, faultInHeaders, type MessagesRequest, readMessagesBody } from './anthropic-request';
import { limitAnswer, streamMessage, toMessage } from './anthropic-stream';
import { Changes } from './changes';

export interface AnthropicStandInOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly keys?: readonly string[];
  /** Models there are; any other is not found. */
  readonly models?: readonly string[];
  /** What requests come to; by default an answer from the prompt. */
  readonly script?: Script;
  /** Time before the first piece of an answer and between pieces, in ms. */
  readonly firstPieceMs?: number;
  readonly pieceMs?: number;
}

/** One call of the API, as it came and how it ended. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The request as understood; undefined when it was refused. */
  readonly request: MessagesRequest | undefined;
  /** Set when it was refused or failed on command. */
  readonly fault: ApiFault | undefined;
  /** The client went away before the answer was complete. */
  isAbandoned: boolean;
}

export interface AnthropicStandIn {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  readonly port: number;
  /** Every call, oldest first, but for CORS preflights. */
  readonly calls: readonly RecordedCall[];
  /** Let the next `times` (1) requests that are valid fail in this way. */
  readonly failNext: (failure: FailureName, times?: number) => void;
  /** What requests come to from now on. */
  readonly follow: (script: Script) => void;
  /** Wait until what the stand-in saw fulfils a condition; throws after `waitMs` (10 s). */
  readonly until: (holds: (seen: AnthropicStandIn) => boolean, waitMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const MODELS = ['claude-haiku-5-5', 'claude-sonnet-5-5'];
const KEYS = ['test-anthropic-key'];

/** Headers that a browser may send across origins; any other and it refuses to ask. */
const BROWSER_HEADERS =
  /^(accept|authorization|content-type|idempotency-key|traceparent|tracestate|x-api-key|anthropic-(version|beta|dangerous-direct-browser-access)|x-stainless-[a-z-]+)$/;

/** Start a stand-in for Claude on 127.0.0.1; `stop` it when done. */
export async function startAnthropicStandIn(options: AnthropicStandInOptions = {}): Promise<AnthropicStandIn> {
  const { keys = KEYS, models = MODELS, firstPieceMs = 20, pieceMs = 2 } = options;
  const changes = new Changes();
  const calls: RecordedCall[] = [];
  const failures: Script[] = [];
  let script = options.script ?? answerFromPrompt;

  const record = (call: IncomingMessage, request: MessagesRequest | undefined, fault: ApiFault | undefined) => {
    const { method = '', url: path = '', headers } = call;
    const recorded: RecordedCall = { method, path, headers, request, fault, isAbandoned: false };
    calls.push(recorded);
    changes.ring();
    return recorded;
  };

  const serve = async (call: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (call.headers.origin !== undefined) response.setHeader('access-control-allow-origin', '*');
    if (call.method === 'OPTIONS') return answerPreflight(call, response);
    const text = await readText(call);
    const admitted = faultInHeaders(call.headers, keys) ?? readCall(call, text, models);
    if ('status' in admitted) {
      record(call, undefined, admitted);
      return answerFault(response, admitted);
    }
    if ('id' in admitted) {
      record(call, undefined, undefined);
      return answerJson(response, 200, admitted);
    }
    const outcome = (failures.shift() ?? script)(admitted);
    const recorded = record(call, admitted, outcome.kind === 'error' ? outcome.fault : undefined);
    response.once('close', () => {
      recorded.isAbandoned = !response.writableFinished;
      changes.ring();
    });
    return answer(response, admitted, outcome);
  };

  const answer = (response: ServerResponse, request: MessagesRequest, outcome: Outcome): Promise<void> | void => {
    if (outcome.kind === 'hang') return undefined;
    if (outcome.kind === 'error') return answerFault(response, outcome.fault, outcome.retryAfterSec);
    const whole = {
      text: outcome.text,
      stopReason: (outcome.kind === 'answer' && outcome.stopReason) || 'end_turn',
    } as const;
    const limited = limitAnswer(whole, request.maxTokens);
    const halfway = outcome.kind === 'cut' ? 'cut' : outcome.kind === 'stream-error' ? outcome.fault : undefined;
    if (!request.isStreamed) {
      if (halfway === 'cut') response.destroy();
      else if (halfway) answerFault(response, halfway);
      else answerJson(response, 200, toMessage(request, limited));
      return undefined;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'request-id': requestId() });
    const plan = { request, answer: limited, firstPieceMs, pieceMs };
    return streamMessage(response, halfway === undefined ? plan : { ...plan, halfway });
  };

  const server = createServer((call, response) => {
    serve(call, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const standIn: AnthropicStandIn = {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    calls,
    failNext: (failure, times = 1) => {
      for (let i = 0; i < times; i += 1) failures.push(FAILURES[failure]);
    },
    follow: (next) => {
      script = next;
    },
    until: (holds, waitMs) => changes.until(() => holds(standIn), waitMs),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

type ModelInfo = Anthropic.Models.ModelInfo;

/** `GET /v1/models/ID` (by which a key can be checked) or `POST /v1/messages`; there is nothing else here. */
function readCall(
  call: IncomingMessage,
  text: string,
  models: readonly string[],
): MessagesRequest | ModelInfo | ApiFault {
  const { pathname } = new URL(call.url ?? '/', 'http://127.0.0.1');
  const [, modelId] = /^\/v1\/models\/([^/]+)$/.exec(pathname) ?? [];
  if (call.method === 'GET' && modelId !== undefined) {
    const id = decodeURIComponent(modelId);
    if (!models.includes(id)) return { status: 404, type: 'not_found_error', message: `model: ${id}` };
    return modelNamed(id);
  }
  if (pathname !== '/v1/messages') return { status: 404, type: 'not_found_error', message: 'Not found' };
  if (call.method !== 'POST') return { status: 405, type: 'invalid_request_error', message: 'Method Not Allowed' };
  if (!/^application\/json\b/.test(call.headers['content-type'] ?? '')) {
    return { status: 400, type: 'invalid_request_error', message: 'content-type: must be application/json' };
  }
  return readMessagesBody(text, models);
}

const modelNamed = (id: string): ModelInfo => ({
  type: 'model',
  id,
  display_name: `Stand-in for ${id}`,
  created_at: '2026-10-01T00:00:00Z',
  lifecycle: 'active',
  deprecated_at: null,
  retires_at: null,
  capabilities: null,
  line: null,
  max_input_tokens: null,
  max_tokens: null,
});

/** @see https://developer.mozilla.org/en-US/docs/Glossary/Preflight_request */
function answerPreflight(call: IncomingMessage, response: ServerResponse): void {
  const asked = (call.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  response.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': asked.filter((name) => BROWSER_HEADERS.test(name)).join(', '),
  });
  response.end();
}

const requestId = (): string => `req_${randomUUID().replaceAll('-', '')}`;

function answerFault(response: ServerResponse, { status, type, message }: ApiFault, retryAfterSec?: number): void {
  if (retryAfterSec !== undefined) response.setHeader('retry-after', String(retryAfterSec));
  const id = requestId();
  response.setHeader('request-id', id);
  answerJson(response, status, { type: 'error', error: { type, message }, request_id: id });
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  if (!response.hasHeader('request-id')) response.setHeader('request-id', requestId());
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readText(call: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of call) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
