import preactPreset from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts'],
          // Properties play hundreds of calls; how long one takes is for the benchmark to say.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [preactPreset()],
        test: { name: 'pages', environment: 'jsdom', include: ['tests/unit/**/*.test.tsx'] },
      },
      { test: { name: 'contract', environment: 'node', include: ['tests/contract/**/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // One browser at a time: the machine has two cores and each test needs real-time audio.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
