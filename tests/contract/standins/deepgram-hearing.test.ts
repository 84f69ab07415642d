/** The stand-in recogniser hears what the audio holds, channel by channel, by audio time; seen through Deepgram's own SDK. */
import { afterEach, describe, expect, it } from 'vitest';
import { join } from '../../support/standins/channels';
import { stretchHearing } from '../../support/standins/stretch-hearing';
import { addNoise, hearAll, murmur, say, silence, stopHearing, VOCABULARY } from './deepgram-hearer';
import { LISTEN_QUERY, transcriptOf } from './deepgram-listener';

afterEach(stopHearing);

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
