import { defineConfig } from 'vitest/config';

/** What mocks modules, changes the folder or the environment of its process, or looks at what is loaded. */
const alone = [
  'test/cli/repository-place.test.ts',
  'test/core/node/file-cache.test.ts',
  'test/core/node/http.test.ts',
  'test/core/node/sdist/hostile-archives.test.ts',
];

export default defineConfig({
  test: {
    // Large and hostile inputs take seconds on a busy machine; a hang is still told.
    testTimeout: 60_000,
    maxWorkers: '100%',
    // The corpus makes and drops objects by the million: with V8's 16 MB for young ones, a fifth of the time is collecting them.
    execArgv: ['--max-semi-space-size=64'],
    coverage: { include: ['packages/*/src/**'] },
    projects: [
      // Modules are loaded once a worker, and stay warm: they hold nothing but what pure functions remember.
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ['test/live/**', ...alone], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
