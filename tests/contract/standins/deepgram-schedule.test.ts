/** When the stand-in recogniser says what it hears, and how it fails when told to; seen through Deepgram's own SDK. */
import { afterEach, describe, expect, it } from 'vitest';
import { hearAll, say, send, startHearing, stopHearing, VOCABULARY } from './deepgram-hearer';
import { LISTEN_QUERY, transcriptOf } from './deepgram-listener';

afterEach(stopHearing);

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
    const { current } = await startHearing();
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

describe('failing on command', () => {
  it('should cut connections without a close frame', async () => {
    const { current, standIn } = await startHearing();
    standIn.dropConnections();
    await standIn.until(({ connections }) => connections[0]?.isOpen === false);
    expect(standIn.connections[0]?.closed?.code).toBe(1006);
    await current.closed();
  });

  it('should take audio and say nothing while silent', async () => {
    const { current, standIn } = await startHearing();
    standIn.goSilent();
    send(current, [say(['word5'], { tailMs: 3000 })]);
    await standIn.until(({ connections }) => (connections[0]?.audioMs ?? 0) >= 3180);
    standIn.speakAgain();
    current.socket.sendFinalize({ type: 'Finalize' });
    await current.until(() => current.finals(0).length > 0);
    expect(transcriptOf(current.finals(0))).toBe('');
  });

  it('should stop saying anything when there are too many keyterms', async () => {
    const keyterm = Array.from({ length: 100 }, (_, i) => `a long product name ${String(i)}`);
    const { current } = await startHearing({ query: { ...LISTEN_QUERY, keyterm } });
    send(current, [say(['word5'], { tailMs: 1000 })]);
    current.socket.sendCloseStream({ type: 'CloseStream' });
    await current.closed();
    expect(current.messages).toEqual([]);
  });

  it('should send a message twice, and a frame of the test’s own', async () => {
    const { current, standIn } = await startHearing();
    standIn.duplicateNext();
    send(current, [say(['word5'], { tailMs: 400 })]);
    await current.until(() => current.messages.length >= 3);
    expect(current.messages.map(({ type }) => type)).toEqual(['SpeechStarted', 'SpeechStarted', 'Results']);
    standIn.sendRaw('{"type":"NewerThanUs"}');
    await current.until(() => current.messages.length >= 4);
    expect(current.messages.at(-1)).toEqual({ type: 'NewerThanUs' });
  });
});
