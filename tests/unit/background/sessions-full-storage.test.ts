import { beforeEach, describe, expect, it } from 'vitest';
import { START_MS } from '../../support/session';
import { GivenSessions } from './sessions-set-up';

const END = { type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 90_000 } as const;

let given: GivenSessions;

beforeEach(() => {
  given = new GivenSessions();
});

describe('sessions, when storage is full', () => {
  it('should condense a journal before any call that ended is given up', async () => {
    given.end('call_a', 7, 1);
    const actor = given.begin('call_b', 8, 2);
    await given.talk(actor, 150);
    given.area.quotaBytes = (await given.area.getBytesInUse()) + 10;
    await Promise.all([given.talk(actor, 1), given.talk(actor, 1)]);
    expect(given.sessions.get('call_a')).toBeDefined();
    expect(await given.restored('call_b')).toEqual(actor.state);
    expect(actor.isStorageFull).toBe(false);
  });

  it('should give up calls that ended when nothing is left to condense', async () => {
    const ended = given.begin('call_a', 7, 1);
    await given.talk(ended, 20);
    await ended.take(END);
    const actor = given.begin('call_b', 8, 2);
    await given.talk(actor, 3);
    given.area.quotaBytes = (await given.area.getBytesInUse()) + 10;
    await given.talk(actor, 2);
    expect(given.sessions.get('call_a')).toBeUndefined();
    expect(await given.restored('call_b')).toEqual(actor.state);
  });

  it('should not give up the very call whose end it refused, but others that ended', async () => {
    const ended = given.begin('call_a', 7, 1);
    await given.talk(ended, 20);
    await ended.take(END);
    const actor = given.begin('call_b', 8, 2);
    await given.talk(actor, 3);
    given.area.quotaBytes = await given.area.getBytesInUse();
    await actor.take(END);
    expect(given.sessions.all()).toEqual([actor]);
    expect(await given.restored('call_b')).toEqual(actor.state);
    expect(given.endStored).toHaveBeenLastCalledWith(actor);
  });

  it('should take a call for ended only once its end is stored, and keep what of it is', async () => {
    const actor = given.begin('call_b', 8, 2);
    await given.talk(actor, 3);
    const before = actor.state;
    given.area.quotaBytes = await given.area.getBytesInUse();
    await expect(actor.take(END)).rejects.toThrow('quota');
    expect(given.sessions.get('call_b')).toBe(actor);
    expect(await given.restored('call_b')).toEqual(before);
    expect(given.endStored).not.toHaveBeenCalled();
    given.area.quotaBytes = Infinity;
    await given.stored();
    expect(await given.restored('call_b')).toEqual(actor.state);
    expect(given.endStored).toHaveBeenCalledWith(actor);
  });

  it('should not give up a call whose end was refused at once with another call’s words', async () => {
    const ending = given.begin('call_a', 7, 1);
    await given.talk(ending, 3);
    const actor = given.begin('call_b', 8, 2);
    await given.talk(actor, 3);
    given.area.quotaBytes = await given.area.getBytesInUse();
    await Promise.allSettled([given.talk(actor, 1), ending.take(END)]);
    expect(given.sessions.get('call_a')).toBe(ending);
    // Nothing of it is on its way any more: the call that runs comes first.
    await given.talk(actor, 1);
    expect(given.sessions.get('call_a')).toBeUndefined();
    expect(await given.restored('call_b')).toEqual(actor.state);
  });

  it('should say so when nothing at all is left to give up, acknowledge nothing, and make good once there is room', async () => {
    const actor = given.begin('call_b', 8, 2);
    await given.talk(actor, 3);
    const before = actor.state;
    given.area.quotaBytes = await given.area.getBytesInUse();
    given.settled.mockClear();
    await expect(given.talk(actor, 1)).rejects.toThrow('quota');
    expect(actor.isStorageFull).toBe(true);
    expect(given.settled).toHaveBeenLastCalledWith(true);
    expect(await given.restored('call_b')).toEqual(before);
    given.area.quotaBytes = Infinity;
    await given.talk(actor, 1);
    expect(given.settled).toHaveBeenLastCalledWith(false);
    expect(await given.restored('call_b')).toEqual(actor.state);
  });

  it('should take a long call that comes all at once, into far less room than it needs whole', async () => {
    const whole = given.begin('call_a', 7, 1);
    await given.talk(whole, 250);
    const needed = await given.area.getBytesInUse();
    await given.sessions.forget('call_a');
    given.area.quotaBytes = needed * 0.7;
    const actor = given.begin('call_b', 8, 2);
    await Promise.all(Array.from({ length: 250 }, () => given.talk(actor, 1)));
    expect(await given.restored('call_b')).toEqual(actor.state);
    expect(actor.state.conversation.utterances).toHaveLength(250);
  });
});
