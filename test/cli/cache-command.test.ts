// `wheelcheck cache dir|clean|verify`, as a user sees it.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileCache } from '../../packages/core/src/node/file-cache.ts';
import { openCommand, type Ran } from '../support/command.ts';

const hosted = openCommand();
let home: string;
let folder: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'wheelcheck-cache-command-'));
  folder = join(home, 'wheelcheck');
});
afterAll(async () => {
  await hosted.close();
  rmSync(home, { recursive: true });
});

const run = (words: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  hosted.run(['cache', ...words.split(' ')], home, { XDG_CACHE_HOME: home, ...env });

async function fill(at = folder): Promise<void> {
  const cache = fileCache(at, (why) => expect.fail(why));
  await cache.write('sdist/a', 'one');
  await cache.write('sdist/b', 'two');
  await cache.write('releases/1/https://index.example/simple/demo@1.0', '{}');
  await cache.close();
}

describe('cache', () => {
  it('dir prints the folder, whether it is there or not', async () => {
    expect(await run('dir')).toEqual({ code: 0, stdout: `${folder}\n`, stderr: '' });
    expect((await run('dir --cache-dir elsewhere')).stdout).toBe('elsewhere\n');
    expect((await run('dir', { WHEELCHECK_CACHE_DIR: '/tmp/other' })).stdout).toBe('/tmp/other\n');
    expect(readdirSync(home)).toEqual([]);
  });

  it('verify tells what is kept, takes away what is damaged, and fails then', async () => {
    expect(await run('verify')).toEqual({ code: 0, stdout: `${folder}: nothing is kept there\n`, stderr: '' });
    await fill();
    const whole = await run('verify');
    expect([whole.code, whole.stdout]).toEqual([
      0,
      expect.stringMatching(/: 3 entries in 2 files, \d+ bytes, nothing is damaged\n$/),
    ]);
    const path = join(folder, readdirSync(folder).find((name) => name.startsWith('sdist-')) ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('one', 'onE'));
    const damaged = await run('verify');
    expect([damaged.code, damaged.stdout]).toEqual([
      1,
      expect.stringMatching(/: 2 entries in 2 files, \d+ bytes\nremoved 1 damaged entry, \d+ bytes\n$/),
    ]);
    expect((await run('verify')).code).toBe(0);
  });

  it('verify as data, also where a CI variable names a format of reports', async () => {
    await fill();
    const { stdout } = await run('verify -f json');
    expect(JSON.parse(stdout)).toEqual({
      folder,
      files: 2,
      entries: 3,
      bytes: expect.any(Number),
      removed: { files: 0, entries: 0, bytes: 0 },
      foreign: 0,
    });
    expect(await run('dir', { WHEELCHECK_FORMAT: 'sarif' })).toMatchObject({ code: 0, stdout: `${folder}\n` });
  });

  it('clean empties it', async () => {
    await fill();
    writeFileSync(join(folder, 'mine.txt'), 'notes');
    const { code, stdout } = await run('clean');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/: 2 files removed, \d+ bytes\n$/)]);
    expect(readdirSync(folder)).toEqual(['mine.txt']);
    expect((await run('clean')).stdout).toBe(`${folder}: nothing was kept there\n`);
  });

  it.each([
    ['clean', { XDG_CACHE_HOME: '' }, 'the cache has no folder'],
    ['clean --cache-dir file', {}, 'the cache file cannot be used'],
    ['verify --cache-dir file', {}, 'the cache file cannot be used'],
  ])('%s %j is an error', async (words, env, said) => {
    writeFileSync(join(home, 'file'), '');
    const { code, stdout, stderr } = await run(words, env);
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', `error: ${said}`]);
  });

  it('a word that is no action is told with those that there are', async () => {
    const { code, stderr } = await run('purge');
    expect([code, stderr]).toEqual([2, expect.stringContaining('dir, clean, verify')]);
  });

  it('WHEELCHECK_CACHE_LIMIT is a number', async () => {
    const { code, stderr } = await hosted.run(['demo==1.0', '-b', 'python:3.12-slim', '--offline'], home, {
      XDG_CACHE_HOME: home,
      WHEELCHECK_CACHE_LIMIT: 'much',
    });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("WHEELCHECK_CACHE_LIMIT: a number of megabytes is expected, not 'much'"),
    ]);
  });
});
