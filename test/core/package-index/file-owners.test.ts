// Which of several indexes is asked what a file requires.

import { describe, expect, it } from 'vitest';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { fileOwners } from '../../../packages/core/src/package-index/file-owners.ts';
import { firstIndex } from '../../../packages/core/src/package-index/first-index.ts';
import type { DistributionFile, PackageIndex } from '../../../packages/core/src/package-index/package-index.ts';
import { poolIndexes } from '../../../packages/core/src/package-index/pool.ts';

const demo = normalizeName('demo');

function file(host: string): DistributionFile {
  const raw = 'demo-1.0-py3-none-any.whl';
  return { filename: parseFilename(raw, demo), raw, url: `https://${host}.example/${raw}`, yanked: false, hashes: {} };
}

/** Has the files; tells of every file its own name, or nothing where it is `mute`. Notes in `asked` that it was asked. */
function index(name: string, files: readonly DistributionFile[], asked: string[] = []): PackageIndex {
  return {
    name,
    release: () =>
      Promise.resolve(files.length > 0 ? { found: true, files } : { found: false, missing: 'project' as const }),
    project: () => Promise.resolve(files.length > 0 ? new Map([['1.0', files]]) : undefined),
    metadata() {
      asked.push(name);
      const told = { name: demo, version: '1.0', requires: [`told by ${name}`] };
      return Promise.resolve(name.startsWith('mute') ? undefined : told);
    },
  };
}

const [wheel, other] = [file('one'), file('two')];

describe('fileOwners', () => {
  it('asks all in order, up to the first that knows, about a file that none has listed', async () => {
    const asked: string[] = [];
    const owners = fileOwners([index('mute', [], asked), index('a', [], asked), index('b', [], asked)]);
    expect((await owners.metadata(wheel))?.requires).toEqual(['told by a']);
    expect(asked).toEqual(['mute', 'a']);
  });

  it('asks those alone that listed it, whatever object stands for it', async () => {
    const asked: string[] = [];
    const [a, b, mute] = [index('a', [], asked), index('b', [], asked), index('mute', [], asked)];
    const owners = fileOwners([a, b, mute]);
    owners.note(mute, [wheel]);
    owners.note(mute, [wheel, other]);
    expect((await owners.metadata({ ...wheel }))?.requires).toBeUndefined();
    owners.note(b, [wheel]);
    expect((await owners.metadata(wheel))?.requires).toEqual(['told by b']);
    expect(asked).toEqual(['mute', 'mute', 'b']);
  });
});

describe.each([
  ['poolIndexes', poolIndexes],
  ['firstIndex', firstIndex],
])('%s', (_, join) => {
  it.each(['release', 'project'] as const)('remembers from %s who listed a file', async (method) => {
    const joined = join([index('a', []), index('b', [wheel])]);
    expect((await joined.metadata(wheel))?.requires).toEqual(['told by a']);
    await (method === 'release' ? joined.release(demo, '1.0') : joined.project(demo));
    expect((await joined.metadata(wheel))?.requires).toEqual(['told by b']);
    expect((await joined.metadata(other))?.requires).toEqual(['told by a']);
  });
});
