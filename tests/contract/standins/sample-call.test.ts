/** The sample call of the demo, given to the stand-in recogniser as the product would: each line is one utterance, in its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DeepgramStandIn, startDeepgramStandIn } from '../../support/standins/deepgram-server';
import { readWav } from '../../support/browser/audio';
import { stretchHearing } from '../../support/standins/stretch-hearing';
import { interleave } from '../../support/standins/channels';
import { readScript, SAMPLE_CALL_FOLDER, type CallLine } from '../../support/sample-script';
import { connectListener, LISTEN_QUERY, transcriptOf } from './deepgram-listener';

const SPEAKERS = ['rep', 'customer'] as const;
/** The product's frames: 20 ms of two channels of 16 bits at 16 kHz. */
const FRAME_BYTES = 1280;

let standIn: DeepgramStandIn | undefined;
afterEach(() => standIn?.stop());

describe('the sample call', () => {
  it('should be heard line by line on both channels, each line ended by one endpoint within its silence', async () => {
    const script = readScript();
    const linesOf = (speaker: CallLine['speaker']) => script.filter((line) => line.speaker === speaker);
    const texts = SPEAKERS.map((speaker) => linesOf(speaker).map(({ text }) => text));
    standIn = await startDeepgramStandIn({ hearing: stretchHearing(texts) });
    const listener = await connectListener(standIn.url, { apiKey: 'test-deepgram-key' }, LISTEN_QUERY);
    await listener.opened();
    const [rep, customer] = SPEAKERS.map((speaker) => readWav(voice(speaker)).channels[0]);
    const bytes = new Uint8Array(interleave([rep ?? new Int16Array(0), customer ?? new Int16Array(0)]).buffer);
    for (let at = 0; at < bytes.length; at += FRAME_BYTES) {
      listener.socket.sendMedia(bytes.slice(at, at + FRAME_BYTES));
    }
    listener.socket.sendCloseStream({ type: 'CloseStream' });
    await listener.closed();

    for (const [channel, speaker] of SPEAKERS.entries()) {
      const utterances: { text: string; endMs: number; heardMs: number }[] = [];
      let open: ReturnType<typeof listener.finals> = [];
      for (const results of listener.finals(channel)) {
        open = [...open, results];
        if (!results.speech_final) continue;
        const lastWord = open.flatMap(({ channel }) => channel.alternatives[0]?.words ?? []).at(-1);
        const heardMs = (results.start + results.duration) * 1000;
        utterances.push({ text: transcriptOf(open), endMs: (lastWord?.end ?? 0) * 1000, heardMs });
        open = [];
      }
      expect(utterances.map(({ text }) => text)).toEqual(linesOf(speaker).map(({ text }) => text));
      for (const [i, line] of linesOf(speaker).entries()) {
        expect(Math.abs((utterances[i]?.endMs ?? 0) - line.endMs)).toBeLessThan(150);
        expect((utterances[i]?.heardMs ?? 0) - line.endMs).toBeLessThan(900);
      }
    }
  });
});

const voice = (speaker: CallLine['speaker']): Buffer => readFileSync(join(SAMPLE_CALL_FOLDER, `${speaker}.wav`));
