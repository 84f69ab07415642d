/** Frames in Deepgram's own shapes (hand-made, made-up words), through the real SDK and out as our transcript. */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { Interim, TranscriptEvent } from '../../../src/coaching/transcript';
import { systemClock } from '../../../src/offscreen/clock';
import { connectToDeepgram } from '../../../src/offscreen/deepgram';
import { Recogniser } from '../../../src/offscreen/recogniser';

let server: WebSocketServer | undefined;
afterEach(() => {
  for (const client of server?.clients ?? []) client.terminate();
  server?.close();
});

/** Play frames to a recogniser that connects, until it has been closed by the service. */
async function play(frames: readonly string[]) {
  const playing = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server = playing;
  playing.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      if (isBinary || !data.toString().includes('CloseStream')) return;
      for (const frame of frames) socket.send(frame);
      socket.close(1_000);
    });
  });
  await new Promise((resolve) => playing.once('listening', resolve));
  const { port } = playing.address() as AddressInfo;
  const events: TranscriptEvent[] = [];
  const interims: Interim[] = [];
  const models: (string | undefined)[] = [];
  const recogniser = new Recogniser(
    { key: 'k', keyKind: 'key', url: `ws://127.0.0.1:${String(port)}`, language: 'en', keyterms: [] },
    { openConnection: connectToDeepgram, clock: systemClock },
    {
      event: (event) => events.push(event),
      interim: (interim) => interims.push(interim),
      state: (_state, model) => models.push(model),
      refused: () => {},
    },
  );
  recogniser.start();
  await recogniser.finish();
  return { events, interims, model: models.at(-1), messages: recogniser.messages };
}

const fixture = async (name: string): Promise<{ readonly messages?: unknown[]; readonly frames?: string[] }> =>
  JSON.parse(await readFile(new URL(`../../fixtures/deepgram/${name}.json`, import.meta.url), 'utf8'));

const playFixture = async (name: string) => {
  const { messages, frames } = await fixture(name);
  return play(frames ?? (messages ?? []).map((message) => JSON.stringify(message)));
};

describe('Recorded Deepgram messages', () => {
  it('should become both sides of a conversation, in whole ms', async () => {
    const { events, interims, model, messages } = await playFixture('both-sides');
    expect(events).toEqual([
      { type: 'final', channel: 0, text: 'Hi, is now a good time?', startMs: 240, endMs: 1_600, speechFinal: true },
      { type: 'final', channel: 1, text: 'Sure, go ahead.', startMs: 2_200, endMs: 3_160, speechFinal: true },
      { type: 'utterance-end', channel: 1, lastWordEndMs: 3_160 },
    ]);
    expect(interims).toEqual([
      { type: 'interim', channel: 0, text: 'Hi, is now', startMs: 240, endMs: 960 },
      { type: 'interim', channel: 1, text: 'Sure,', startMs: 2_200, endMs: 2_520 },
    ]);
    expect(model).toBe('general-nova-3');
    expect(messages).toEqual({ unused: 0, malformed: 0 });
  });

  it('should keep an endpoint that comes with an empty final', async () => {
    const { events } = await playFixture('endpoint-on-empty-final');
    expect(events).toEqual([
      { type: 'final', channel: 1, text: 'We get 40 calls a day.', startMs: 400, endMs: 2_000, speechFinal: false },
      { type: 'final', channel: 1, text: '', startMs: 3_300, endMs: 3_720, speechFinal: true },
    ]);
  });

  it('should tell two far-side voices apart', async () => {
    const { events } = await playFixture('customer-two-voices');
    expect(events).toMatchObject([
      { text: 'Fine.', speechFinal: true },
      { text: 'And who pays?', voice: 1, speechFinal: false, startMs: 1_800, endMs: 2_500 },
      { text: 'We do.', voice: 0, speechFinal: true, startMs: 2_900, endMs: 3_300 },
    ]);
    expect(events[0]).not.toHaveProperty('voice');
  });

  it('should let an utterance end stand in for the endpoint', async () => {
    const { events } = await playFixture('speech-final-never-comes');
    expect(events).toMatchObject([
      { text: 'Not today.', speechFinal: false },
      { type: 'utterance-end', lastWordEndMs: 1_100 },
    ]);
  });

  it('should survive what is unknown or malformed, counted, and hear what comes after', async () => {
    const { events, messages } = await playFixture('unusable');
    expect(messages).toEqual({ unused: 2, malformed: 6 });
    expect(events).toEqual([
      { type: 'final', channel: 1, text: 'Still here.', startMs: 0, endMs: 1_000, speechFinal: true },
    ]);
  });
});
