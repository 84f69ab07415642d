/** The stand-in for Claude answers from the request, streams as the API does, and fails on command; seen through the SDK. */
import Anthropic, { APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FailureName } from '../../support/standins/anthropic-outcomes';
import { type AnthropicStandIn, startAnthropicStandIn } from '../../support/standins/anthropic-server';

const closed = (properties: object) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const ID = { type: 'string', enum: ['rapport', 'identify_pain', 'address_budget'] };
const SCHEMA = closed({
  focus: closed({ what: { type: 'string' }, urgency: { type: 'string', enum: ['low', 'medium', 'high'] } }),
  key_questions: { type: 'array', items: { type: 'string' } },
  stage: closed({ current_stage: { type: 'string', enum: ['opening', 'pitch'] }, confidence: { type: 'integer' } }),
  met: { type: 'array', items: closed({ id: ID, utterance: { type: 'string' } }) },
});
const PROMPT = `Stage: pitch, 80 % sure
Open in this stage: address_budget
[customer-1] Customer: Hello there.
[rep-2] Rep: What would you pay?
[customer-2] Customer: That subscription is pricey.`;
const BODY: Anthropic.MessageCreateParamsNonStreaming = {
  model: 'claude-haiku-5-5',
  max_tokens: 400,
  messages: [{ role: 'user', content: PROMPT }],
  output_config: { format: { type: 'json_schema', schema: SCHEMA } },
};

let standIn: AnthropicStandIn;
let client: Anthropic;

beforeEach(async () => {
  standIn = await startAnthropicStandIn({ pieceMs: 1, firstPieceMs: 1 });
  client = new Anthropic({ apiKey: 'test-anthropic-key', baseURL: standIn.url, maxRetries: 0, logLevel: 'off' });
});
afterEach(() => standIn.stop());

describe('an answer', () => {
  it('should fit the schema, say a word of the customer’s last line and cite it', async () => {
    const { content, model } = await client.messages.create(BODY);
    expect(model).toBe('claude-haiku-5-5');
    expect(JSON.parse(textOf(content))).toEqual({
      focus: { what: 'Stand-in what: ask about “subscription”.', urgency: 'low' },
      key_questions: ['Stand-in key questions: ask about “subscription”.'],
      stage: { current_stage: 'pitch', confidence: 80 },
      met: [{ id: 'address_budget', utterance: 'customer-2' }],
    });
  });

  it('should change with the request', async () => {
    const content = PROMPT.replace('That subscription is pricey', 'Nobody answers our telephone');
    const answer = await client.messages.create({ ...BODY, messages: [{ role: 'user', content }] });
    expect(textOf(answer.content)).toContain('telephone');
  });

  it('should stream the same in small pieces, in the API’s order of events', async () => {
    const whole = await client.messages.create(BODY);
    const seen: string[] = [];
    const pieces: string[] = [];
    const stream = client.messages.stream(BODY);
    stream.on('streamEvent', ({ type }) => seen.at(-1) === type || seen.push(type));
    stream.on('text', (piece) => pieces.push(piece));
    const message = await stream.finalMessage();
    expect(textOf(message.content)).toBe(textOf(whole.content));
    expect(message.usage).toEqual(whole.usage);
    expect(message.stop_reason).toBe('end_turn');
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(12);
    expect(seen).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  it('should be cut at max_tokens', async () => {
    const message = await client.messages.stream({ ...BODY, max_tokens: 5 }).finalMessage();
    expect(message.stop_reason).toBe('max_tokens');
    expect(textOf(message.content)).toHaveLength(20);
  });

  it('should follow a script of the test’s own, and keep what was asked', async () => {
    standIn.follow(({ prompt }) => ({ kind: 'answer', text: `${String(prompt.length)} characters` }));
    expect(textOf((await client.messages.create(BODY)).content)).toBe(`${String(PROMPT.length)} characters`);
    expect(standIn.calls[0]?.request).toMatchObject({
      prompt: PROMPT,
      schema: SCHEMA,
      isStreamed: false,
      body: { max_tokens: 400 },
    });
  });

  it('should see a client that goes away mid-stream', async () => {
    await standIn.stop();
    standIn = await startAnthropicStandIn({ pieceMs: 20 });
    const away = new Anthropic({ apiKey: 'test-anthropic-key', baseURL: standIn.url, maxRetries: 0, logLevel: 'off' });
    const stream = away.messages.stream(BODY);
    stream.on('text', () => stream.abort());
    await expect(stream.finalMessage()).rejects.toBeInstanceOf(APIUserAbortError);
    await standIn.until(({ calls }) => calls[0]?.isAbandoned === true);
  });
});

describe('a failure on command', () => {
  it.each([
    ['unauthorized', 401, 'authentication_error'],
    ['forbidden', 403, 'permission_error'],
    ['model-not-found', 404, 'not_found_error'],
    ['rate-limited', 429, 'rate_limit_error'],
    ['server-error', 500, 'api_error'],
    ['overloaded', 529, 'overloaded_error'],
  ] satisfies [FailureName, number, string][])('should be an error of its kind: %s', async (failure, status, type) => {
    standIn.failNext(failure);
    const error = await client.messages.create(BODY).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status, type });
    if (failure === 'rate-limited') expect((error as { headers?: Headers }).headers?.get('retry-after')).toBe('30');
    await expect(client.messages.create(BODY)).resolves.toBeDefined();
  });

  it('should give no answer at all: hang', async () => {
    standIn.failNext('hang');
    const patience = new AbortController();
    const asked = client.messages.create(BODY, { signal: patience.signal }).catch((reason: unknown) => reason);
    await standIn.until(({ calls }) => calls.length === 1);
    expect(standIn.calls[0]?.isAbandoned).toBe(false);
    patience.abort();
    expect(await asked).toBeInstanceOf(APIUserAbortError);
    await standIn.until(({ calls }) => calls[0]?.isAbandoned === true);
  });

  it.each(['cut', 'stream-error'] satisfies FailureName[])('should break off amid the text: %s', async (failure) => {
    standIn.failNext(failure);
    let text = '';
    const stream = client.messages.stream(BODY);
    stream.on('text', (piece) => {
      text += piece;
    });
    const error = await stream.finalMessage().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(text.length).toBeGreaterThan(20);
    if (failure === 'stream-error') expect(error).toMatchObject({ type: 'overloaded_error' });
  });

  it.each([
    ['refusal', 'refusal'],
    ['max-tokens', 'max_tokens'],
    ['invalid-json', 'end_turn'],
    ['wrong-shape', 'end_turn'],
  ] satisfies [FailureName, string][])('should answer with what is no help: %s', async (failure, stopReason) => {
    standIn.failNext(failure);
    const message = await client.messages.stream(BODY).finalMessage();
    expect(message.stop_reason).toBe(stopReason);
    const text = textOf(message.content);
    if (failure === 'wrong-shape') expect(JSON.parse(text)).not.toHaveProperty('focus');
    else expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });
});

const textOf = (content: readonly Anthropic.ContentBlock[]): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('');
