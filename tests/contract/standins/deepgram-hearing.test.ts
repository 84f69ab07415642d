/** The stand-in recogniser hears what the audio holds, channel by channel, by audio time; seen through Deepgram's own SDK. */
import { afterEach, describe, expect, it } from 'vitest';
import { type DeepgramStandIn, startDeepgramStandIn } from '../../support/standins/deepgram-server';
import type { HearingFactory } from '../../support/standins/hearing';
import { stretchHearing } from '../../support/standins/stretch-hearing';
import { tonePairHearing } from '../../support/standins/tone-pair-hearing';
import { encodeWords, MAX_VOCABULARY } from '../../support/standins/tone-pairs';
import { interleave, join } from '../../support/standins/channels';
import { connectListener, LISTEN_QUERY, type Listener, transcriptOf } from './deepgram-listener';

const RATE_HZ = 16_000;
const VOCABULARY = Array.from({ length: MAX_VOCABULARY }, (_, i) => `word${String(i)}`);

let standIn: DeepgramStandIn | undefined;
let listener: Listener | undefined;

afterEach(async () => {
  listener?.close();
  await standIn?.stop();
});

describe('two channels of tone words', () => {
  it('should give every word of the vocabulary on the channel that spoke it', async () => {
    const rep = VOCABULARY.slice(0, 32);
    const customer = VOCABULARY.slice(32);
    const { finals, connection } = await hearAll([say(rep, { tailMs: 500 }), say(customer, { leadMs: 700 })]);
    expect(transcriptOf(finals(0))).toBe(rep.join(' '));
    expect(transcriptOf(finals(1))).toBe(customer.join(' '));
    expect(finals(1).every(({ channel_index }) => channel_index[1] === 2)).toBe(true);
    expect(connection.closed?.code).toBe(1000);
  });

  it('should hear both at once through noise, and nothing in the noise alone', async () => {
    const rep = addNoise(say(['word9', 'word9', 'word20'], { tailMs: 400 }), 0.01);
    const { finals } = await hearAll([rep, addNoise(new Int16Array(rep.length), 0.05)]);
    expect(transcriptOf(finals(0))).toBe('word9 word9 word20');
    expect(transcriptOf(finals(1))).toBe('');
  });

  it('should hear words at the times at which they were spoken', async () => {
    const { finals } = await hearAll([say(['word1', 'word2'], { leadMs: 1000, tailMs: 500 })]);
    const words = finals(0).flatMap(({ channel }) => channel.alternatives[0]?.words ?? []);
    expect(words).toHaveLength(2);
    for (const [i, spokenSec] of [1, 1.26].entries()) {
      expect(Math.abs((words[i]?.start ?? 0) - spokenSec)).toBeLessThan(0.03);
      expect(Math.abs((words[i]?.end ?? 0) - spokenSec - 0.18)).toBeLessThan(0.03);
    }
  });

  it('should hear the same however the audio is cut', async () => {
    const audio = [say(VOCABULARY.slice(0, 25), { leadMs: 300, tailMs: 2000 }), say(['word7'], { leadMs: 900 })];
    const whole = await hearAll(audio, { chunkMs: 20_000 });
    const cut = await hearAll(audio, { chunkMs: 27 });
    const timed = ({ connection }: typeof whole) =>
      connection.sent.map((message) => ({ ...message, metadata: undefined, created: '', request_id: '' }));
    expect(timed(cut)).toEqual(timed(whole));
  });

  it('should record what came on each channel, and how much', async () => {
    const audio = [say(['word1'], { tailMs: 20 }), say(['word2'], { leadMs: 20 })];
    const { connection } = await hearAll(audio);
    expect([connection.pcm(0), connection.pcm(1)]).toEqual(audio);
    expect(connection.audioMs).toBe(200);
  });
});

describe('the schedule', () => {
  it('should guess while speech goes on, finish at the endpoint, and end the utterance after the gap', async () => {
    const { messages } = await hearAll([say(VOCABULARY.slice(0, 6), { tailMs: 1600 })]);
    const kinds = messages.map((message) =>
      message.type === 'Results'
        ? message.is_final
          ? message.speech_final
            ? 'endpoint'
            : 'final'
          : 'interim'
        : message.type,
    );
    expect(kinds.slice(0, 5)).toEqual(['SpeechStarted', 'interim', 'interim', 'endpoint', 'UtteranceEnd']);
    // What was left when the stream was closed, channel by channel: no words.
    expect(kinds.slice(5)).toEqual(['final', 'final', 'Metadata']);
    const interims = messages.filter((message) => message.type === 'Results' && message.is_final === false);
    expect(interims.map((message) => message.type === 'Results' && message.start + message.duration)).toEqual([
      0.6, 1.2,
    ]);
  });

  it('should cut long speech into finals, of which only the last is an endpoint', async () => {
    const spoken = Array.from({ length: 40 }, (_, i) => VOCABULARY[i] ?? '');
    const { finals } = await hearAll([say(spoken, { tailMs: 800 })]);
    const withWords = finals(0).filter((results) => transcriptOf([results]) !== '');
    expect(withWords.map(({ speech_final }) => speech_final)).toEqual([false, false, true]);
    expect(transcriptOf(withWords)).toBe(spoken.join(' '));
  });

  it('should send UtteranceEnd with the last word’s end where no endpoint ever comes', async () => {
    const { messages, finals } = await hearAll([say(['word3', 'word4'], { tailMs: 2500 })], {
      endpointsWithheld: true,
    });
    expect(finals(0).some(({ speech_final }) => speech_final)).toBe(false);
    expect(transcriptOf(finals(0))).toBe('word3 word4');
    const [end] = messages.filter((message) => message.type === 'UtteranceEnd');
    expect(end?.channel).toEqual([0, 2]);
    expect(Math.abs((end?.last_word_end ?? 0) - 0.44)).toBeLessThan(0.03);
  });

  it('should send neither interims nor marks that nobody asked for', async () => {
    const query = { ...LISTEN_QUERY, interim_results: 'false', utterance_end_ms: undefined, vad_events: 'false' };
    const { messages } = await hearAll([say(VOCABULARY.slice(0, 6), { tailMs: 1600 })], { query });
    expect(messages.filter(({ type }) => type !== 'Results').map(({ type }) => type)).toEqual(['Metadata']);
    expect(messages.every((message) => message.type !== 'Results' || message.is_final === true)).toBe(true);
  });

  it('should give out what it holds on Finalize, on the channel that was named', async () => {
    const { current } = await start();
    send(current, [say(['word5'], {}), say(['word6'], {})]);
    current.socket.sendFinalize({ type: 'Finalize', channel: 1 } as { type: 'Finalize' });
    await current.until(() => current.finals(1).length > 0);
    expect(transcriptOf(current.finals(1))).toBe('word6');
    expect(current.finals(1).map(({ from_finalize }) => from_finalize)).toEqual([true]);
    expect(current.finals(0)).toEqual([]);
  });

  it('should give out the last words and Metadata on CloseStream, then close with 1000', async () => {
    const { messages, finals, close } = await hearAll([say(['word5'], {}), say(['word6'], { leadMs: 20 })]);
    expect(transcriptOf(finals(0))).toBe('word5');
    expect(transcriptOf(finals(1))).toBe('word6');
    expect(messages.at(-1)).toMatchObject({ type: 'Metadata', duration: 0.2, channels: 2 });
    expect(close.code).toBe(1000);
  });
});

describe('stretches of speech', () => {
  const SCRIPT = [['Hello, is this a good time?', 'Great.'], [{ text: 'Yes. Go ahead, please.', voice: 1 }]];

  it('should give the k-th line of a channel for its k-th stretch, whole at the stretch’s end', async () => {
    const rep = join([silence(500), murmur(1800), silence(1500), murmur(600), silence(1200)]);
    const customer = join([silence(2600), murmur(700), silence(400), murmur(700), silence(1200)]);
    const { finals, connection } = await hearAll([rep, customer], {
      hearing: stretchHearing(SCRIPT),
      query: { ...LISTEN_QUERY, diarize_model: 'latest' },
    });
    const endpoints = finals(0).filter(({ speech_final }) => speech_final);
    expect(endpoints.map((results) => transcriptOf([results]))).toEqual(['Hello, is this a good time?', 'Great.']);
    expect(transcriptOf(finals(1))).toBe('Yes. Go ahead, please.');
    expect(finals(1).flatMap(({ channel }) => channel.alternatives[0]?.words.map(({ speaker }) => speaker))).toEqual([
      1, 1, 1, 1,
    ]);
    const words = endpoints[0]?.channel.alternatives[0]?.words ?? [];
    expect(words[0]).toMatchObject({ word: 'hello', punctuated_word: 'Hello,' });
    expect(Math.abs((words[0]?.start ?? 0) - 0.5)).toBeLessThan(0.05);
    expect(Math.abs((words.at(-1)?.end ?? 0) - 2.3)).toBeLessThan(0.05);
    expect(connection.sentOf('Results')[0]?.metadata.model_info.name).toBe('demo-recogniser');
  });

  it('should hear nothing in silence, in a click, and when the script is used up', async () => {
    const audio = join([
      silence(1500),
      murmur(60),
      silence(1500),
      murmur(900),
      silence(900),
      murmur(900),
      silence(900),
    ]);
    const { finals } = await hearAll([audio], { hearing: stretchHearing([['Only line.']]) });
    expect(transcriptOf(finals(0))).toBe('Only line.');
    const started = finals(0).find((results) => transcriptOf([results]) !== '');
    expect(started?.channel.alternatives[0]?.words[0]?.start).toBeGreaterThan(2.9);
  });

  it('should give only the words that were spoken when the audio ends mid-sentence', async () => {
    const { finals } = await hearAll([murmur(800)], { hearing: stretchHearing(SCRIPT) });
    expect(transcriptOf(finals(0))).toBe('Hello, is');
  });

  it('should go on in the script after a reconnect', async () => {
    const hearing = stretchHearing([['First.', 'Second.']]);
    const audio = [join([murmur(600), silence(800)])];
    expect(transcriptOf((await hearAll(audio, { hearing })).finals(0))).toBe('First.');
    expect(transcriptOf((await hearAll(audio, { hearing })).finals(0))).toBe('Second.');
  });
});

describe('failing on command', () => {
  it('should cut connections without a close frame', async () => {
    const { current } = await start();
    standIn?.dropConnections();
    await standIn?.until(({ connections }) => connections[0]?.isOpen === false);
    expect(standIn?.connections[0]?.closed?.code).toBe(1006);
    await current.closed();
  });

  it('should take audio and say nothing while silent', async () => {
    const { current } = await start();
    standIn?.goSilent();
    send(current, [say(['word5'], { tailMs: 3000 })]);
    await standIn?.until(({ connections }) => (connections[0]?.audioMs ?? 0) >= 3180);
    standIn?.speakAgain();
    current.socket.sendFinalize({ type: 'Finalize' });
    await current.until(() => current.finals(0).length > 0);
    expect(transcriptOf(current.finals(0))).toBe('');
  });

  it('should stop saying anything when there are too many keyterms', async () => {
    const keyterm = Array.from({ length: 100 }, (_, i) => `a long product name ${String(i)}`);
    const { current } = await start({ query: { ...LISTEN_QUERY, keyterm } });
    send(current, [say(['word5'], { tailMs: 1000 })]);
    current.socket.sendCloseStream({ type: 'CloseStream' });
    await current.closed();
    expect(current.messages).toEqual([]);
  });

  it('should send a message twice, and a frame of the test’s own', async () => {
    const { current } = await start();
    standIn?.duplicateNext();
    send(current, [say(['word5'], { tailMs: 400 })]);
    await current.until(() => current.messages.length >= 3);
    expect(current.messages.map(({ type }) => type)).toEqual(['SpeechStarted', 'SpeechStarted', 'Results']);
    standIn?.sendRaw('{"type":"NewerThanUs"}');
    await current.until(() => current.messages.length >= 4);
    expect(current.messages.at(-1)).toEqual({ type: 'NewerThanUs' });
  });
});

interface Hearer {
  readonly hearing?: HearingFactory;
  readonly query?: Parameters<typeof connectListener>[2];
  readonly endpointsWithheld?: boolean;
  readonly chunkMs?: number;
}

async function start({ hearing = tonePairHearing(VOCABULARY), query, endpointsWithheld = false }: Hearer = {}) {
  await standIn?.stop();
  standIn = await startDeepgramStandIn({ hearing, endpointsWithheld });
  const current = await connectListener(standIn.url, { apiKey: 'test-deepgram-key' }, query);
  listener = current;
  await current.opened();
  return { current };
}

/** Everything that a recogniser says to this audio (channels are filled up to two of equal length), until it closed. */
async function hearAll(channels: readonly Int16Array[], hearer: Hearer = {}) {
  const { current } = await start(hearer);
  send(current, channels, hearer.chunkMs);
  current.socket.sendCloseStream({ type: 'CloseStream' });
  const close = await current.closed();
  const connection = standIn?.connections[0];
  if (!connection) throw new Error('The stand-in saw no connection.');
  return { ...current, close, connection };
}

function send(current: Listener, [first, second]: readonly Int16Array[], chunkMs = 20): void {
  const bytes = new Uint8Array(interleave([first ?? new Int16Array(0), second ?? new Int16Array(0)]).buffer);
  const chunkBytes = Math.round((chunkMs / 1000) * RATE_HZ) * 4;
  for (let at = 0; at < bytes.length; at += chunkBytes) current.socket.sendMedia(bytes.slice(at, at + chunkBytes));
}

const say = (words: readonly string[], pauses: { readonly leadMs?: number; readonly tailMs?: number }): Int16Array =>
  encodeWords(words, { vocabulary: VOCABULARY, sampleRateHz: RATE_HZ, ...pauses });

const silence = (ms: number): Int16Array => new Int16Array((ms / 1000) * RATE_HZ);

/** Noise as loud as speech, with the rise and fall of syllables. */
const murmur = (ms: number): Int16Array =>
  silence(ms).map((_, n) => noise(n) * 6_000 * (0.4 + 0.6 * Math.abs(Math.sin((n / RATE_HZ) * Math.PI * 4))));

const addNoise = (samples: Int16Array, level: number): Int16Array =>
  samples.map((sample, n) => Math.round(sample + noise(n) * level * 32_767));

/** The same noise at every run, -1 to 1. */
const noise = (n: number): number => {
  const mixed = Math.imul(n ^ (n >>> 7), 2_654_435_761) ^ Math.imul(n + 12_345, 40_503);
  return ((mixed >>> 8) & 0xffff) / 32_768 - 1;
};
