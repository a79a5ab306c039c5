// A search for a way out reads the files of versions that may fit: of the others it looks at the kinds of their files alone.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { readLater } from '../../../packages/core/src/package-index/project-versions.ts';
import { smallIndex } from '../../support/small-index.ts';

const glibc = { files: ['tar.gz', 'cp312-cp312-manylinux_2_17_x86_64'] };
const musl = { files: ['tar.gz', 'cp312-cp312-musllinux_1_2_x86_64'] };

it.each([
  ['the one that fits', { '2.0': glibc, '2.1': glibc, '2.2': musl, '2.3': glibc }, ['2.2']],
  ['none, where none fits', { '2.0': glibc, '2.1': glibc }, []],
])('%s', async (_, spam, expected) => {
  const index = smallIndex({ spam });
  const read: string[] = [];
  const report = await check({
    files: [{ path: 'requirements.txt', text: 'spam==2.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-alpine', platform: 'linux/amd64' }],
    index: {
      ...index,
      async project(...asked) {
        const versions = [...((await index.project(...asked)) ?? [])];
        return readLater(
          new Map(versions.map(([version, files]) => [version, { version, kinds: files }])),
          ({ version, kinds }) => {
            read.push(version);
            return kinds;
          },
        );
      },
    },
  });
  expect(report.packages[0]?.results[0]?.verdict).toBe('build');
  expect(read).toEqual(expected);
});
