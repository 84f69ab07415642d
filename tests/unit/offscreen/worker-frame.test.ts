import { describe, expect, it } from 'vitest';
import { parseWorkerFrame } from '../../../src/offscreen/worker-frame';
import { ACCESS } from './fake-ports';

describe('parseWorkerFrame', () => {
  it.each([
    { type: 'start', captureId: 'c', tabId: 1, streamId: 's', fromMs: 0, deepgram: ACCESS },
    { type: 'access', captureId: 'c', deepgram: ACCESS },
    { type: 'release', captureId: 'c' },
    { type: 'acknowledge', captureId: 'c', seq: 3 },
    { type: 'stop', captureId: 'c' },
  ])('should know $type', (frame) => {
    expect(parseWorkerFrame(frame)).toEqual(frame);
  });

  it.each([
    undefined,
    'stop',
    {},
    { type: 'stop' },
    { type: 'release' },
    { type: 'access', captureId: 'c' },
    { type: 'access', captureId: 'c', deepgram: { ...ACCESS, keyKind: 'password' } },
    { type: 'start', captureId: 'c', tabId: 1, streamId: 's', deepgram: ACCESS },
    { type: 'start', captureId: 'c', tabId: 1, streamId: 's', fromMs: -1, deepgram: ACCESS },
    { type: 'pause', captureId: 'c' },
    { type: 'acknowledge', captureId: 'c', seq: '3' },
  ])('should not take %j for one', (frame) => {
    expect(parseWorkerFrame(frame)).toBeUndefined();
  });
});
