import { defineConfig } from 'vitest/config';

/**
 * Three projects: `tidy` reads the code itself, `unit` mirrors the source, `journeys` drives a real browser and the
 * demo. Files of all three share the workers, one for each core, so that a browser that waits holds nobody up.
 */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      { test: { name: 'tidy', isolate: false, include: ['test/tidy/**/*.test.ts'] } },
      {
        test: {
          name: 'unit',
          // A worker loads the server once and keeps it for all its files. No module of the code holds anything that a
          // test could leave behind: data folders, clocks and keys are passed in.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/demo/**', 'test/tidy/**', 'node_modules/**'],
          testTimeout: 30_000,
          // Some start a server, as tests do.
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'journeys',
          isolate: false,
          include: ['test/journeys/**/*.test.ts', 'test/demo/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
