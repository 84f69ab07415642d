import { describe, expect, it } from 'vitest';
import { parseWorkerFrame } from '../../../src/offscreen/worker-frame';
import { ACCESS } from './fake-ports';

describe('parseWorkerFrame', () => {
  it.each([
    { type: 'start', captureId: 'c', tabId: 1, streamId: 's', deepgram: ACCESS },
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
    { type: 'pause', captureId: 'c' },
    { type: 'acknowledge', captureId: 'c', seq: '3' },
  ])('should not take %j for one', (frame) => {
    expect(parseWorkerFrame(frame)).toBeUndefined();
  });
});
