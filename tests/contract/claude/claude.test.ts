import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { askClaude, type AskOptions } from '../../../src/background/claude';
import { parseCoachingResponse } from '../../../src/coaching/coaching-response';
import type { GuidanceFailure } from '../../../src/coaching/guidance';
import { buildModelRequest } from '../../../src/coaching/prompt';
import { parseSuggestionResponse } from '../../../src/coaching/suggestion-response';
import { aMoment } from '../../support/moment';
import {
  apiError,
  breakOff,
  json,
  recorded,
  stall,
  startReplayServer,
  stream,
  type ReplayServer,
  type Respond,
} from './replayed-responses';

const KEY = 'sk-ant-test-0123456789';
const moment = aMoment();
const request = buildModelRequest(moment, 'guidance', '');

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('askClaude', () => {
  it('should give the whole answer and the model that wrote it', async () => {
    const answer = await ask(stream(recorded('guidance')));
    if (!answer.ok) throw new Error(answer.failure);
    expect(answer.model).toBe('claude-haiku-5-5');
    expect(parseCoachingResponse(answer.text, moment)).toMatchObject({
      ok: true,
      value: { met: [{ id: 'identify_pain', utteranceId: 'customer-2' }] },
    });
  });

  it('should give a suggestion where one was asked for', async () => {
    const answer = await ask(stream(recorded('suggestion')));
    expect(answer.ok && parseSuggestionResponse(answer.text, moment).ok).toBe(true);
  });

  it('should ask as the API wants it: streamed, cached, held to the schema, without thinking', async () => {
    await ask(stream(recorded('guidance')));
    expect(server.asked).toHaveLength(1);
    const [asked] = server.asked;
    expect(asked).toMatchObject({ method: 'POST', path: '/v1/messages' });
    expect(asked?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'anthropic-dangerous-direct-browser-access': 'true',
      'anthropic-version': '2026-10-21',
    });
    expect(asked?.body).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: request.maxTokens,
      stream: true,
      thinking: { type: 'disabled' },
      system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: request.user }],
      output_config: { format: { type: 'json_schema', schema: request.schema } },
    });
  });

  it('should put its path to a base URL that has one', async () => {
    server.respondWith(stream(recorded('guidance')));
    const answer = await askClaude(request, { key: KEY, url: `${server.url}/gateway/`, model: 'm' });
    expect(answer.ok).toBe(true);
    expect(server.asked[0]?.path).toBe('/gateway/v1/messages');
  });

  it('should tell the focus while the answer is still being written', async () => {
    const whole = recorded('guidance');
    let goOn: () => void = () => undefined;
    server.respondWith((response) => {
      const half = whole.indexOf('key_que');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(whole.slice(0, half));
      // The rest is held back until the focus was told: it can't have been read from the whole.
      goOn = () => response.end(whole.slice(half));
    });
    const told: string[] = [];
    const answer = await askClaude(request, access(), {
      onFocus: ({ what, why }) => {
        told.push(`${what} | ${why}`);
        if (why.endsWith('unanswered.')) goOn();
      },
    });
    expect(answer.ok).toBe(true);
    expect(told.at(-1)).toBe(
      'Size the cost of the calls they miss | They just said a third of their calls go unanswered.',
    );
    expect(told.length).toBeGreaterThan(2);
    expect(new Set(told).size).toBe(told.length);
  });

  it.each<[string, Respond, GuidanceFailure]>([
    ['a wrong key', apiError(401, 'authentication_error', 'invalid x-api-key'), 'unauthorized'],
    ['a key without the right', apiError(403, 'permission_error', 'not allowed'), 'unauthorized'],
    ['a model that is gone', apiError(404, 'not_found_error', 'model: gone'), 'model-not-found'],
    ['too many requests', apiError(429, 'rate_limit_error', 'slow down'), 'rate-limited'],
    ['an overloaded service', apiError(529, 'overloaded_error', 'Overloaded'), 'overloaded'],
    ['a broken service', apiError(500, 'api_error', 'Internal server error'), 'overloaded'],
    ['a broken gateway', (response) => response.writeHead(502).end('<h1>Bad gateway</h1>'), 'overloaded'],
    ['a gateway that gave up', json(504, {}), 'timeout'],
    ['a request it turns down', apiError(400, 'invalid_request_error', 'schema too complex'), 'rejected'],
    ['an account without credit', apiError(402, 'billing_error', 'no credit'), 'rejected'],
    ['overload amid the answer', stream(recorded('overloaded-amid')), 'overloaded'],
    ['a rate limit amid the answer', stream(streamedError('rate_limit_error')), 'rate-limited'],
    ['an error of a kind to come', stream(streamedError('brand_new_error')), 'overloaded'],
    ['a refusal', stream(recorded('refusal')), 'refused'],
    ['too few tokens', stream(recorded('cut-by-max-tokens')), 'cut-short'],
    ['a stream that ends early', stream(recorded('breaks-off')), 'connection-lost'],
    ['a stream that ends at once', stream(''), 'connection-lost'],
    ['a connection that breaks amid the answer', breakOff(recorded('breaks-off')), 'connection-lost'],
    ['a connection that breaks before it', (response) => response.socket?.resetAndDestroy(), 'connection-lost'],
    ['a redirect elsewhere', (response) => response.writeHead(307, { location: '/b' }).end(), 'connection-lost'],
    ['an event that is no JSON', stream('event: message_start\ndata: {"type": oops\n\n'), 'invalid-json'],
    ['an event of no shape', stream('event: message_start\ndata: null\n\n'), 'wrong-shape'],
    ['text that is none', stream(delta({ type: 'text_delta', text: 7 })), 'wrong-shape'],
    ['an answer without end', stream(delta({ type: 'text_delta', text: 'x'.repeat(20_001) })), 'wrong-shape'],
    ['a page instead of a stream', json(200, { login: 'please' }), 'wrong-shape'],
  ])('should name %s', async (_, respond, failure) => {
    expect(await ask(respond)).toMatchObject({ ok: false, failure });
    expect(server.asked).toHaveLength(1);
  });

  it('should let kinds of event by that it does not know', async () => {
    const unknown = `event: message_start\ndata: {"type":"telemetry","delta":"odd"}\n\n${delta({ type: 'new_delta' })}`;
    const whole = recorded('guidance').replace('event: content_block_stop', `${unknown}event: content_block_stop`);
    expect(await ask(stream(whole))).toMatchObject({ ok: true });
  });

  it('should name a service that nobody runs', async () => {
    const gone = await startReplayServer();
    await gone.close();
    const answer = await askClaude(request, { ...access(), url: gone.url });
    expect(answer).toMatchObject({ ok: false, failure: 'connection-lost' });
  });

  it.each<[string, Respond, AskOptions]>([
    ['no response at all', () => undefined, { timeoutMs: 60 }],
    ['headers and no word', stall(''), { firstTokenTimeoutMs: 60 }],
    ['an answer that stalls', stall(recorded('breaks-off')), { timeoutMs: 150 }],
  ])('should stop waiting for %s', async (_, respond, options) => {
    expect(await ask(respond, options)).toEqual({ ok: false, failure: 'timeout' });
  });

  it('should let an answer go on whose first word came in time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const whole = recorded('guidance');
    let end: () => void = () => undefined;
    server.respondWith((response) => {
      stall(whole.slice(0, 1_500))(response, response.req);
      end = () => response.end(whole.slice(1_500));
    });
    let seen = false;
    const answer = await askClaude(request, access(), {
      firstTokenTimeoutMs: 500,
      onText: () => {
        if (seen) return;
        seen = true;
        vi.advanceTimersByTime(700);
        end();
      },
    });
    expect(answer).toMatchObject({ ok: true });
    expect(seen).toBe(true);
  });

  it('should give a request up when told, and tell no focus after that', async () => {
    const stop = new AbortController();
    const told: unknown[] = [];
    const answer = await ask(stall(recorded('breaks-off')), {
      signal: stop.signal,
      onFocus: (focus) => {
        told.push(focus);
        stop.abort();
      },
    });
    expect(answer).toEqual({ ok: false, failure: 'interrupted' });
    expect(told).toHaveLength(1);
  });

  it('should close the connection it gave up', async () => {
    const stop = new AbortController();
    const closed = new Promise<void>((resolve) => {
      server.respondWith((response, incoming) => {
        response.on('close', resolve);
        stall(recorded('breaks-off'))(response, incoming);
        stop.abort();
      });
    });
    await askClaude(request, access(), { signal: stop.signal });
    await expect(closed).resolves.toBeUndefined();
  });

  it('should ask nobody without a key, or when already told to stop', async () => {
    server.respondWith(stream(recorded('guidance')));
    expect(await askClaude(request, { ...access(), key: '' })).toEqual({ ok: false, failure: 'no-key' });
    expect(await askClaude(request, access(), { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      failure: 'interrupted',
    });
    expect(server.asked).toHaveLength(0);
  });

  it('should pass on what the service said, and never the key or the conversation', async () => {
    const answer = await ask(apiError(400, 'invalid_request_error', 'credit balance is too low '.repeat(40)));
    if (answer.ok) throw new Error('expected a failure');
    expect(answer.detail).toMatch(/^credit balance is too low/);
    expect(answer.detail?.length).toBeLessThanOrEqual(200);
  });

  it('should log nothing, whatever happens', async () => {
    const spies = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    await ask(stream('event: message_start\ndata: {"type": oops\n\n'));
    await ask(apiError(401, 'authentication_error', 'no'));
    await ask(stream(recorded('guidance')));
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});

const access = () => ({ key: KEY, url: server.url, model: 'claude-haiku-5-5' });

function ask(respond: Respond, options?: AskOptions) {
  server.respondWith(respond);
  return askClaude(request, access(), options);
}

function streamedError(type: string): string {
  return `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type, message: 'No.' } })}\n\n`;
}

function delta(change: object): string {
  return `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index: 0, delta: change })}\n\n`;
}
