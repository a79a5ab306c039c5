import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**'],
    // Large and hostile inputs take seconds on a busy machine; a hang is still told.
    testTimeout: 60_000,
    maxWorkers: '100%',
    coverage: { include: ['packages/*/src/**'] },
  },
});
