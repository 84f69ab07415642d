import { describe, expect, it, vi } from 'vitest';
import { CONDENSE_AT_BYTES, JournalRoom } from '../../../src/background/journal-room';
import type { JournalStore } from '../../../src/background/journal-store';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import { FakeArea } from '../../support/fake-area';

describe('room for journals', () => {
  it('should be looked at with a worker’s first write, then about every chunk', async () => {
    const { room, area } = roomOf(0);
    await room.wrote(1);
    expect(area.getBytesInUse).toHaveBeenCalledTimes(1);
    for (let n = 1; n < EVENTS_PER_CHUNK; n += 1) await room.wrote(1);
    expect(area.getBytesInUse).toHaveBeenCalledTimes(1);
    await room.wrote(1);
    expect(area.getBytesInUse).toHaveBeenCalledTimes(2);
  });

  it('should be made before storage is full, and not while there is plenty', async () => {
    const plenty = roomOf(CONDENSE_AT_BYTES - 1);
    await plenty.room.wrote(1);
    expect(plenty.condense).not.toHaveBeenCalled();
    const scarce = roomOf(CONDENSE_AT_BYTES);
    await scarce.room.wrote(1);
    expect(scarce.condense).toHaveBeenCalledTimes(1);
  });

  it('should not be made again until much more has come in', async () => {
    const { room, area, condense } = roomOf(7_000_000);
    await room.wrote(1);
    await room.wrote(EVENTS_PER_CHUNK);
    expect(condense).toHaveBeenCalledTimes(1);
    area.getBytesInUse.mockResolvedValue(8_000_000);
    await room.wrote(EVENTS_PER_CHUNK);
    expect(condense).toHaveBeenCalledTimes(2);
  });

  it('should be looked at once at a time', async () => {
    const { room, area } = roomOf(0);
    await Promise.all([room.wrote(EVENTS_PER_CHUNK), room.wrote(EVENTS_PER_CHUNK)]);
    expect(area.getBytesInUse).toHaveBeenCalledTimes(1);
  });

  it('should trouble nobody when it can’t be looked at, and be looked at again', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { room, area, condense } = roomOf(CONDENSE_AT_BYTES);
    area.getBytesInUse.mockRejectedValueOnce(new Error('no'));
    await room.wrote(1);
    expect(warn).toHaveBeenCalledTimes(1);
    await room.wrote(EVENTS_PER_CHUNK);
    expect(condense).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('should be said to be made if any journal got smaller, though another couldn’t be read', async () => {
    const { room, condense } = roomOf(0, 2);
    condense.mockRejectedValueOnce(new Error('unreadable')).mockResolvedValueOnce(true);
    expect(await room.condense()).toBe(true);
    condense.mockRejectedValueOnce(new Error('unreadable')).mockResolvedValueOnce(false);
    expect(await room.condense()).toBe(false);
  });
});

// Helpers

function roomOf(bytesInUse: number, journals = 1) {
  const area = Object.assign(new FakeArea(), { getBytesInUse: vi.fn(async () => bytesInUse) });
  const condense = vi.fn(async () => true);
  const stores = Array.from({ length: journals }, () => ({ condense }) as unknown as JournalStore);
  return { room: new JournalRoom(area, () => stores), area, condense };
}
