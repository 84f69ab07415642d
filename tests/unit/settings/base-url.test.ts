import { describe, expect, it } from 'vitest';
import { ANTHROPIC_URL, DEEPGRAM_URL, readSettings, SettingsPatch } from '../../../src/settings/settings';

const ofDeepgram = (url: string) => SettingsPatch.safeParse({ deepgramUrl: url }).success;
const ofClaude = (url: string) => SettingsPatch.safeParse({ anthropicUrl: url }).success;

/** What stands after the scheme; none of it is an address. */
const MISTYPED = ['gw.example.com:80443', 'my host', 'gate%way.example', '999.1.1.1', '[::1', '[gateway]'];

describe('the base URL of a service', () => {
  it.each(['api.example.com', 'gw.example.com:8443/deepgram', 'speech.example/', '[::1]:9000', 'münchen.example'])(
    'should be taken, encrypted: %s',
    (rest) => {
      expect([ofDeepgram(`wss://${rest}`), ofClaude(`https://${rest}`)]).toEqual([true, true]);
    },
  );

  it.each(['localhost:8080', '127.0.0.1:9', '[::1]:9000'])('should be taken plain on this machine: %s', (rest) => {
    expect([ofDeepgram(`ws://${rest}`), ofClaude(`http://${rest}`)]).toEqual([true, true]);
  });

  it.each(MISTYPED)('should be refused where no browser can read it: %s', (rest) => {
    expect([ofDeepgram(`wss://${rest}`), ofClaude(`https://${rest}`)]).toEqual([false, false]);
  });

  it.each(['rep:secret@speech.example', 'speech.example?key=1', 'speech.example/v1#key'])(
    'should be refused where a key could stand in it: %s',
    (rest) => {
      expect([ofDeepgram(`wss://${rest}`), ofClaude(`https://${rest}`)]).toEqual([false, false]);
    },
  );

  it.each(['127.999.0.1', 'example.com', '127.0.0.1:99999'])('should be refused plain: %s', (rest) => {
    expect([ofDeepgram(`ws://${rest}`), ofClaude(`http://${rest}`)]).toEqual([false, false]);
  });

  it.each(MISTYPED)('should fall back to its default where it is stored all the same: %s', (rest) => {
    const stored = { deepgramUrl: `wss://${rest}`, anthropicUrl: `https://${rest}`, deepgramKey: 'dg-1' };
    const { settings, invalid } = readSettings(stored);
    expect(settings).toMatchObject({ deepgramUrl: DEEPGRAM_URL, anthropicUrl: ANTHROPIC_URL, deepgramKey: 'dg-1' });
    expect(invalid).toEqual(['deepgramUrl', 'anthropicUrl']);
  });
});
