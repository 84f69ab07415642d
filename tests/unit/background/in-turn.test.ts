import { describe, expect, it } from 'vitest';
import { oneAfterAnother } from '../../../src/background/in-turn';

describe('oneAfterAnother', () => {
  it('should begin no work before what was given earlier is over', async () => {
    const inTurn = oneAfterAnother();
    const done: string[] = [];
    let finish: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const one = inTurn(async () => {
      await first;
      done.push('one');
    });
    const two = inTurn(async () => void done.push('two'));
    await Promise.resolve();
    expect(done).toEqual([]);
    finish();
    await Promise.all([one, two]);
    expect(done).toEqual(['one', 'two']);
  });

  it('should tell a failure to whom it concerns, and go on with the next', async () => {
    const inTurn = oneAfterAnother();
    const failed = inTurn(() => Promise.reject(new Error('full')));
    const next = inTurn(async () => 'done');
    await expect(failed).rejects.toThrow('full');
    await expect(next).resolves.toBe('done');
  });

  it('should hold up nothing of another queue', async () => {
    void oneAfterAnother()(() => new Promise(() => undefined));
    await expect(oneAfterAnother()(async () => 'done')).resolves.toBe('done');
  });
});
