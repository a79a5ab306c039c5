import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { compiledCore } from './test/support/compiled-core.ts';

/** What mocks modules, changes the folder or the environment of its process, or looks at what is loaded. */
const alone = [
  'test/cli/repository-place.test.ts',
  'test/core/node/file-cache.test.ts',
  'test/core/node/http.test.ts',
  'test/core/node/sdist/hostile-archives.test.ts',
];

/**
 * What comes first: a short file that takes a minute, for which one core alone would work at the end; what has a process of its
 * own, for which a warm one would be given up; and what runs commands, which is slow beside the memory that whole corpora leave.
 */
const order: readonly ((spec: TestSpecification) => boolean)[] = [
  ({ moduleId }) => moduleId.endsWith('test/faults/matrix.test.ts'),
  ({ project }) => project.name === 'alone',
  ({ moduleId }) => /\/test\/(?:cli|places)\//.test(moduleId),
  () => true,
];

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's sequencer, no array's
    const sorted = await super.sort(files);
    const placeOf = (file: TestSpecification): number => order.findIndex((holds) => holds(file));
    return order.flatMap((_, place) => sorted.filter((file) => placeOf(file) === place));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: InOrder },
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
        // While one works, the sources as they are: what was compiled may be older.
        plugins: process.env['COMPILED_CORE'] === '1' ? [compiledCore()] : [],
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ['test/live/**', ...alone], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
