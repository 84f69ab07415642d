/** Testing Library waits long enough for a machine that does something else besides, by vitest's `setupFiles`; its own limit is 1 s. */
import { configure } from '@testing-library/preact';

configure({ asyncUtilTimeout: 10_000 });
