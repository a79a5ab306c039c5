// The files of a kept page: a version is read when somebody asks for it, once, and whoever stops early leaves the rest unread.

import { describe, expect, it } from 'vitest';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { readLater } from '../../../packages/core/src/package-index/project-versions.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

const versions = ['1.0', '1.1', '2.0'];

function opened() {
  const read: string[] = [];
  const filesOf = (version: string): readonly DistributionFile[] => {
    const raw = `demo-${version}.tar.gz`;
    return [{ filename: parseFilename(raw, normalizeName('demo')), raw, url: '', yanked: false, hashes: {} }];
  };
  const page = readLater(new Map(versions.map((version) => [version, { version, kinds: [] }])), ({ version }) => {
    read.push(version);
    return filesOf(version);
  });
  return { page, read };
}

describe('readLater', () => {
  it.each<[what: string, use: (page: ReturnType<typeof readLater>) => unknown, told: unknown, read: readonly string[]]>(
    [
      ['its keys', (page) => [...page.keys()], versions, []],
      ['one version', (page) => page.get('1.1')?.[0]?.raw, 'demo-1.1.tar.gz', ['1.1']],
      ['one that is not there', (page) => page.get('3.0'), undefined, []],
      ['the first', (page) => page.entries().next().value?.[0], '1.0', ['1.0']],
      ['the files of the first', (page) => page.values().next().value?.[0]?.raw, 'demo-1.0.tar.gz', ['1.0']],
      ['all of them', (page) => [...page].map(([version]) => version), versions, versions],
      ['all of them twice', (page) => [...page.values(), ...page.values()].length, 6, versions],
    ],
  )('reads for %s', (_, use, told, expected) => {
    const { page, read } = opened();
    expect(use(page)).toEqual(told);
    expect(read).toEqual(expected);
  });

  it('goes through its versions as a Map does', () => {
    const { page } = opened();
    const seen: string[] = [];
    page.forEach((files, version, all) => seen.push(`${version} ${files[0]?.raw} ${all === page}`));
    expect(seen).toEqual(versions.map((version) => `${version} demo-${version}.tar.gz true`));
  });
});
