// The page of a project there and back: a version is read when it is asked for, and what kinds of files it has is known before.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  formatKeptPage,
  type KeptPage,
  type OpenKeptPage,
  parseKeptPage,
  renewed,
  toKeptPage,
} from '../../../packages/core/src/package-index/kept-page.ts';
import type { Listing } from '../../../packages/core/src/package-index/listing.ts';
import type {
  DistributionFile,
  FileKind,
  ProjectVersions,
} from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName, type PackageName } from '../../../packages/core/src/packaging/name.ts';
import { recordedIndex, recordings } from '../../support/recorded-index.ts';

const source = { kind: 'page', freshness: { lifetime: 1000, validators: { etag: '"1"' } } } as const;
const terms = { at: 5, lifetime: 1000, document: { kind: 'page', validators: { etag: '"1"' } } };

const machine = { now: () => 5 };

async function backAgain(page: KeptPage | undefined, project: PackageName, host = machine): Promise<OpenKeptPage> {
  const line = page === undefined ? '' : formatKeptPage(page);
  expect(line).not.toMatch(/[\n\r]/);
  return (await parseKeptPage(line, project, host)) ?? expect.fail(`${project} is not kept`);
}

const pageOf = (versions: ProjectVersions): Listing => ({
  files: [...versions.values()].flat().map((file) => ({ file })),
  unreadable: 0,
});

/** What it is for; the version in the name of a kind is another one. */
const purpose = ({ filename, requiresPython, yanked }: FileKind): unknown => ({
  ...filename,
  version: undefined,
  requiresPython,
  isYanked: yanked !== false,
});

it('every version of every recording', async () => {
  const index = recordedIndex();
  const [all, lists] = [new Set<string>(), new Set<unknown>()];
  for (const name of readdirSync(recordings).map((file) => normalizeName(file.replace('.json', '')))) {
    const versions = (await index.project(name)) ?? expect.fail(name);
    const { versions: again, text: _, ...own } = await backAgain(toKeptPage(pageOf(versions), [source], machine), name);
    expect(own).toEqual(terms);
    expect([...again.keys()]).toEqual([...versions.keys()]);
    for (const version of versions.keys()) {
      const kinds = again.kinds?.(version) ?? [];
      expect(JSON.stringify(kinds.map(purpose)), `${name} ${version}`).toBe(
        JSON.stringify(versions.get(version)?.map(purpose)),
      );
      lists.add(kinds);
      all.add(`${name} ${version}`);
    }
    expect(JSON.stringify([...again]), name).toBe(JSON.stringify([...versions]));
  }
  // Those that are alike are one list.
  expect(all.size).toBeGreaterThan(2 * lists.size);
});

it('a name that was read here is not read again in the document of its release', async () => {
  const name = normalizeName('numpy');
  const versions = (await recordedIndex().project(name)) ?? expect.fail(name);
  const { versions: again } = await backAgain(toKeptPage(pageOf(versions), [source], machine), name);
  const [version] = [...versions.keys()];
  const files = again.get(version ?? '') ?? [];
  expect(files.length).toBeGreaterThan(0);
  for (const { raw, filename } of files) expect(parseFilename(raw, name)).toBe(filename);
});

const demo = normalizeName('demo-x');
const file = (raw: string, more: Partial<DistributionFile> = {}): DistributionFile => ({
  filename: { kind: 'sdist', name: demo, version: '1.0', extension: '.tar.gz' },
  raw,
  url: `https://files.example/${raw}`,
  yanked: false,
  hashes: { sha256: '00' },
  ...more,
});

it('tabs, quotes and all that may stand in a reason', async () => {
  const yanked = 'a\tb\n"c" \\ é ’';
  const versions = new Map([['1.0', [file('demo-x-1.0.tar.gz', { yanked, requiresPython: '>=3,\t<4' })]]]);
  const { versions: again } = await backAgain(toKeptPage(pageOf(versions), [source], machine), demo);
  expect([...again]).toEqual([...versions]);
});

it('is kept for longer without being read', async () => {
  const page = await backAgain(
    toKeptPage(pageOf(new Map([['1.0', [file('demo-x-1.0.tar.gz')]]])), [source], machine),
    demo,
  );
  const again = await backAgain(renewed(page, [source], 7), demo);
  expect(again).toMatchObject({ ...terms, at: 7 });
  expect(again.text).toBe(page.text);
});

it.each([
  ['https://files.example/demo-x-1.0.tar.gz?signature=1'],
  [''],
  ['https://a:b@files.example/demo-x-1.0.tar.gz'],
])('with the address %j it is not kept', (url) => {
  const versions = new Map([['1.0', [file('demo-x-1.0.tar.gz', { url })]]]);
  expect(toKeptPage(pageOf(versions), [source], machine)).toBeUndefined();
});

describe('what is no kept page', () => {
  it.each([
    [''],
    ['{"at":1,"lifetime":1}'],
    ['{"at":1}\t\t[]\t[]\t'],
    ['{"at":1,"lifetime":1}\t'],
    ['{"at":1,"lifetime":1}\t\t'],
    ['{"at":1,"lifetime":1}\t\t{}'],
    ['{"at":1,"lifetime":1}\t\t[]'],
    ['{"at":1,"lifetime":1}\t\t[]\t{}\t'],
    ['{"at":1,"lifetime":1}\t\t[]\t[]\t\t1.0\t0\t[]'],
    ['{"at":1,"lifetime":1}\t\t[[".tar.gz",""]]\t["0"]\t\t1.0\t1\t[]'],
    ['{"at":1,"lifetime":1}\t\t[[".tar.gz",""]]\t["0"]\t\t1.0\t0'],
    ['{"at":1,"lifetime":1}\t\t[]\t["0"]\t\t1.0\t0\t[]'],
    // Compressed, and the machine cannot undo it, or it is something else.
    ['{"at":1,"lifetime":1}\tH4sIAAAA\t[]\t[]\t'],
    ['{"at":1,"lifetime":1}\tbroken\t[]\t[]\t'],
  ])('%j', async (text) => {
    expect(await parseKeptPage(text, demo, machine)).toBeUndefined();
    const inflate = (): Promise<never> => Promise.reject(new Error('incorrect header check'));
    expect(await parseKeptPage(text, demo, { ...machine, inflate })).toBeUndefined();
  });

  it('a file that cannot be read is a fault of its version, and never its absence', async () => {
    const kept = '{"at":1,"lifetime":1}\tpage\t[[".tar.gz",""]]\t["0"]\t\t';
    const inflate = (): Promise<Uint8Array> => Promise.resolve(new TextEncoder().encode('{"files":[{}]}'));
    for (const files of ['[[]]', '[', '[]', '10,12', '9,13', '', '0,0', 'x', '10'] as const) {
      const page = await parseKeptPage(`${kept}1.0\t0\t${files}`, demo, { ...machine, inflate });
      expect(() => page?.versions.get('1.0'), files).toThrow('what was kept of it cannot be read');
    }
  });
});
