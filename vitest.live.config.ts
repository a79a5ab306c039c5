import { defineConfig } from 'vitest/config';

/** The checks that ask the real index; `npm test` needs no network. */
export default defineConfig({
  test: { include: ['test/live/**/*.test.ts'], testTimeout: 300_000 },
});
