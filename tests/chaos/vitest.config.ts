/** The part of `npm run chaos` that needs no browser: the offscreen page, the worker and the panel in one process, on a clock of its own. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'chaos', environment: 'node', include: ['tests/chaos/*.test.ts'], testTimeout: 600_000 },
});
