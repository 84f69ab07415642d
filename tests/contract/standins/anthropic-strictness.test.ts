/** The stand-in for Claude refuses what the Messages API refuses, seen through Anthropic's own SDK and plain requests. */
import Anthropic, { AuthenticationError, NotFoundError } from '@anthropic-ai/sdk';
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnthropicStandIn, startAnthropicStandIn } from '../../support/standins/anthropic-server';

const MODEL = 'claude-haiku-5-5';
const BODY = { model: MODEL, max_tokens: 200, messages: [{ role: 'user', content: 'Customer: How much is it?' }] };
const SCHEMA = {
  type: 'object',
  properties: { what: { type: 'string' } },
  required: ['what'],
  additionalProperties: false,
};

let standIn: AnthropicStandIn;

beforeEach(async () => {
  standIn = await startAnthropicStandIn({ keys: ['right-key'], pieceMs: 0, firstPieceMs: 0 });
});
afterEach(() => standIn.stop());

const clientWith = (options: { readonly apiKey?: string } = {}): Anthropic =>
  new Anthropic({ apiKey: 'right-key', baseURL: standIn.url, maxRetries: 0, logLevel: 'off', ...options });

/** A plain request with everything right but for what is given; a header set to undefined is left out. */
async function post(body: unknown, headers: Record<string, string | undefined> = {}) {
  const all: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'x-api-key': 'right-key',
    'anthropic-version': '2023-06-01',
    ...headers,
  };
  const response = await fetch(`${standIn.url}/v1/messages`, {
    method: 'POST',
    headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('headers', () => {
  it('should take the SDK’s key, sent as a bearer, and one sent as x-api-key', async () => {
    await expect(
      clientWith().messages.create({ ...BODY, messages: [{ role: 'user', content: 'Hi' }] }),
    ).resolves.toMatchObject({
      model: MODEL,
    });
    expect((await post(BODY)).status).toBe(200);
    expect(standIn.calls.map(({ headers }) => [headers.authorization, headers['x-api-key']])).toEqual([
      ['Bearer right-key', undefined],
      [undefined, 'right-key'],
    ]);
  });

  it('should answer the SDK’s wrong key with an authentication error', async () => {
    const asked = clientWith({ apiKey: 'wrong-key' }).messages.create({
      ...BODY,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    await expect(asked).rejects.toBeInstanceOf(AuthenticationError);
    await expect(asked).rejects.toMatchObject({ status: 401, type: 'authentication_error' });
  });

  it.each([
    ['no key', { 'x-api-key': undefined }, 401],
    ['a wrong key', { 'x-api-key': 'wrong-key' }, 401],
    ['no version', { 'anthropic-version': undefined }, 400],
    ['an unknown version', { 'anthropic-version': '2020-01-01' }, 400],
    ['another content type', { 'content-type': 'text/plain' }, 400],
    ['an origin without the browser’s consent', { origin: 'chrome-extension://abc' }, 401],
    [
      'an origin with it',
      { origin: 'chrome-extension://abc', 'anthropic-dangerous-direct-browser-access': 'true' },
      200,
    ],
  ])('should answer to %s', async (_, headers, status) => {
    const answer = await post(BODY, headers);
    expect(answer.status).toBe(status);
    if (status === 200) return;
    expect(answer.body).toEqual({
      type: 'error',
      error: { type: status === 401 ? 'authentication_error' : 'invalid_request_error', message: expect.any(String) },
      request_id: expect.stringMatching(/^req_/),
    });
  });

  it('should let a browser send the headers it knows, and no other', async () => {
    const response = await fetch(`${standIn.url}/v1/messages`, {
      method: 'OPTIONS',
      headers: {
        origin: 'chrome-extension://abc',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, anthropic-version, x-stainless-lang, x-secret',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'authorization, anthropic-version, x-stainless-lang',
    );
    expect(standIn.calls).toEqual([]);
  });
});

describe('bodies', () => {
  const formatted = (schema: object) => ({ ...BODY, output_config: { format: { type: 'json_schema', schema } } });

  it.each([
    ['no JSON', 'not json'],
    ['no model', { ...BODY, model: undefined }],
    ['no max_tokens', { ...BODY, max_tokens: undefined }],
    ['no messages', { ...BODY, messages: [] }],
    ['temperature', { ...BODY, temperature: 0.2 }],
    ['top_p', { ...BODY, top_p: 0.9 }],
    ['an unknown field', { ...BODY, output_format: {} }],
    ['a prefilled answer', { ...BODY, messages: [...BODY.messages, { role: 'assistant', content: '{' }] }],
    ['an empty text', { ...BODY, messages: [{ role: 'user', content: ' ' }] }],
    ['an empty system block', { ...BODY, system: [{ type: 'text', text: '' }] }],
    ['an unknown thinking', { ...BODY, thinking: { type: 'off' } }],
    ['a forced tool', { ...BODY, tool_choice: { type: 'tool', name: 'answer' } }],
    ['an open object', formatted({ ...SCHEMA, additionalProperties: undefined })],
    ['an open object inside', formatted({ ...SCHEMA, properties: { what: { type: 'object', properties: {} } } })],
    ['a length', formatted({ ...SCHEMA, properties: { what: { type: 'string', minLength: 1 } } })],
    [
      'a count',
      formatted({ ...SCHEMA, properties: { what: { type: 'array', items: { type: 'string' }, maxItems: 3 } } }),
    ],
    ['a range', formatted({ ...SCHEMA, properties: { what: { type: 'integer', minimum: 0 } } })],
    ['a dialect', formatted({ ...SCHEMA, $schema: 'https://json-schema.org/draft/2020-12/schema' })],
  ])('should refuse %s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error' } } });
    expect(standIn.calls[0]).toMatchObject({ request: undefined, fault: { status: 400 } });
  });

  it('should take what the product sends, and the schemas that the SDK’s helper makes', async () => {
    const limited = {
      type: 'object',
      properties: { what: { type: 'string', minLength: 3 } },
      required: ['what'],
    } as const;
    const message = await clientWith().messages.create({
      model: MODEL,
      max_tokens: 300,
      thinking: { type: 'disabled' },
      system: [{ type: 'text', text: 'Coach.', cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: 'Customer: Too expensive.' }],
      output_config: { format: jsonSchemaOutputFormat(limited) },
    });
    expect(message.stop_reason).toBe('end_turn');
  });

  it('should not know a model that isn’t there, nor a path', async () => {
    expect(await post({ ...BODY, model: 'claude-2' })).toMatchObject({
      status: 404,
      body: { error: { type: 'not_found_error', message: 'model: claude-2' } },
    });
    await expect(clientWith().models.retrieve('claude-2')).rejects.toBeInstanceOf(NotFoundError);
    await expect(clientWith().models.retrieve(MODEL)).resolves.toMatchObject({ id: MODEL, type: 'model' });
    expect(
      (
        await fetch(`${standIn.url}/v1/complete`, {
          headers: { 'x-api-key': 'right-key', 'anthropic-version': '2023-06-01' },
        })
      ).status,
    ).toBe(404);
  });
});
