import preactPreset from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Properties play hundreds of calls, and a training may run beside: how long something takes is for the benchmark to say. */
const QUICK_TEST_TIMEOUT_MS = 60_000;

export default defineConfig({
  test: {
    // Both cores of CI's machine: vitest leaves one idle of its own accord.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          setupFiles: ['tests/support/english-interface.ts', 'tests/support/property-seed.ts'],
          include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts'],
          testTimeout: QUICK_TEST_TIMEOUT_MS,
        },
      },
      {
        plugins: [preactPreset()],
        test: {
          name: 'pages',
          environment: 'jsdom',
          setupFiles: [
            'tests/support/english-interface.ts',
            'tests/support/fake-resize.ts',
            'tests/support/rendered-pages.ts',
          ],
          include: ['tests/unit/**/*.test.tsx'],
          testTimeout: QUICK_TEST_TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          setupFiles: ['tests/support/english-interface.ts'],
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: QUICK_TEST_TIMEOUT_MS,
        },
      },
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
