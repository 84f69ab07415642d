import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAnthropicKey } from '../../../src/background/anthropic-key-check';
import {
  apiError,
  json,
  recorded,
  startReplayServer,
  stream,
  type ReplayServer,
  type Respond,
} from './replayed-responses';
import { say } from '../../../src/ui/messages';
import { inWords } from '../../support/said';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

describe('checkAnthropicKey', () => {
  it.each<[string, Respond, boolean, RegExp]>([
    ['an answer', stream(recorded('guidance')), true, /claude-haiku-5-5 answered/],
    ['an answer cut short', stream(recorded('cut-by-max-tokens')), true, /works/],
    ['a limit used up', apiError(429, 'rate_limit_error', 'slow down'), true, /limit/],
    ['a wrong key', apiError(401, 'authentication_error', 'invalid'), false, /refused/],
    ['a model that is gone', apiError(404, 'not_found_error', 'gone'), false, /some-model wasn’t found/],
    ['an account without credit', apiError(400, 'invalid_request_error', 'Credit too low.'), false, /Credit too low/],
    ['an overloaded service', apiError(529, 'overloaded_error', 'busy'), false, /minute/],
    ['another service', json(200, {}), false, /base URL/],
    ['no service', (response) => response.socket?.resetAndDestroy(), false, /can’t be reached/],
  ])('should say what %s means', async (_, respond, valid, text) => {
    server.respondWith(respond);
    const check = await checkAnthropicKey({ key: 'sk-ant-secret', url: server.url, model: 'some-model' });
    expect(inWords(check)).toEqual({ valid, text: expect.stringMatching(text) as string });
    expect(say(check.text)).not.toContain('sk-ant-secret');
  });

  it('should cost a few tokens only', async () => {
    server.respondWith(stream(recorded('guidance')));
    await checkAnthropicKey({ key: 'sk-ant-secret', url: server.url, model: 'some-model' });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]?.body).toMatchObject({ max_tokens: 16, model: 'some-model' });
    expect(JSON.stringify(server.asked[0]?.body).length).toBeLessThan(600);
  });

  it('should ask nobody without a key', async () => {
    server.respondWith(stream(recorded('guidance')));
    const check = await checkAnthropicKey({ key: '', url: server.url, model: 'some-model' });
    expect(check.valid).toBe(false);
    expect(server.asked).toHaveLength(0);
  });
});
