import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { toDistributionFile } from '../../../packages/core/src/package-index/distribution-file.ts';
import {
  type DistributionFile,
  IndexError,
  type PackageIndex,
  type ReleaseAnswer,
} from '../../../packages/core/src/package-index/package-index.ts';
import { poolIndexes } from '../../../packages/core/src/package-index/pool.ts';

const demo = normalizeName('demo');

function file(raw: string): DistributionFile {
  const read = toDistributionFile({ raw, url: new URL(raw, 'https://files.example/'), yanked: false }, demo);
  if (read === undefined) throw new Error(raw);
  return read;
}

function index(name: string, answer: ReleaseAnswer | Error): PackageIndex {
  return {
    name,
    metadata: () => Promise.resolve(undefined),
    release: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    project() {
      if (answer instanceof Error) return Promise.reject(answer);
      if (!answer.found) return Promise.resolve(answer.missing === 'project' ? undefined : new Map());
      return Promise.resolve(new Map([['1.0', answer.files]]));
    },
  };
}

const [wheel, sdist] = [file('demo-1.0-py3-none-any.whl'), file('demo-1.0.tar.gz')];
const noProject: ReleaseAnswer = { found: false, missing: 'project' };
const noVersion: ReleaseAnswer = { found: false, missing: 'version' };
const withWheel: ReleaseAnswer = { found: true, files: [wheel], remarks: [{ kind: 'unreadable-entries', count: 1 }] };
const withSdist: ReleaseAnswer = { found: true, files: [sdist], requires: ['six'] };
const fault = new IndexError({ kind: 'status', status: 503 });

const all = (answers: readonly (ReleaseAnswer | Error)[]): ReturnType<PackageIndex['project']> =>
  poolIndexes(answers.map((answer, at) => index(`i${at}`, answer))).project(demo);

describe('poolIndexes', () => {
  it.each<[string, readonly (ReleaseAnswer | Error)[], ReleaseAnswer | Error]>([
    [
      'files of all',
      [withWheel, withSdist],
      { ...withWheel, files: [wheel, sdist], requires: ['six'], indexes: ['i0', 'i1'] },
    ],
    ['one has it, another knows the name', [noProject, withSdist, noVersion], { ...withSdist, indexes: ['i1', 'i2'] }],
    ['none has it', [noProject, noProject], noProject],
    ['one knows the project', [noProject, noVersion], noVersion],
    ['a fault is a fault, whatever the others say', [withWheel, fault], fault],
    ['a fault is no absence', [noProject, fault], fault],
    ['the first fault in order', [fault, new IndexError({ kind: 'dns', how: 'name' })], fault],
  ])('%s', async (_, answers, expected) => {
    const pool = poolIndexes(answers.map((answer, at) => index(`i${at}`, answer)));
    if (expected instanceof IndexError)
      await expect(pool.release(demo, '1.0')).rejects.toMatchObject({ fault: expected.fault, pooled: true });
    else expect(await pool.release(demo, '1.0')).toEqual(expected);
  });

  it('pools whole projects, too', async () => {
    expect(await all([withWheel, noProject, withSdist])).toEqual(new Map([['1.0', [wheel, sdist]]]));
    expect(await all([noProject, noVersion])).toEqual(new Map());
    expect(await all([noProject, noProject])).toBeUndefined();
    await expect(all([withWheel, fault])).rejects.toMatchObject({ fault: fault.fault, pooled: true });
  });

  it('is one index where there is one, and names all where there are more', () => {
    const one = index('https://a.example/simple', withWheel);
    expect(poolIndexes([one])).toBe(one);
    expect(poolIndexes([one, index('https://b.example/simple', withWheel)]).name).toBe(
      'https://a.example/simple, https://b.example/simple',
    );
  });
});
