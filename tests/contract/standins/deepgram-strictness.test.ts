/** The stand-in recogniser refuses what Deepgram refuses, seen through Deepgram's own SDK. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type DeepgramStandIn, startDeepgramStandIn } from '../../support/standins/deepgram-server';
import { tonePairHearing } from '../../support/standins/tone-pair-hearing';
import { connectListener, LISTEN_QUERY, type Listener } from './deepgram-listener';

let standIn: DeepgramStandIn;
const listeners: Listener[] = [];

const connect = async (...args: Parameters<typeof connectListener> extends [string, ...infer Rest] ? Rest : never) => {
  const listener = await connectListener(standIn.url, ...args);
  listeners.push(listener);
  return listener;
};

beforeEach(async () => {
  standIn = await startDeepgramStandIn({
    hearing: tonePairHearing(['yes']),
    keys: ['right-key'],
    tokens: ['right-token'],
    idleCloseMs: 150,
  });
});

afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.close();
  await standIn.stop();
});

describe('handshake', () => {
  it('should let in a key and a token, and say how they came', async () => {
    await (await connect({ apiKey: 'right-key' })).opened();
    await (await connect({ accessToken: 'right-token' })).opened();
    expect(standIn.connections.map(({ auth }) => auth)).toEqual([
      { scheme: 'token', via: 'header' },
      { scheme: 'bearer', via: 'header' },
    ]);
  });

  it.each(['token', 'bearer'] as const)(
    'should take a browser’s subprotocol and echo its scheme: %s',
    async (scheme) => {
      const secret = scheme === 'token' ? 'right-key' : 'right-token';
      const { socket, status } = await browserHandshake([scheme, secret]);
      expect(status).toBe(101);
      expect(socket.protocol).toBe(scheme);
      expect(standIn.connections[0]?.auth).toEqual({ scheme, via: 'subprotocol' });
      socket.terminate();
    },
  );

  it.each([
    ['a wrong key', ['token', 'wrong-key']],
    ['a token given as a key', ['token', 'right-token']],
    ['no key', []],
  ])('should answer 401 to %s', async (_, protocols) => {
    expect((await browserHandshake(protocols)).status).toBe(401);
    expect(standIn.connections).toEqual([]);
  });

  it('should turn away the SDK with a wrong key before it opens', async () => {
    const listener = await connect({ apiKey: 'wrong-key' });
    await listener.closed();
    expect(listener.hasOpened).toBe(false);
    expect(standIn.refusals.map(({ status }) => status)).toEqual([401]);
  });

  it.each([
    ['an unknown parameter', { queryParams: { utterances: 'true' } }],
    ['a number that is none', { endpointing: 'soon' }],
    ['a flag that is none', { multichannel: 'yes' }],
    ['a word on model improvement that is none', { mip_opt_out: 'please' }],
    ['a short utterance_end_ms', { utterance_end_ms: 999 }],
    ['utterance_end_ms without interims', { utterance_end_ms: 1000, interim_results: 'false' }],
    ['an unknown model', { model: 'nova-9' }],
    ['an encoding it has no ears for', { encoding: 'opus' }],
    ['keyterms for an older model', { model: 'nova-2', keyterm: ['Tuesday'] }],
    ['a parameter given twice', { queryParams: { language: ['en', 'de'] } }],
  ])('should answer 400 to %s', async (_, wrong) => {
    const listener = await connect({ apiKey: 'right-key' }, { ...LISTEN_QUERY, ...wrong });
    await listener.closed();
    expect(standIn.refusals.map(({ status }) => status)).toEqual([400]);
    expect(standIn.connections).toEqual([]);
  });

  it('should understand the query that the SDK sends', async () => {
    await (
      await connect({ apiKey: 'right-key' }, { ...LISTEN_QUERY, keyterm: ['call volume', 'Sales Coach'] })
    ).opened();
    expect(standIn.connections[0]?.query).toEqual({
      model: 'nova-3',
      sampleRateHz: 16_000,
      channels: 2,
      multichannel: true,
      interimResults: true,
      endpointingMs: 300,
      utteranceEndMs: 1000,
      diarized: false,
      vadEvents: true,
      punctuated: true,
      modelImprovementRefused: false,
      keyterms: ['call volume', 'Sales Coach'],
      language: 'en',
    });
  });

  it('should refuse as often as it is told to, then no more', async () => {
    standIn.refuseNext(1, 503);
    await (await connect({ apiKey: 'right-key' })).closed();
    await (await connect({ apiKey: 'right-key' })).opened();
    expect(standIn.refusals.map(({ status }) => status)).toEqual([503]);
  });

  it.each([
    ['right-key', 200],
    ['wrong-key', 401],
  ])('should let %s list its projects with status %i', async (key, status) => {
    const url = `${standIn.url.replace('ws', 'http')}/v1/projects`;
    expect((await fetch(url, { headers: { authorization: `Token ${key}` } })).status).toBe(status);
  });
});

describe('an open stream', () => {
  it('should close with NET-0001 when neither audio nor KeepAlive comes', async () => {
    const listener = await connect({ apiKey: 'right-key' });
    const close = await listener.closed();
    expect(close.code).toBe(1011);
    expect(close.reason).toContain('NET-0001');
  });

  it('should stay open as long as KeepAlive comes, and answer nothing to it', async () => {
    const listener = await connect({ apiKey: 'right-key' });
    await listener.opened();
    const beat = setInterval(() => listener.socket.sendKeepAlive({ type: 'KeepAlive' }), 30);
    await standIn.until(() => (standIn.connections[0]?.keepAlives ?? 0) >= 10);
    expect(standIn.connections[0]?.isOpen).toBe(true);
    clearInterval(beat);
    expect((await listener.closed()).code).toBe(1011);
    expect(listener.messages).toEqual([]);
  });

  it.each([
    ['an odd number of bytes', new Uint8Array(641)],
    ['half a pair of samples', new Uint8Array(642)],
    ['KeepAlive as a binary frame', new TextEncoder().encode('{"type": "KeepAlive" }')],
  ])('should refuse %s as audio', async (_, bytes) => {
    const listener = await connect({ apiKey: 'right-key' });
    await listener.opened();
    listener.socket.sendMedia(bytes);
    const close = await listener.closed();
    expect(close.code).toBe(1008);
    expect(close.reason).toContain('DATA-0000');
  });

  it.each(['not json', '{"type":"Hello"}', '{"type":"Finalize","channel":2}'])(
    'should refuse the text frame %s',
    async (text) => {
      const { socket } = await browserHandshake(['token', 'right-key']);
      const code = new Promise((resolve) => socket.once('close', resolve));
      socket.send(text);
      expect(await code).toBe(1008);
    },
  );
});

/** A handshake as a browser makes it: no headers, the key among the subprotocols. */
function browserHandshake(protocols: readonly string[]): Promise<{ socket: WebSocket; status: number }> {
  const url = `${standIn.url}/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000&channels=2&multichannel=true`;
  const socket = new WebSocket(url, [...protocols]);
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket, status: 101 }));
    socket.once('unexpected-response', (_, response) => {
      resolve({ socket, status: response.statusCode ?? 0 });
      response.resume();
    });
    socket.once('error', reject);
  });
}
