import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { FeatureFlags } from '../../../src/settings/feature-flags';
import type { Reply, TabStatus } from '../../../src/protocol/messages';
import { ANSWER_WITHIN_MS, askThrough } from '../../../src/ui/ask';
import { inWords } from '../../support/said';

afterEach(() => {
  vi.useRealTimers();
});

describe('ask', () => {
  it('should hand on the reply, typed by its request', async () => {
    const ask = askThrough(() => Promise.resolve({ ok: true, value: null }));
    const reply = ask({ to: 'background', type: 'stop-session', tabId: 1 });
    expectTypeOf(reply).resolves.toEqualTypeOf<Reply<null>>();
    expectTypeOf(ask<{ to: 'background'; type: 'get-feature-flags' }>).returns.resolves.toEqualTypeOf<
      Reply<FeatureFlags>
    >();
    expectTypeOf(ask<{ to: 'background'; type: 'get-tab-status'; tabId: number }>).returns.resolves.toEqualTypeOf<
      Reply<TabStatus>
    >();
    expect(await reply).toEqual({ ok: true, value: null });
  });

  it('should not wait for ever', async () => {
    vi.useFakeTimers();
    const reply = askThrough(() => new Promise(() => {}))({ to: 'background', type: 'get-settings' });
    await vi.advanceTimersByTimeAsync(ANSWER_WITHIN_MS);
    expect(await reply).toMatchObject({ ok: false, error: { code: 'no-answer' } });
  });

  it.each([
    ['no worker', () => Promise.reject(new Error('Could not establish connection.')), 'no-answer'],
    [
      'a sender that throws',
      () => {
        throw new Error('boom');
      },
      'no-answer',
    ],
    ['no reply', () => Promise.resolve(undefined), 'no-answer'],
    ['something that is no reply', () => Promise.resolve({ value: 1 }), 'no-answer'],
    [
      'an extension updated under it',
      () => Promise.reject(new Error('Extension context invalidated.')),
      'extension-updated',
    ],
  ])('should make a sentence of %s', async (_, send, code) => {
    const reply = await askThrough(send)({ to: 'background', type: 'get-settings' });
    expect(inWords(reply)).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) } });
  });
});
