import { describe, expect, it } from 'vitest';
import { localHost } from '../../../src/background/reach';

describe('the host of an address on this machine', () => {
  it.each([
    ['ws://localhost:8080/v1', 'localhost:8080'],
    ['http://127.0.0.1:9', '127.0.0.1:9'],
    ['wss://api.deepgram.com', undefined],
    ['wss://gw.example.com:80443', undefined],
    ['https://my host', undefined],
    ['', undefined],
  ])('should be told of %s', (url, host) => {
    expect(localHost(url)).toBe(host);
  });
});
