/** The real SDK and our reconnecting against a strict stand-in that hears only what the audio holds. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TranscriptEvent } from '../../../src/coaching/transcript';
import { type Clock, systemClock } from '../../../src/offscreen/clock';
import { connectToDeepgram, listenParameters } from '../../../src/offscreen/deepgram';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../src/offscreen/pcm';
import { Recogniser } from '../../../src/offscreen/recogniser';
import type { DeepgramAccess } from '../../../src/protocol/capture-port';
import { type DeepgramStandIn, startDeepgramStandIn } from '../../support/standins/deepgram-server';
import { tonePairHearing } from '../../support/standins/tone-pair-hearing';
import { encodeWords } from '../../support/standins/tone-pairs';
import { interleave } from '../../support/standins/channels';

const VOCABULARY = ['hello', 'price', 'yes', 'trial', 'monday', 'thanks', 'calls', 'budget'];
const KEY = 'test-deepgram-key';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function setUp(access: Partial<DeepgramAccess> = {}, clock: Clock = systemClock) {
  const service = await startDeepgramStandIn({ hearing: tonePairHearing(VOCABULARY), tokens: ['short.lived.token'] });
  const events: TranscriptEvent[] = [];
  const states: string[] = [];
  const refusals: string[] = [];
  const recogniser = new Recogniser(
    { key: KEY, keyKind: 'key', url: service.url, language: 'en', keyterms: ['Northwind', 'call volume'], ...access },
    { openConnection: connectToDeepgram, clock },
    {
      event: (event) => events.push(event),
      interim: () => {},
      state: (state) => states.push(state),
      refused: (how) => refusals.push(how),
    },
  );
  closing.push(() => recogniser.finish(), service.stop);
  recogniser.start();
  const textsOf = (channel: 0 | 1) =>
    events
      .flatMap((event) => (event.type === 'final' && event.channel === channel ? event.text.split(' ') : []))
      .filter(Boolean);
  return { service, recogniser, events, states, refusals, textsOf };
}

/** Both sides' words as frames; the customer speaks after the rep. */
function framesOf(rep: readonly string[], customer: readonly string[]): ArrayBuffer[] {
  const options = { vocabulary: VOCABULARY, sampleRateHz: SAMPLE_RATE_HZ, tailMs: 1_500 };
  const repSamples = encodeWords(rep, { ...options, leadMs: 200 });
  const customerSamples = encodeWords(customer, { ...options, leadMs: 600 });
  const frames = Math.ceil(Math.max(repSamples.length, customerSamples.length) / FRAME_SAMPLES);
  const padded = (samples: Int16Array) => {
    const all = new Int16Array(frames * FRAME_SAMPLES);
    all.set(samples);
    return all;
  };
  const both = interleave([padded(repSamples), padded(customerSamples)]);
  return Array.from(
    { length: frames },
    (_, i) => both.slice(i * FRAME_SAMPLES * 2, (i + 1) * FRAME_SAMPLES * 2).buffer,
  );
}

const isConnected = (count: number) => (seen: DeepgramStandIn) => seen.connections.length === count;

describe('Deepgram through its SDK', () => {
  it('should be asked for what a conversation needs', async () => {
    const { service } = await setUp();
    await service.until(isConnected(1));
    expect(service.refusals).toEqual([]);
    expect(service.connections[0]?.query).toMatchObject({
      model: 'nova-3',
      sampleRateHz: 16_000,
      channels: 2,
      multichannel: true,
      interimResults: true,
      endpointingMs: 300,
      utteranceEndMs: 1_000,
      diarized: true,
      punctuated: true,
      modelImprovementRefused: true,
      keyterms: ['Northwind', 'call volume'],
      language: 'en',
    });
    expect(service.connections[0]?.auth.scheme).toBe('token');
  });

  it('should leave keyterm out when there are none, and not hold finals back with smart_format', () => {
    const parameters = listenParameters({ key: KEY, keyKind: 'key', url: '', language: 'multi', keyterms: [] });
    expect(parameters).not.toHaveProperty('keyterm');
    expect(parameters).not.toHaveProperty('smart_format');
    expect(parameters.language).toBe('multi');
  });

  it('should let a short-lived token in as a bearer', async () => {
    const { service } = await setUp({ key: 'short.lived.token', keyKind: 'token' });
    await service.until(isConnected(1));
    expect(service.connections[0]?.auth.scheme).toBe('bearer');
  });

  it('should hear both sides on their own channels, and the last words at the end', async () => {
    const { service, recogniser, textsOf } = await setUp();
    await service.until(isConnected(1));
    for (const frame of framesOf(['hello', 'trial'], ['yes', 'monday', 'thanks']).slice(0, -45)) recogniser.push(frame);
    await recogniser.finish();
    expect(textsOf(0)).toEqual(['hello', 'trial']);
    expect(textsOf(1)).toEqual(['yes', 'monday', 'thanks']);
    expect(service.connections[0]?.controls).toEqual(['CloseStream']);
    expect(service.connections).toHaveLength(1);
  });

  it('should lose and double no word when the line drops in the midst of one', async () => {
    const { service, recogniser, events, textsOf } = await setUp();
    await service.until(isConnected(1));
    const rep = ['hello', 'calls', 'price', 'trial'];
    const customer = ['yes', 'budget', 'price', 'monday', 'thanks'];
    const frames = framesOf(rep, customer);
    const half = 25;
    for (const frame of frames.slice(0, half)) recogniser.push(frame);
    await service.until(({ connections }) => (connections[0]?.audioMs ?? 0) >= half * 32);
    service.dropConnections();
    for (const frame of frames.slice(half, half + 10)) recogniser.push(frame);
    await service.until(isConnected(2));
    for (const frame of frames.slice(half + 10)) recogniser.push(frame);
    await recogniser.finish();
    expect(textsOf(0)).toEqual(rep);
    expect(textsOf(1)).toEqual(customer);
    expect(events.filter(({ type }) => type === 'gap')).toEqual([]);
  });

  it('should lose no word to a line that goes dead without a close', async () => {
    let aheadMs = 0;
    const clock: Clock = { ...systemClock, nowMs: () => systemClock.nowMs() + aheadMs };
    const { service, recogniser, events, states, textsOf } = await setUp({}, clock);
    await service.until(isConnected(1));
    const [before, during, after] = [
      framesOf(['hello'], ['yes']),
      framesOf(['calls'], ['price']),
      framesOf(['trial'], []),
    ];
    for (const frame of before) recogniser.push(frame);
    await vi.waitFor(() => expect([textsOf(0), textsOf(1)]).toEqual([['hello'], ['yes']]));
    service.goSilent();
    const silence = Array.from({ length: 260 }, () => new ArrayBuffer(FRAME_SAMPLES * 4));
    for (const frame of [...during, ...silence]) recogniser.push(frame);
    const sent = before.length + during.length + silence.length;
    await service.until(({ connections }) => (connections[0]?.audioMs ?? 0) >= sent * 32);
    aheadMs = 8_000;
    service.speakAgain();
    recogniser.tick();
    await service.until(isConnected(2));
    for (const frame of after) recogniser.push(frame);
    await recogniser.finish();
    expect(textsOf(0)).toEqual(['hello', 'calls', 'trial']);
    expect(textsOf(1)).toEqual(['yes', 'price']);
    expect(events.filter(({ type }) => type === 'gap')).toEqual([]);
    expect(states).toContain('reconnecting');
  });

  it('should go on trying when the handshake fails, and not call it a refusal', async () => {
    const { service, states, refusals } = await setUp({ key: 'wrong-key' });
    await service.until((seen) => seen.refusals.length >= 3);
    expect(service.refusals[0]?.status).toBe(401);
    expect(states).toEqual(['reconnecting']);
    expect(refusals).toEqual([]);
  });

  it('should come back by itself once handshakes succeed again', async () => {
    const { service, recogniser, textsOf } = await setUp();
    await service.until(isConnected(1));
    service.refuseNext(2, 503);
    service.dropConnections();
    for (const frame of framesOf(['hello'], ['yes'])) recogniser.push(frame);
    await service.until(isConnected(2));
    await recogniser.finish();
    expect([textsOf(0), textsOf(1)]).toEqual([['hello'], ['yes']]);
    expect(service.refusals).toHaveLength(2);
  });

  it('should not try a key that no WebSocket can carry', async () => {
    const { service, recogniser, states, refusals } = await setUp({ key: 'a key' });
    await recogniser.finish();
    expect(refusals).toEqual(['unauthorized']);
    expect(states).toEqual(['refused']);
    expect(service.refusals).toEqual([]);
  });

  it('should take the service’s own refusal for what it is', async () => {
    const { service, recogniser, refusals } = await setUp();
    await service.until(isConnected(1));
    // Half a sample: the service can't decode it, and closes with 1008.
    recogniser.push(new ArrayBuffer(3));
    await vi.waitFor(() => expect(refusals).toEqual(['rejected']));
    expect(service.connections).toHaveLength(1);
  });
});
