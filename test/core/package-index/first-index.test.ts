// uv's rule: the first index that has the project answers alone, and a fault of an earlier one is never passed over.

import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { firstIndex } from '../../../packages/core/src/package-index/first-index.ts';
import {
  IndexError,
  type PackageIndex,
  type ReleaseAnswer,
} from '../../../packages/core/src/package-index/package-index.ts';

const demo = normalizeName('demo');
const found: ReleaseAnswer = { found: true, files: [] };
const noProject: ReleaseAnswer = { found: false, missing: 'project' };
const noVersion: ReleaseAnswer = { found: false, missing: 'version' };
const fault = new IndexError({ kind: 'status', status: 503 });

/** Notes in `asked` that it was asked. */
function index(name: string, answer: ReleaseAnswer | Error, asked: string[]): PackageIndex {
  return {
    name,
    metadata: () => Promise.resolve(undefined),
    release() {
      asked.push(name);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    project: () => Promise.resolve(answer === noProject ? undefined : new Map()),
  };
}

describe('firstIndex', () => {
  it.each<[string, readonly (ReleaseAnswer | Error)[], ReleaseAnswer | Error, number]>([
    ['the first has it', [found, fault], found, 1],
    ['the first knows the name, without the version: the second is not asked', [noVersion, found], noVersion, 1],
    ['the first does not know the name', [noProject, found], found, 2],
    ['nobody knows the name', [noProject, noProject], noProject, 2],
    ['the first fails: nothing falls through', [fault, found], fault, 1],
  ])('%s', async (_, answers, expected, count) => {
    const asked: string[] = [];
    const first = firstIndex(answers.map((answer, at) => index(`i${at}`, answer, asked)));
    if (expected instanceof Error) await expect(first.release(demo, '1.0')).rejects.toBe(expected);
    else expect(await first.release(demo, '1.0')).toEqual(expected);
    expect(asked).toHaveLength(count);
  });

  it('finds a whole project by the same rule', async () => {
    const asked: string[] = [];
    expect(await firstIndex([index('a', noProject, asked), index('b', found, asked)]).project(demo)).toEqual(new Map());
    expect(await firstIndex([index('a', noProject, asked)]).project(demo)).toBeUndefined();
  });
});
