// The folder of a cache looked after: what `cache verify` and `cache clean` take away, and what they leave.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileCache } from '../../../packages/core/src/node/file-cache.ts';
import { cleanCache, verifyCache } from '../../../packages/core/src/node/tend-cache.ts';

let scratch: string;
let count = 0;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-tend-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

const texts = { 'sdist/a': 'reading', 'sdist/b': 'other', 'releases/1/https://index.example/simple/demo@1.0': '{}' };

async function write(folder: string, given: Readonly<Record<string, string>>, limit?: number): Promise<void> {
  const warnings: string[] = [];
  const cache = fileCache(folder, (why) => warnings.push(why), limit);
  for (const [key, text] of Object.entries(given)) await cache.write(key, text);
  await cache.close();
  expect(warnings).toEqual([]);
}

/** A cache of two shelves. */
async function filled(): Promise<string> {
  const folder = join(scratch, `${(count += 1)}`, 'cache');
  await write(folder, texts);
  return folder;
}

const read = (folder: string, key: string): Promise<string | undefined> => fileCache(folder, () => undefined).read(key);
const pathIn = (folder: string, kind: string): string =>
  join(folder, readdirSync(folder).find((name) => name.startsWith(kind)) ?? 'none');
const none = { files: 0, entries: 0, bytes: 0 };

describe('verify', () => {
  it('counts what is whole, and changes nothing', async () => {
    const folder = await filled();
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const bytes = before.reduce((sum, text) => sum + text.length, 0);
    expect(await verifyCache(folder)).toEqual({ files: 2, entries: 3, bytes, removed: none, foreign: 0 });
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
  });

  it('takes away a damaged entry, and what a killed run left', async () => {
    const folder = await filled();
    const path = pathIn(folder, 'sdist-');
    const draft = `${path}.999999999.${'a'.repeat(12)}.tmp`;
    const living = `${path}.${process.pid}.${'b'.repeat(12)}.tmp`;
    writeFileSync(path, readFileSync(path, 'utf8').replace('reading', 'readinG'));
    for (const each of [draft, living]) writeFileSync(each, 'half');
    expect(await verifyCache(folder)).toMatchObject({ files: 2, entries: 2, removed: { files: 1, entries: 1 } });
    expect([existsSync(draft), existsSync(living)]).toEqual([false, true]);
    expect(await Promise.all([read(folder, 'sdist/a'), read(folder, 'sdist/b')])).toEqual([undefined, 'other']);
    expect(await verifyCache(folder)).toMatchObject({ files: 2, entries: 2, removed: none });
  });

  it('takes away a file that stands in the place of another, and an empty one', async () => {
    const folder = await filled();
    writeFileSync(pathIn(folder, 'sdist-'), readFileSync(pathIn(folder, 'releases-')));
    writeFileSync(join(folder, `metadata-${'0'.repeat(32)}`), '');
    expect(await verifyCache(folder)).toMatchObject({ files: 1, entries: 1, removed: { files: 2, entries: 2 } });
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('clean', () => {
  it('takes away what is the cache, and nothing else', async () => {
    const folder = await filled();
    const outside = join(folder, '..', 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), 'kept');
    const name = (digit: string): string => join(folder, `projects-${digit.repeat(32)}`);
    writeFileSync(name('0'), 'notes that happen to have such a name');
    writeFileSync(name('1'), 'wheelcheck cache 1\nfrom an earlier version');
    symlinkSync(join(outside, 'precious'), name('2'));
    symlinkSync(outside, name('3'));
    mkdirSync(name('4'));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await cleanCache(folder)).toMatchObject({ files: 0, entries: 0, removed: { files: 3 }, foreign: 1 });
    expect(readdirSync(folder)).toEqual([
      'notes.txt',
      ...['0', '2', '3', '4'].map((digit) => `projects-${digit.repeat(32)}`),
    ]);
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('kept');
  });

  it('a folder that is not there, a link to one, a file', async () => {
    const folder = join(scratch, `${(count += 1)}`);
    expect(await cleanCache(folder)).toEqual({ ...none, removed: none, foreign: 0 });
    const real = await filled();
    symlinkSync(real, folder);
    expect([await cleanCache(folder), readdirSync(real).length]).toEqual([{ why: 'it is a symbolic link' }, 2]);
    expect(await cleanCache(pathIn(real, 'sdist-'))).toEqual({ why: 'it is no folder' });
  });

  it('C10: while a run uses it', async () => {
    const folder = await filled();
    const warnings: string[] = [];
    const cache = fileCache(folder, (why) => warnings.push(why));
    expect(await cache.read('sdist/a')).toBe('reading');
    await cleanCache(folder);
    expect(await cache.read('sdist/b')).toBe('other');
    await cache.write('sdist/c', 'new');
    await Promise.all([cache.close(), cleanCache(folder), cleanCache(folder)]);
    expect(warnings).toEqual([]);
    expect(await read(folder, 'sdist/a')).toBeUndefined();
    expect(await verifyCache(folder)).toMatchObject({ removed: none });
  });
});

describe('the size of the whole', () => {
  const daysAgo = (path: string, days: number): void => {
    const at = new Date(Date.now() - days * 86_400_000);
    utimesSync(path, at, at);
  };

  it('what was used longest ago makes room', async () => {
    const folder = join(scratch, `${(count += 1)}`);
    const long = 'x'.repeat(1000);
    await write(folder, { 'a/1': long, 'b/1': long, 'c/1': long });
    for (const [kind, days] of [
      ['a-', 3],
      ['b-', 5],
      ['c-', 4],
    ] as const)
      daysAgo(pathIn(folder, kind), days);
    // Reading is use as well.
    expect(await read(folder, 'b/1')).toBe(long);
    await write(folder, { 'd/1': long }, 3500);
    expect(readdirSync(folder).map((name) => name.slice(0, 1))).toEqual(['a', 'b', 'd']);
    await write(folder, { 'd/1': `${long}y` }, 10);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('sixteen runs at once: no more than the limit is left, nothing is damaged', async () => {
    const folder = join(scratch, `${(count += 1)}`);
    const runs = Array.from({ length: 16 }, (_, run) =>
      write(folder, { [`${String.fromCodePoint(97 + run)}/1`]: 'x'.repeat(1000), 'shared/1': 'y' }, 5000),
    );
    await Promise.all(runs);
    await write(folder, { 'last/1': 'z' }, 5000);
    const found = await verifyCache(folder);
    expect(found).toMatchObject({ removed: none, foreign: 0 });
    expect('bytes' in found && found.bytes).toBeLessThanOrEqual(5000);
  });
});
