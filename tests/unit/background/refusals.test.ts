import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type * as Refusals from '../../../src/background/refusals';

let refusals: typeof Refusals;
beforeEach(async () => {
  // The counts are the worker's, from its start on.
  vi.resetModules();
  refusals = await import('../../../src/background/refusals');
});

describe('refusals', () => {
  it('should give what is whole, and count what isn’t by its edge', () => {
    const { readOrRefuse, refusalCounts } = refusals;
    const Command = z.object({ type: z.literal('stop') });
    expect(readOrRefuse('panel-command', Command, { type: 'stop', more: 1 })).toEqual({ type: 'stop' });
    expect(readOrRefuse('panel-command', Command, { type: 'go' })).toBeUndefined();
    expect(readOrRefuse('capture-frame', Command, null)).toBeUndefined();
    expect(refusalCounts()).toMatchObject({ 'panel-command': 1, 'capture-frame': 1, request: 0 });
  });

  it('should say the counts in a line, and nothing while there is nothing', () => {
    const { countRefused, refusalLine } = refusals;
    countRefused('request', 0);
    expect(refusalLine()).toBeUndefined();
    countRefused('stored-journal', 3);
    countRefused('request');
    countRefused('request');
    expect(refusalLine()).toBe('request 2, stored-journal 3');
  });

  it('should hold nothing of what was refused', () => {
    const { readOrRefuse, refusalCounts, refusalLine } = refusals;
    readOrRefuse('request', z.string(), { key: 'secret-of-somebody' });
    expect(JSON.stringify([refusalCounts(), refusalLine()])).not.toContain('secret');
  });
});
