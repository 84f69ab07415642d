/** Audio for the stand-in recogniser, and what Deepgram's own SDK gets for it. */
import { type DeepgramStandIn, startDeepgramStandIn } from '../../support/standins/deepgram-server';
import type { HearingFactory } from '../../support/standins/hearing';
import { tonePairHearing } from '../../support/standins/tone-pair-hearing';
import { encodeWords, MAX_VOCABULARY } from '../../support/standins/tone-pairs';
import { interleave } from '../../support/standins/channels';
import { connectListener, type Listener } from './deepgram-listener';

const RATE_HZ = 16_000;
export const VOCABULARY = Array.from({ length: MAX_VOCABULARY }, (_, i) => `word${String(i)}`);

let standIn: DeepgramStandIn | undefined;
let listener: Listener | undefined;

/** After each test. */
export async function stopHearing(): Promise<void> {
  listener?.close();
  await standIn?.stop();
}

interface Hearer {
  readonly hearing?: HearingFactory;
  readonly query?: Parameters<typeof connectListener>[2];
  readonly endpointsWithheld?: boolean;
  readonly chunkMs?: number;
}

/** A stand-in, and a client of it that listens. The one before is stopped. */
export async function startHearing({
  hearing = tonePairHearing(VOCABULARY),
  query,
  endpointsWithheld = false,
}: Hearer = {}) {
  await standIn?.stop();
  const started = await startDeepgramStandIn({ hearing, endpointsWithheld });
  standIn = started;
  const current = await connectListener(started.url, { apiKey: 'test-deepgram-key' }, query);
  listener = current;
  await current.opened();
  return { current, standIn: started };
}

/** Everything that a recogniser says to this audio (channels are filled up to two of equal length), until it closed. */
export async function hearAll(channels: readonly Int16Array[], hearer: Hearer = {}) {
  const { current, standIn } = await startHearing(hearer);
  send(current, channels, hearer.chunkMs);
  current.socket.sendCloseStream({ type: 'CloseStream' });
  const close = await current.closed();
  const [connection] = standIn.connections;
  if (!connection) throw new Error('The stand-in saw no connection.');
  return { ...current, close, connection };
}

/** Send both channels in pieces, as fast as they go. */
export function send(current: Listener, [first, second]: readonly Int16Array[], chunkMs = 20): void {
  const bytes = new Uint8Array(interleave([first ?? new Int16Array(0), second ?? new Int16Array(0)]).buffer);
  const chunkBytes = Math.round((chunkMs / 1000) * RATE_HZ) * 4;
  for (let at = 0; at < bytes.length; at += chunkBytes) current.socket.sendMedia(bytes.slice(at, at + chunkBytes));
}

/** Tone words. */
export const say = (
  words: readonly string[],
  pauses: { readonly leadMs?: number; readonly tailMs?: number },
): Int16Array => encodeWords(words, { vocabulary: VOCABULARY, sampleRateHz: RATE_HZ, ...pauses });

export const silence = (ms: number): Int16Array => new Int16Array((ms / 1000) * RATE_HZ);

/** Noise as loud as speech, with the rise and fall of syllables. */
export const murmur = (ms: number): Int16Array =>
  silence(ms).map((_, n) => noise(n) * 6_000 * (0.4 + 0.6 * Math.abs(Math.sin((n / RATE_HZ) * Math.PI * 4))));

export const addNoise = (samples: Int16Array, level: number): Int16Array =>
  samples.map((sample, n) => Math.round(sample + noise(n) * level * 32_767));

/** The same noise at every run, -1 to 1. */
const noise = (n: number): number => {
  const mixed = Math.imul(n ^ (n >>> 7), 2_654_435_761) ^ Math.imul(n + 12_345, 40_503);
  return ((mixed >>> 8) & 0xffff) / 32_768 - 1;
};
