// On a real disk: what a fault of the folder or of its files does to a run.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileCache } from '../../../packages/core/src/node/file-cache.ts';
import { readOwnFile } from '../../../packages/core/src/node/own-folder.ts';

let scratch: string;
let count = 0;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-cache-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A place where nothing is yet. */
const place = (): string => join(scratch, `${(count += 1)}`, 'cache');

/** One run on a folder. */
function open(folder: string | undefined) {
  const warnings: string[] = [];
  return { ...fileCache(folder, (why) => warnings.push(why)), warnings };
}

const key = 'releases/1/https://index.example/simple/demo@1.0';

async function written(
  folder: string,
  texts: Readonly<Record<string, string>> = { [key]: 'text' },
): Promise<readonly string[]> {
  const cache = open(folder);
  for (const [each, text] of Object.entries(texts)) await cache.write(each, text);
  await cache.close();
  return cache.warnings;
}

async function readBack(folder: string, each = key): Promise<string | undefined> {
  return open(folder).read(each);
}

const onlyFile = (folder: string): string => join(folder, readdirSync(folder)[0] ?? 'none');
const built = join(import.meta.dirname, '../../../packages/core/dist/node/file-cache.js');

describe('from one run to the next', () => {
  it('keeps what was written, for this user alone', async () => {
    const folder = place();
    expect(await written(folder, { [key]: 'text', 'sdist/abc': 'reading', 'sdist/def': 'other' })).toEqual([]);
    expect([await readBack(folder), await readBack(folder, 'sdist/abc'), await readBack(folder, 'sdist/xyz')]).toEqual([
      'text',
      'reading',
      undefined,
    ]);
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/[0-9a-f]{32}/, 'HASH'))
        .toSorted(),
    ).toEqual(['releases-HASH', 'sdist-HASH']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(onlyFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('reads what the run itself wrote, before it is on the disk', async () => {
    const folder = place();
    const cache = open(folder);
    await cache.write(key, 'text');
    expect([await cache.read(key), existsSync(folder)]).toEqual(['text', false]);
    await cache.write(key, '');
    expect(await cache.read(key)).toBeUndefined();
  });

  it('writes a long text before it is closed, so that it need not be held', async () => {
    const folder = place();
    const cache = open(folder);
    const long = 'x'.repeat(100_000);
    await cache.write('pages/demo/page', long);
    await vi.waitFor(() => expect(existsSync(folder) && readdirSync(folder)).toHaveLength(1));
    expect(await readBack(folder, 'pages/demo/page')).toBe(long);
    expect(await cache.read('pages/demo/page')).toBe(long);
    await cache.close();
    expect([await readBack(folder, 'pages/demo/page'), cache.warnings]).toEqual([long, []]);
  });

  it('touches no disk where nothing is written', async () => {
    const folder = place();
    const cache = open(folder);
    await cache.read(key);
    await cache.close();
    expect([existsSync(folder), cache.warnings]).toEqual([false, []]);
  });

  it('puts together what two runs wrote at the same time', async () => {
    const folder = place();
    await written(folder, { 'sdist/a': '1', 'sdist/b': '2' });
    const [one, two] = [open(folder), open(folder)];
    await one.read('sdist/a');
    await two.read('sdist/a');
    await one.write('sdist/c', '3');
    await two.write('sdist/d', '4');
    await two.write('sdist/b', '');
    await one.close();
    await two.close();
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((item) => readBack(folder, `sdist/${item}`)))).toEqual([
      '1',
      undefined,
      '3',
      '4',
    ]);
  });

  it('closes twice, and keeps what came in between', async () => {
    const folder = place();
    const cache = open(folder);
    await cache.write('sdist/a', '1');
    await cache.close();
    await cache.write('sdist/b', '2');
    await cache.close();
    expect([await readBack(folder, 'sdist/a'), await readBack(folder, 'sdist/b'), await cache.read('sdist/a')]).toEqual(
      ['1', '2', '1'],
    );
  });

  const refused: readonly (readonly [what: string, key: string, text: string])[] = [
    ['a line break', 'sdist/a', 'a\nb'],
    ['more than 8 MB', 'sdist/a', 'x'.repeat(8 * 1024 * 1024 + 1)],
    ['a key without a shelf', 'a', 'text'],
    ['a key with a space', 'sdist/a b', 'text'],
    ['a key with a line break', 'sdist/a\nb', 'text'],
    ['an empty key', '', 'text'],
  ];
  it.each(refused)('does not keep %s', async (_, odd, text) => {
    const folder = place();
    await written(folder, { 'sdist/good': 'text', [odd]: text });
    expect([await readBack(folder, odd), await readBack(folder, 'sdist/good')]).toEqual([undefined, 'text']);
  });

  it('does not grow for ever', async () => {
    const folder = place();
    const megabytes = 'x'.repeat(3 * 1024 * 1024);
    for (let round = 0; round < 8; round += 1) await written(folder, { [`sdist/${round}`]: megabytes });
    expect(statSync(onlyFile(folder)).size).toBeLessThan(17 * 1024 * 1024);
    const left = await Promise.all([0, 2, 3, 7].map((round) => readBack(folder, `sdist/${round}`)));
    expect(left.map((text) => text?.length)).toEqual([undefined, undefined, megabytes.length, megabytes.length]);
  });
});

describe('a folder that cannot be used is said once, and the run goes on', () => {
  const cases: readonly (readonly [what: string, prepare: (folder: string) => void, why: RegExp])[] = [
    ['a file', (folder) => writeFileSync(folder, ''), /it is no folder$/],
    [
      'below a file',
      (folder) => (rmSync(join(folder, '..'), { recursive: true }), writeFileSync(join(folder, '..'), '')),
      /a part of its path is no folder$/,
    ],
    [
      'a link to a folder',
      (folder) => (mkdirSync(`${folder}-real`), symlinkSync(`${folder}-real`, folder)),
      /it is a symbolic link$/,
    ],
    ['a link to nothing', (folder) => symlinkSync(`${folder}-nowhere`, folder), /it is a symbolic link$/],
    ['a name that is too long', () => undefined, /its path is too long$/],
  ];
  it.each(cases)('%s', async (what, prepare, why) => {
    const folder = what === 'a name that is too long' ? join(place(), 'x'.repeat(300)) : place();
    mkdirSync(join(folder, '..'), { recursive: true });
    prepare(folder);
    const cache = open(folder);
    expect([await cache.read(key), await cache.read('sdist/a')]).toEqual([undefined, undefined]);
    await cache.write(key, 'text');
    expect(await cache.read(key)).toBe('text');
    await cache.close();
    expect(cache.warnings).toEqual([expect.stringMatching(why)]);
    expect(cache.warnings[0]?.startsWith(folder)).toBe(true);
  });

  it('no folder at all', async () => {
    const cache = open(undefined);
    await cache.read(key);
    await cache.write(key, 'text');
    await cache.close();
    expect(cache.warnings).toEqual(['neither HOME nor XDG_CACHE_HOME says where']);
  });

  /** As another user than the one whose files they are. */
  async function asStranger<T>(use: () => Promise<T>): Promise<T> {
    const own = process.getuid?.() ?? 0;
    const spy = vi.spyOn(process, 'getuid').mockReturnValue(own + 1);
    try {
      return await use();
    } finally {
      spy.mockRestore();
    }
  }

  const foreign: readonly (readonly [what: string, mode: number, text: string | undefined])[] = [
    ["another user's that all may write to", 0o777, undefined],
    ["another user's that its group may write to", 0o775, undefined],
    ["another user's, with the sticky bit", 0o1777, undefined],
    ["another user's that only that one writes to: used", 0o755, 'text'],
  ];
  it.each(foreign)('%s', async (_, mode, text) => {
    const folder = place();
    await written(folder);
    chmodSync(folder, mode);
    const cache = open(folder);
    await asStranger(async () => {
      expect(await cache.read(key)).toBe(text);
      await cache.write('sdist/a', 'text');
      await cache.close();
    });
    const why = `${folder}: it belongs to another user, and others can write to it`;
    expect([cache.warnings, readdirSync(folder).length]).toEqual(text === undefined ? [[why], 1] : [[], 2]);
  });

  it('a file that a stranger put into the folder is not read', async () => {
    const path = join(scratch, 'file');
    writeFileSync(path, 'text');
    const { uid } = statSync(path);
    const read = (owner: number): Promise<string | undefined> => readOwnFile(path, owner, 100);
    expect(await asStranger(() => Promise.all([read(uid), read(uid + 1), read(0)]))).toEqual([
      'text',
      undefined,
      uid === 0 ? 'text' : undefined,
    ]);
    expect(await Promise.all([read(uid + 1), readOwnFile(path, uid, 3)])).toEqual(['text', undefined]);
  });

  const denied: readonly (readonly [what: string, mode: number, told: readonly unknown[]])[] = [
    ['one that may not be looked into', 0o000, [null, 'FOLDER: permission denied']],
    ['one that may not be written to: still read', 0o555, ['text', 'FOLDER: permission denied']],
  ];
  it.each(denied)('%s', async (_, mode, told) => {
    const folder = place();
    await written(folder);
    for (const path of [scratch, join(folder, '..')]) chmodSync(path, 0o755);
    chmodSync(onlyFile(folder), 0o644);
    chmodSync(folder, mode);
    // Root may do everything, so that a child has to be somebody else.
    const script = `
      if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
      const { fileCache } = await import(${JSON.stringify(pathToFileURL(built).href)});
      const warnings = [];
      const cache = fileCache(${JSON.stringify(folder)}, (why) => warnings.push(why.replace(/^.*: /, 'FOLDER: ')));
      const read = await cache.read(${JSON.stringify(key)});
      await cache.write('sdist/a', 'text');
      await cache.close();
      console.log(JSON.stringify([read ?? null, ...warnings]));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    chmodSync(folder, 0o755);
    expect([JSON.parse(said), readdirSync(folder).length]).toEqual([told, 1]);
  });

  it('a disk that is full', async () => {
    const folder = place();
    await written(folder, { 'sdist/a': '1' });
    vi.resetModules();
    vi.doMock('node:fs/promises', async (original) => {
      const real = await original<typeof import('node:fs/promises')>();
      return {
        ...real,
        open: async (path: string, flags: string | number, mode?: number) => {
          const file = await real.open(path, flags, mode);
          file.writeFile = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
          return file;
        },
      };
    });
    const { fileCache: onFullDisk } = await import('../../../packages/core/src/node/file-cache.ts');
    const warnings: string[] = [];
    const cache = onFullDisk(folder, (why) => warnings.push(why));
    await cache.write('sdist/b', '2');
    await cache.close();
    vi.doUnmock('node:fs/promises');
    expect(warnings).toEqual([`${folder}: no space is left`]);
    expect(readdirSync(folder)).toHaveLength(1);
    expect([await readBack(folder, 'sdist/a'), await readBack(folder, 'sdist/b')]).toEqual(['1', undefined]);
  });
});

describe('what was planted', () => {
  it('a link in place of a file is neither followed nor written through', async () => {
    const folder = place();
    await written(folder);
    const path = onlyFile(folder);
    const outside = join(folder, '..', 'outside');
    writeFileSync(outside, readFileSync(path));
    rmSync(path);
    symlinkSync(outside, path);
    const before = readFileSync(outside, 'utf8');
    expect(await readBack(folder)).toBeUndefined();
    expect(await written(folder, { [key]: 'new' })).toEqual([]);
    expect([readFileSync(outside, 'utf8'), lstatSync(path).isSymbolicLink(), await readBack(folder)]).toEqual([
      before,
      false,
      'new',
    ]);
  });

  it('a folder or a pipe in place of a file', async () => {
    const folder = place();
    await written(folder);
    const path = onlyFile(folder);
    rmSync(path);
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
    expect(await readBack(folder)).toBeUndefined();
    rmSync(path);
    mkdirSync(join(path, 'full'), { recursive: true });
    expect(await readBack(folder)).toBeUndefined();
    expect(await written(folder)).toEqual([expect.stringMatching(/a folder stands where a file should$/)]);
    expect(readdirSync(path)).toEqual(['full']);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('a link with the name of a draft is swept, not followed', async () => {
    const folder = place();
    await written(folder);
    const outside = join(folder, '..', 'outside');
    writeFileSync(outside, 'untouched');
    symlinkSync(outside, `${onlyFile(folder)}.999999999.${'0'.repeat(12)}.tmp`);
    await written(folder, { [key]: 'new' });
    expect([readFileSync(outside, 'utf8'), readdirSync(folder).length]).toEqual(['untouched', 1]);
  });

  it("another index's file", async () => {
    const folder = place();
    const other = key.replace('index.example', 'other.example');
    await written(folder, { [key]: 'public', [other]: 'private' });
    const [one, two] = readdirSync(folder).map((name) => join(folder, name));
    writeFileSync(one ?? '', readFileSync(two ?? ''));
    expect([await readBack(folder), await readBack(folder, other)].filter((text) => text === undefined)).toHaveLength(
      1,
    );
    expect(await readBack(folder, key)).not.toBe('private');
  });
});

describe('what is swept', () => {
  it('drafts of dead runs and shelves that nobody writes to, and nothing else', async () => {
    const folder = place();
    await written(folder, { 'sdist/a': '1' });
    const old = `projects-${'0'.repeat(32)}`;
    const recent = `projects-${'1'.repeat(32)}`;
    const dead = `${recent}.999999999.${'a'.repeat(12)}.tmp`;
    const alive = `${recent}.${process.pid}.${'b'.repeat(12)}.tmp`;
    const hung = `${recent}.${process.pid}.${'c'.repeat(12)}.tmp`;
    const strange = ['notes.txt', `${recent}.tmp`, `x.999999999.${'a'.repeat(12)}.tmp`];
    for (const name of [old, recent, dead, alive, hung, ...strange]) writeFileSync(join(folder, name), '');
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    utimesSync(join(folder, old), daysAgo(91), daysAgo(91));
    utimesSync(join(folder, recent), daysAgo(89), daysAgo(89));
    utimesSync(join(folder, hung), daysAgo(0.1), daysAgo(0.1));
    utimesSync(join(folder, 'notes.txt'), daysAgo(500), daysAgo(500));
    await written(folder, { 'sdist/a': '2' });
    const left = readdirSync(folder).filter((name) => !name.startsWith('sdist-'));
    expect(left.toSorted()).toEqual([recent, alive, ...strange].toSorted());
  });

  it('a folder that is taken away while a run goes on is made again', async () => {
    const folder = place();
    await written(folder, { 'sdist/a': '1' });
    const cache = open(folder);
    expect(await cache.read('sdist/a')).toBe('1');
    rmSync(folder, { recursive: true });
    await cache.write('sdist/b', '2');
    await cache.close();
    expect([cache.warnings, await readBack(folder, 'sdist/b'), await readBack(folder, 'sdist/a')]).toEqual([
      [],
      '2',
      undefined,
    ]);
  });
});
