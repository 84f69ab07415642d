/**
 * What every test of a page has, by vitest's `setupFiles`: Testing Library waits long enough for a machine that does something else
 * besides (its own limit is 1 s), and what was rendered is taken away after each test, with nothing of it left to run. Preact's effects
 * and their ends would wait for a frame, and a loaded machine gives that only when the file is over and its page gone.
 */
import { cleanup, configure } from '@testing-library/preact';
import { options } from 'preact';
import { afterEach } from 'vitest';

configure({ asyncUtilTimeout: 10_000 });
options.requestAnimationFrame = (flushEffects) => queueMicrotask(flushEffects);
afterEach(cleanup);
