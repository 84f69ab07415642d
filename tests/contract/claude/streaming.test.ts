/** Claude's answer on its way to the panel: the focus before the rest, and nothing of an answer whose moment has passed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoachedSession } from '../../support/coached-session';
import { START_MS } from '../../support/session';
import { recorded, startReplayServer, type ReplayServer } from './replayed-responses';

const FOCUS = 'Size the cost of the calls they miss';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

describe('Claude’s answer', () => {
  it('should show the focus while the rest is not even sent', async () => {
    const answers = holdBackRests(recorded('guidance'));
    const session = sessionAsking();
    session.hear('customer: We miss a third of our calls.');
    await session.until(({ frames }) => frames.some((frame) => frame.type === 'guidance-progress' && frame.why !== ''));
    expect(framesOf(session, 'coaching_guidance').map(({ source }) => source.kind)).not.toContain('claude');
    const asked = session.state.pending?.requestId;
    expect(asked).toBeDefined();
    expect(framesOf(session, 'guidance-progress').map(({ requestId }) => requestId)).toContain(asked);
    answers[0]?.finish();
    await session.settle();
    expect(framesOf(session, 'guidance-progress').at(-1)?.what).toBe(FOCUS);
    expect(framesOf(session, 'coaching_guidance').at(-1)).toMatchObject({
      source: { kind: 'claude', model: 'claude-haiku-5-5' },
      guidance: { focus: { what: FOCUS } },
    });
    expect(session.frames.findLastIndex(({ type }) => type === 'guidance-progress')).toBeLessThan(
      session.frames.findLastIndex(({ type }) => type === 'coaching_guidance'),
    );
  });

  it('should send both events, the legacy one made from the other', async () => {
    const answers = holdBackRests(recorded('guidance'));
    const session = sessionAsking();
    session.hear('customer: We miss a third of our calls.');
    await session.until(({ frames }) => frames.some(({ type }) => type === 'guidance-progress'));
    answers[0]?.finish();
    await session.settle();
    const at = session.frames.findLastIndex(({ type }) => type === 'coaching_guidance');
    expect(session.frames[at + 1]).toMatchObject({
      type: 'suggestion',
      suggestion: { primary_suggestion: { text: expect.stringContaining(FOCUS) } },
      source: { kind: 'claude' },
    });
  });

  it('should not be shown once superseded, nor one more word of its focus', async () => {
    const answers = holdBackRests(recorded('guidance'), recorded('guidance'));
    const session = sessionAsking();
    session.hear('customer: We miss a third of our calls.');
    await session.until(({ frames }) => frames.some(({ type }) => type === 'guidance-progress'));
    session.hear('customer: But that is way too expensive for us.');
    const sinceObjection = session.frames.length;
    await answers[0]?.closed;
    // What is still on the wire comes too late.
    answers[0]?.finish();
    await session.until(({ frames }) =>
      frames.slice(sinceObjection).some((frame) => frame.type === 'guidance-progress' && frame.why !== ''),
    );
    answers[1]?.finish();
    await session.settle();
    expect(server.asked).toHaveLength(2);
    const offered = (await session.rebuilt()).guidance;
    expect(offered).toMatchObject({ source: { kind: 'claude' }, answers: 'customer-2' });
    const claudes = framesOf(session, 'coaching_guidance').filter(({ source }) => source.kind === 'claude');
    expect(claudes.map(({ answers: answered }) => answered)).toEqual(['customer-2']);
  });

  it('should not be shown when it comes after the call has ended', async () => {
    const answers = holdBackRests(recorded('guidance'));
    const session = sessionAsking();
    session.hear('customer: We miss a third of our calls.');
    await session.until(({ frames }) => frames.some(({ type }) => type === 'guidance-progress'));
    session.take({ type: 'stop', reason: 'rep-stopped', atMs: START_MS + 60_000 });
    session.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 60_100 });
    const atEnd = session.frames.length;
    answers[0]?.finish();
    await session.settle();
    expect(session.frames.slice(atEnd)).toEqual([]);
    expect(session.state.status).toBe('ended');
  });

  it('should be asked for again once settings name another key', async () => {
    server.respondWith((response) => response.writeHead(401).end('{}'));
    const session = sessionAsking();
    session.hear('customer: We miss a third of our calls.');
    await session.settle();
    session.hear('customer: And that is only on weekdays.');
    await session.settle();
    expect(server.asked).toHaveLength(1);
    const answers = holdBackRests(recorded('guidance'));
    session.changeAccess({ anthropicKey: 'another-key' }, START_MS + 60_000);
    session.hear('customer: On Saturdays nobody is there at all.');
    await session.until(({ frames }) => frames.some(({ type }) => type === 'guidance-progress'));
    answers[0]?.finish();
    await session.settle();
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer another-key']);
    expect(session.state.guidance?.source.kind).toBe('claude');
  });
});

// Helpers

/** A session whose next line by the customer is put to Claude. */
function sessionAsking(): CoachedSession {
  const session = new CoachedSession('guidance');
  session.hear('rep: How do you handle calls when nobody is free?');
  session.settings = { ...session.settings, anthropicKey: 'test-key', anthropicUrl: server.url };
  return session;
}

interface HeldAnswer {
  readonly finish: () => void;
  /** When the client has gone. */
  readonly closed: Promise<void>;
}

/** Answer each request up to its focus; what follows is sent on command. */
function holdBackRests(...answers: readonly string[]): readonly HeldAnswer[] {
  const held: HeldAnswer[] = [];
  server.respondWith((response) => {
    const whole = answers[held.length] ?? '';
    const half = whole.indexOf('key_que');
    held.push({
      finish: () => response.end(whole.slice(half)),
      closed: new Promise((resolve) => {
        response.once('close', resolve);
      }),
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(whole.slice(0, half));
  });
  return held;
}

const framesOf = <T extends CoachedSession['frames'][number]['type']>({ frames }: CoachedSession, type: T) =>
  frames.filter((frame): frame is Extract<CoachedSession['frames'][number], { type: T }> => frame.type === type);
