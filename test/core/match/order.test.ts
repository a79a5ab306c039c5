// In which order the files of a release come: what is weighed before what, a row each, and what was refused, nearest first.

import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { InstallerName } from '../../../packages/core/src/manifest/installer-traits.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { match, type Match } from '../../../packages/core/src/match/match.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

type Listed = readonly (string | readonly [raw: string, more: Partial<DistributionFile>])[];

async function matched(
  listed: Listed,
  installer: InstallerName,
  allowedHashes?: readonly string[],
  pip?: string,
): Promise<Match> {
  const name = normalizeName('x');
  const files = listed.map((one): DistributionFile => {
    const [raw, more] = typeof one === 'string' ? [one, {}] : one;
    return { filename: parseFilename(raw, name), raw, url: '', yanked: false, hashes: {}, ...more };
  });
  const target = await resolveTarget({
    python: '3.12',
    libc: 'glibc-2.36',
    platform: 'linux/amd64',
    ...(pip ? { pip } : {}),
  });
  const rules = { binaries: { noBinary: [], onlyBinary: [] }, ...(allowedHashes ? { allowedHashes } : {}) };
  return match(name, files, makeMatcher(target, installer), rules);
}

const sha = (sha256: string): Partial<DistributionFile> => ({ hashes: { sha256 } });
const yanked: Partial<DistributionFile> = { yanked: 'broken' };

describe('what is taken, and what would be after it', () => {
  const native = 'x-1-cp312-cp312-manylinux_2_17_x86_64.whl';
  const pure = 'x-1-py3-none-any.whl';
  it.each<readonly [what: string, installer: InstallerName, listed: Listed, order: readonly string[]]>([
    ['wheels before sdists', 'pip', ['x-1.tar.gz', pure], [pure, 'x-1.tar.gz']],
    ['the better tag', 'pip', [pure, native], [native, pure]],
    ['yanked files last', 'pip', [[native, yanked], pure, [pure, yanked]], [pure, native, pure]],
    [
      'a yanked one before what is only local',
      'pip',
      [['x-1+l-py3-none-any.whl', yanked], pure],
      [pure, 'x-1+l-py3-none-any.whl'],
    ],
    ['a local version', 'pip', [native, 'x-1+l-py3-none-any.whl'], ['x-1+l-py3-none-any.whl', native]],
    [
      'the tag before the build tag, for pip',
      'pip',
      ['x-1-9-py3-none-any.whl', native],
      [native, 'x-1-9-py3-none-any.whl'],
    ],
    [
      'the build tag before the tag, for Poetry',
      'poetry',
      ['x-1-9-py3-none-any.whl', native],
      ['x-1-9-py3-none-any.whl', native],
    ],
    [
      'build tags by number, then by the rest, none last',
      'pip',
      [
        'x-1-py3-none-any.whl',
        'x-1-2a-py3-none-any.whl',
        'x-1-10-py3-none-any.whl',
        'x-1-2b-py3-none-any.whl',
        'x-1-0-py3-none-any.whl',
        'x-1-2-py3-none-any.whl',
      ],
      [
        'x-1-10-py3-none-any.whl',
        'x-1-2b-py3-none-any.whl',
        'x-1-2a-py3-none-any.whl',
        'x-1-2-py3-none-any.whl',
        'x-1-0-py3-none-any.whl',
        'x-1-py3-none-any.whl',
      ],
    ],
    [
      'of equal sdists the last, for pip',
      'pip',
      ['x-1.zip', 'x-1.tar.gz', 'x-1.tar.bz2'],
      ['x-1.tar.bz2', 'x-1.tar.gz', 'x-1.zip'],
    ],
    ['the .tar.gz, for uv', 'uv', ['x-1.zip', 'x-1.tar.gz'], ['x-1.tar.gz', 'x-1.zip']],
    ['in whichever order', 'uv', ['x-1.tar.gz', 'x-1.zip'], ['x-1.tar.gz', 'x-1.zip']],
    [
      'of equal wheels the first by name, for uv',
      'uv',
      ['x-1-py2.py3-none-any.whl', pure],
      ['x-1-py2.py3-none-any.whl', pure],
    ],
    [
      'in whichever order they are listed',
      'uv',
      [pure, 'x-1-py2.py3-none-any.whl'],
      ['x-1-py2.py3-none-any.whl', pure],
    ],
    [
      'of equal wheels the last, for pip',
      'pip',
      ['x-1-py2.py3-none-any.whl', pure],
      [pure, 'x-1-py2.py3-none-any.whl'],
    ],
  ])('%s', async (_, installer, listed, order) => {
    const { taken, alternatives } = await matched(listed, installer);
    expect([taken, ...alternatives].map((each) => each?.file.raw)).toEqual(order);
  });

  it('a file with a locked hash before a better one without any digest', async () => {
    const listed: Listed = [native, [pure, sha('aa')], ['x-1.tar.gz', sha('bb')]];
    const { taken, alternatives, refused } = await matched(listed, 'pip', ['sha256:aa']);
    expect([taken, ...alternatives].map((each) => each?.file.raw)).toEqual([pure, native]);
    expect(refused).toMatchObject([{ file: { raw: 'x-1.tar.gz' }, reason: 'hash' }]);
  });

  it('of two with a locked hash the better one, in whichever order', async () => {
    const two: Listed = [
      [pure, sha('aa')],
      [native, sha('bb')],
    ];
    for (const listed of [two, two.toReversed()])
      expect((await matched(listed, 'pip', ['sha256:aa', 'sha256:bb'])).taken?.file.raw).toBe(native);
  });

  it.each<readonly [what: string, hashes: DistributionFile['hashes'], allowed: readonly string[], taken: boolean]>([
    ['one of two digests is enough', { sha256: 'aa', sha512: 'qq' }, ['sha256:aa', 'sha512:zz'], true],
    ['in whichever order', { sha512: 'qq', sha256: 'aa' }, ['sha256:aa', 'sha512:zz'], true],
    ['none of two', { sha256: 'bb', sha512: 'qq' }, ['sha256:aa', 'sha512:zz'], false],
    ['a digest of another algorithm tells nothing', { md5: 'aa' }, ['sha256:aa'], true],
    ['a word without an algorithm allows nothing', { sha256: 'aa' }, ['aa', 'sha256:bb'], false],
  ])('%s', async (_, hashes, allowed, taken) => {
    const { taken: found, refused } = await matched([[pure, { hashes }]], 'pip', allowed);
    expect([found?.file.raw, ...refused.map(({ reason }) => reason)]).toEqual(taken ? [pure] : [undefined, 'hash']);
  });

  it('the version that only an old pip reads', async () => {
    const listed: Listed = ['x-2013d.zip', 'x-1.0.zip'];
    const takenBy = async (pip: string): Promise<readonly (string | undefined)[]> => {
      const { taken, alternatives } = await matched(listed, 'pip', undefined, pip);
      return [taken, ...alternatives].map((each) => each?.file.raw);
    };
    expect([new Set(await takenBy('24.0')), await takenBy('26.3')]).toEqual([
      new Set(['x-1.0.zip', 'x-2013d.zip']),
      ['x-1.0.zip'],
    ]);
  });

  it('no hash is gone where nothing is listed, or nothing is demanded', async () => {
    expect((await matched([], 'pip', ['sha256:aa'])).hashGone).toBe(false);
    expect((await matched([pure], 'pip')).hashGone).toBe(false);
  });
});

describe('what is refused, nearest first', () => {
  it('by the reason, then for the same kind of machine, then by name', async () => {
    const other = 'x-1-cp311-cp311-win_amd64.whl';
    const sameKind = 'x-1-cp311-cp311-manylinux_2_17_x86_64.whl';
    const libc = 'x-1-cp312-cp312-musllinux_1_2_x86_64.whl';
    const newer = 'x-1-cp312-cp312-manylinux_2_39_x86_64.whl';
    const arch = 'x-1-cp312-cp312-manylinux_2_17_aarch64.whl';
    const python: readonly [string, Partial<DistributionFile>] = ['x-1-py3-none-any.whl', { requiresPython: '<3' }];
    const second = 'x-1-cp310-cp310-win_amd64.whl';
    const listed: Listed = [python, other, arch, sameKind, newer, second, libc];
    const order = [newer, libc, arch, sameKind, second, other, python[0]];
    for (const all of [listed, listed.toReversed()])
      expect((await matched(all, 'pip')).refused.map(({ file }) => file.raw)).toEqual(order);
  });
});
