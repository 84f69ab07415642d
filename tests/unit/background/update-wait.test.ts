import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UpdateWait } from '../../../src/background/update-wait';

const reload = vi.fn();

beforeEach(() => {
  reload.mockReset();
  vi.stubGlobal('chrome', { runtime: { reload } });
});

describe('an update of the extension', () => {
  it('should be taken at once when nothing runs', () => {
    new UpdateWait(() => true).arrived();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('should wait for the end of the call', () => {
    let isIdle = false;
    const update = new UpdateWait(() => isIdle);
    update.arrived();
    update.look();
    expect(reload).not.toHaveBeenCalled();
    isIdle = true;
    update.look();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('should not be made up: without one, nothing reloads', () => {
    new UpdateWait(() => true).look();
    expect(reload).not.toHaveBeenCalled();
  });
});
