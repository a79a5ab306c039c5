import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What mocks modules, changes the folder or the environment of its process, or looks at what is loaded. */
const alone = [
  'test/cli/repository-place.test.ts',
  'test/core/node/file-cache.test.ts',
  'test/core/node/http.test.ts',
  'test/core/node/sdist/hostile-archives.test.ts',
];

/** A short file that takes a minute, for which one core alone would work at the end. */
const longest = 'test/faults/matrix.test.ts';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's sequencer, no array's
    const sorted = await super.sort(files);
    const isFirst = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(longest);
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
