import { describe, expect, it } from 'vitest';
import { parseDeepgram } from '../../../src/offscreen/parse-deepgram';
import { results } from './fake-ports';

describe('parseDeepgram', () => {
  it('should turn seconds into whole ms and take the punctuated word', () => {
    const message = results({ start: 1.0049, duration: 0.32, words: [['yes', 1.0106, 1.2494, 1]], speechFinal: true });
    expect(parseDeepgram(message)).toEqual({
      type: 'window',
      channel: 1,
      isFinal: true,
      speechFinal: true,
      text: 'yes',
      words: [{ text: 'yes', startMs: 1_011, endMs: 1_249, voice: 1 }],
      startMs: 1_005,
      endMs: 1_325,
      model: 'general-nova-3',
    });
  });

  it('should give the rep no diarized voice', () => {
    const message = parseDeepgram(results({ channel: 0, words: [['hello', 0, 0.4, 1]] }));
    expect(message).toMatchObject({ words: [{ voice: undefined }] });
  });

  it('should read an utterance end, and one that names no word as the beginning', () => {
    const end = (lastWordEnd: number) => ({ type: 'UtteranceEnd', channel: [0, 2], last_word_end: lastWordEnd });
    expect(parseDeepgram(end(2.4))).toEqual({ type: 'utterance-end', channel: 0, lastWordEndMs: 2_400 });
    expect(parseDeepgram(end(-1))).toMatchObject({ lastWordEndMs: 0 });
  });

  it('should know the summary that comes last', () => {
    expect(parseDeepgram({ type: 'Metadata', duration: 1.92 })).toEqual({ type: 'summary' });
  });

  it.each(['SpeechStarted', 'Warning', 'SomethingNew'])('should let %s by', (type) => {
    expect(parseDeepgram({ type })).toEqual({ type: 'unused' });
  });

  it.each([
    ['not JSON', 'hello'],
    ['nothing', undefined],
    ['no type', { channel: 1 }],
    ['results without a channel', { type: 'Results', start: 0, duration: 1 }],
    ['results of a third channel', { ...Object(results({})), channel_index: [2, 3] }],
    ['a time that is text', { ...Object(results({})), start: '0' }],
    ['a time beyond any call', { ...Object(results({})), start: 1e12 }],
    ['an utterance end without its time', { type: 'UtteranceEnd', channel: [1, 2] }],
  ])('should find %s malformed', (_what, message) => {
    expect(parseDeepgram(message)).toEqual({ type: 'malformed' });
  });

  it('should read results without alternatives as nothing said', () => {
    const message = { ...Object(results({ speechFinal: true })), channel: { alternatives: [] } };
    expect(parseDeepgram(message)).toMatchObject({ type: 'window', text: '', words: [], speechFinal: true });
  });
});
