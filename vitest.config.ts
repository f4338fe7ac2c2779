import { defineConfig } from 'vitest/config'

/** Tests of modules that keep something between calls, or that stand in for the browser: each file has its own modules. */
const withState = ['tests/{io,state,opening,workers}/**/*.test.{ts,tsx}']

/** Kept apart from the build's own configuration: tests need neither its plugins nor its page. */
export default defineConfig({
  test: {
    // One for each of two cores, the smallest machine that the tests run on; a browser waits more than it works, so two get along. No test measures time.
    maxWorkers: 2,
    globalSetup: ['tests/setup/folder-of-run.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...withState, 'tests/{screens,ui,app}/**', 'tests/journeys/**', 'tests/budgets.test.ts'],
          setupFiles: ['tests/setup/no-warnings.ts'],
          testTimeout: 240_000,
          // What they read is pure, so its modules (the catalogue, the guarded sample) are loaded once for all files and not once each.
          isolate: false,
          // Figures are drawn in a quarter less time by React as it ships; its warnings come with the components below.
          env: { NODE_ENV: 'production' },
        },
        oxc: { jsx: { development: false } },
      },
      {
        test: {
          name: 'state',
          // Modules of its own for each file, as for the components below: a thread for each is there sooner than a process.
          pool: 'threads',
          include: withState,
          setupFiles: ['tests/setup/no-warnings.ts'],
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'component',
          pool: 'threads',
          include: ['tests/{screens,ui,app}/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/setup/no-warnings.ts', 'tests/setup/references.ts', 'tests/setup/slow-machine.ts'],
          testTimeout: 240_000,
        },
      },
      { test: { name: 'budgets', include: ['tests/budgets.test.ts'] } },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.{ts,tsx}'],
          // A worker starts its browsers once for all of its files.
          isolate: false,
          // The longest take a minute on idle cores; cores that are busy with something else take several times that.
          testTimeout: 360_000,
          hookTimeout: 120_000,
          // A second, as by default, is less than a page on busy cores may take to follow.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      // With office programs, where they are installed; now and then, and no part of `npm test`.
      {
        test: { name: 'reports', include: ['tests/interop/reports.ts'], testTimeout: 1_200_000, hookTimeout: 120_000 },
      },
    ],
  },
})
