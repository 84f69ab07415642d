/** The client against the strict stand-in: what it sends is taken, and every failure the stand-in knows has its name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAnthropicKey } from '../../../src/background/anthropic-key-check';
import { askClaude } from '../../../src/background/claude';
import { parseCoachingResponse } from '../../../src/coaching/coaching-response';
import type { GuidanceFailure } from '../../../src/coaching/guidance';
import { buildModelRequest } from '../../../src/coaching/prompt';
import { parseSuggestionResponse } from '../../../src/coaching/suggestion-response';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { aMoment } from '../../support/moment';
import type { FailureName } from '../../support/standins/anthropic-outcomes';
import { startAnthropicStandIn, type AnthropicStandIn } from '../../support/standins/anthropic-server';

const moment = aMoment({ playbook: defaultPlaybook });

let standIn: AnthropicStandIn;
beforeAll(async () => {
  standIn = await startAnthropicStandIn();
});
afterAll(() => standIn.stop());

describe('Claude, as the stand-in plays it', () => {
  it('should be asked for coaching in a way it takes, and be understood', async () => {
    const focus: string[] = [];
    const answer = await ask('guidance', (what) => focus.push(what));
    if (!answer.ok) throw new Error(answer.detail ?? answer.failure);
    const parsed = parseCoachingResponse(answer.text, moment);
    expect(parsed).toMatchObject({ ok: true, value: { stage: { current: 'discovery' } } });
    expect(parsed.ok && parsed.value.words.focus.what).toBe(focus.at(-1));
    expect(standIn.calls.at(-1)?.fault).toBeUndefined();
  });

  it('should be asked for a suggestion in a way it takes, and be understood', async () => {
    const answer = await ask('suggestions');
    if (!answer.ok) throw new Error(answer.detail ?? answer.failure);
    expect(parseSuggestionResponse(answer.text, moment)).toMatchObject({
      ok: true,
      value: { context: { call_stage: 'discovery' } },
    });
  });

  it.each<[FailureName, GuidanceFailure]>([
    ['unauthorized', 'unauthorized'],
    ['forbidden', 'unauthorized'],
    ['model-not-found', 'model-not-found'],
    ['rate-limited', 'rate-limited'],
    ['server-error', 'overloaded'],
    ['overloaded', 'overloaded'],
    ['hang', 'timeout'],
    ['cut', 'connection-lost'],
    ['stream-error', 'overloaded'],
    ['refusal', 'refused'],
    ['max-tokens', 'cut-short'],
    ['invalid-json', 'invalid-json'],
    ['wrong-shape', 'wrong-shape'],
  ])('should be understood when it fails: %s', async (name, failure) => {
    standIn.failNext(name);
    const before = standIn.calls.length;
    const answer = await ask('guidance', undefined, name === 'hang' ? 200 : undefined);
    const parsed = answer.ok ? parseCoachingResponse(answer.text, moment) : undefined;
    expect(answer.ok ? parsed && !parsed.ok && parsed.reason : answer.failure).toBe(failure);
    expect(standIn.calls.length - before).toBe(1);
  });

  it('should see a request end that was given up', async () => {
    const stop = new AbortController();
    const { system, user, schema, maxTokens } = buildModelRequest(moment, 'guidance', '');
    const answer = await askClaude({ system, user, schema, maxTokens }, access(), {
      signal: stop.signal,
      onFocus: () => {
        stop.abort();
      },
    });
    expect(answer).toEqual({ ok: false, failure: 'interrupted' });
    await standIn.until(({ calls }) => calls.at(-1)?.isAbandoned === true);
  });

  it('should tell a good key from a wrong one, and a model from none', async () => {
    expect(await checkAnthropicKey(access())).toMatchObject({ valid: true });
    expect(await checkAnthropicKey({ ...access(), key: 'wrong' })).toMatchObject({ valid: false });
    expect(await checkAnthropicKey({ ...access(), model: 'claude-of-old' })).toMatchObject({ valid: false });
  });
});

const access = () => ({ key: 'test-anthropic-key', url: standIn.url, model: 'claude-haiku-5-5' });

function ask(askedFor: 'guidance' | 'suggestions', onFocus?: (what: string) => void, timeoutMs?: number) {
  return askClaude(buildModelRequest(moment, askedFor, ''), access(), {
    ...(onFocus ? { onFocus: ({ what }: { what: string }) => onFocus(what) } : {}),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}
