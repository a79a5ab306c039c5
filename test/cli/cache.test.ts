// The cache of the built command: what a run asks when another was there before it, and what a damaged or foreign folder changes: nothing.
// Many runs at a time and killed ones are rows C3 and C4 of test/faults.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommand, type Ran as Said } from '../support/command.ts';
import { serveRecorded } from '../../scripts/record/serve-recorded.mjs';

const root = join(import.meta.dirname, '../..');
const project = join(root, 'fixtures/projects/cryptography');
const recordings = join(root, 'fixtures/index');
const hosted = openCommand();

let server: Awaited<ReturnType<typeof serveRecorded>>;
let scratch: string;
let count = 0;
beforeAll(async () => {
  server = await serveRecorded(recordings);
  scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-cli-cache-'));
});
afterAll(async () => {
  await hosted.close();
  await server.close();
  rmSync(scratch, { recursive: true });
});

/** A folder that is not there yet. */
const place = (): string => join(scratch, `${(count += 1)}`);

interface Ran extends Said {
  /** What the index was asked meanwhile, but for metadata of wheels, whose absence is asked for anew by every run. */
  readonly asked: readonly string[];
}

/** Runs in `cwd`; without HOME, so that nothing is kept but where the row says so. */
async function run(words: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = project): Promise<Ran> {
  const before = server.requests.length;
  const said = await hosted.run(words, cwd, { WHEELCHECK_INDEX_URL: server.url, ...env });
  return { ...said, asked: server.requests.slice(before).filter((path) => !path.endsWith('.metadata')) };
}

/** Three packages, and nothing asked but their releases: no sdist is looked into. */
const check = ['requirements.txt', ...'-b python:3.8-alpine --platform linux/amd64 --no-inspect-sdist'.split(' ')];
/** The projects that were asked for: `/pypi/NAME/VERSION/json`, `/simple/NAME/`. */
const projectsOf = ({ asked }: Ran): readonly string[] =>
  [...new Set(asked.map((path) => path.split('/')[2] ?? ''))].toSorted();
const checked = async (words: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  run([...check, ...words.split(' ').filter((word) => word !== '')], env);

describe('who asks the index', () => {
  const rows: readonly (readonly [
    words: string,
    env: Readonly<Record<string, string>>,
    asks: 'all' | 'one' | 'none',
  ])[] = [
    ['', {}, 'none'],
    ['--offline', {}, 'none'],
    ['--no-cache', {}, 'all'],
    ['', { WHEELCHECK_NO_CACHE: '1' }, 'all'],
    ['', { WHEELCHECK_NO_CACHE: '0' }, 'none'],
    ['--refresh', {}, 'all'],
    ['', { WHEELCHECK_REFRESH: 'true' }, 'all'],
    ['--refresh-package cffi', {}, 'one'],
    ['--refresh-package CFFI --refresh-package numpy', {}, 'one'],
    ['', { WHEELCHECK_REFRESH_PACKAGE: 'numpy cffi' }, 'one'],
    ['--refresh-package numpy', {}, 'none'],
    ['--cache-dir elsewhere', {}, 'all'],
  ];
  const before = { folder: '', cold: undefined as Ran | undefined };
  beforeAll(async () => {
    before.folder = place();
    before.cold = await checked('', { WHEELCHECK_CACHE_DIR: before.folder });
  });

  it.each(rows)('after another run: %s %j', async (words, env, asks) => {
    const { cold } = before;
    if (!cold) throw new Error('nothing was run before');
    const folder = place();
    cpSync(before.folder, folder, { recursive: true, preserveTimestamps: true });
    const kept = { WHEELCHECK_CACHE_DIR: folder };
    const elsewhere = words.replace('elsewhere', place());
    const second = await checked(elsewhere, { ...kept, ...env });
    expect(second.stdout).toBe(cold.stdout);
    expect([cold.stderr, second.stderr, second.code]).toEqual(['', '', 1]);
    const projects = { all: ['cffi', 'cryptography', 'pycparser'], one: ['cffi'], none: [] };
    expect([projectsOf(cold), projectsOf(second)]).toEqual([projects.all, projects[asks]]);
  });

  it('explain, with a version and with the newest one', async () => {
    const env = { WHEELCHECK_CACHE_DIR: place() };
    for (const name of ['pycparser==2.20', 'attrs']) {
      const words = ['explain', name, ...'-b python:3.12-alpine --platform linux/amd64 --no-inspect-sdist'.split(' ')];
      const cold = await run(words, env, scratch);
      const warm = await run(words, env, scratch);
      expect([cold.code, cold.asked.length > 0]).toEqual([0, true]);
      expect(warm).toEqual({ ...cold, asked: [] });
      expect(await run([...words, '--offline'], env, scratch)).toEqual({ ...cold, asked: [] });
    }
  });

  it('--no-cache leaves nothing behind', async () => {
    const folder = place();
    await checked(`--no-cache --cache-dir ${folder}`);
    expect(existsSync(folder)).toBe(false);
  });

  it('offline: cold, half warm', async () => {
    const env = { WHEELCHECK_CACHE_DIR: place() };
    const cold = await checked('--offline', env);
    expect([cold.code, cold.asked]).toEqual([2, []]);
    expect(cold.stderr).toContain('the index was not asked for 3 of 3 packages');
    await run(['cffi==1.14.5', ...check.slice(1)], env);
    const half = await checked('--offline', env);
    expect([half.code, half.asked]).toEqual([1, []]);
    expect(half.stderr).toContain('the index was not asked for 2 of 3 packages (cryptography, pycparser)');
  });

  it.each(['--refresh', '--refresh-package cffi'])('--offline and %s exclude each other', async (flag) => {
    const { code, stderr } = await checked(`--offline ${flag}`);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: --offline and ${flag.split(' ')[0]} exclude each other`]);
  });
});

it.each(['b@d', 'six==1.0', '../x'])('--refresh-package %s is no name', async (name) => {
  const { code, stderr, asked } = await checked(`--refresh-package ${name}`);
  expect([code, asked, stderr.split('\n')[0]]).toEqual([
    2,
    [],
    `error: --refresh-package ${name} is no project's name`,
  ]);
});

describe('where it stands', () => {
  it('in the folder that the system has for it', async () => {
    const home = place();
    await checked('', { XDG_CACHE_HOME: home });
    expect(readdirSync(join(home, 'wheelcheck'))).toContainEqual(expect.stringMatching(/^releases-[0-9a-f]{32}$/));
  });

  it('behind --cache-dir before the environment', async () => {
    const [flag, variable] = [place(), place()];
    await checked(`--cache-dir ${flag}`, { WHEELCHECK_CACHE_DIR: variable });
    expect([existsSync(flag), existsSync(variable)]).toEqual([true, false]);
  });

  const unusable: readonly (readonly [what: string, env: () => Readonly<Record<string, string>>, cause: RegExp])[] = [
    ['nowhere', () => ({}), /neither HOME nor XDG_CACHE_HOME says where/],
    ['a file', () => ({ WHEELCHECK_CACHE_DIR: join(root, 'package.json') }), /package\.json: it is no folder/],
  ];
  it.each(unusable)('%s: one warning, and the run goes on', async (_, env, cause) => {
    const { code, stdout, stderr, asked } = await checked('', env());
    expect([code, stdout, asked.length > 0]).toEqual([1, (await checked('--no-cache')).stdout, true]);
    expect(stderr.split('\n')).toEqual([
      'warning: the cache cannot be used: every run asks the index anew',
      expect.stringMatching(cause),
      '  help:  name a folder of your own with --cache-dir, or add --no-cache',
      '',
    ]);
  });

  it('nowhere, and no word of it where no index is asked', async () => {
    const { code, stderr } = await run(['explain', 'WC101']);
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('what is in it', () => {
  it('damaged anywhere: asked again, the same report', async () => {
    const folder = place();
    const env = { WHEELCHECK_CACHE_DIR: folder };
    const { stdout } = await checked('', env);
    const path = join(folder, readdirSync(folder).find((name) => name.startsWith('releases-')) ?? '');
    const intact = readFileSync(path);
    const half = Math.floor(intact.length / 2);
    const flipped = (at: number): Buffer =>
      intact.map((byte, position) => (position === at ? byte ^ 1 : byte)) as Buffer;
    // Of every kind of damage to every file: row C1 of test/faults.
    const damages: readonly Uint8Array[] = [intact.subarray(0, half), flipped(25), flipped(half)];
    for (const damage of damages) {
      writeFileSync(path, damage);
      const ran = await checked('', env);
      expect([ran.stdout, ran.stderr, ran.code]).toEqual([stdout, '', 1]);
      expect((await checked('', env)).asked).toEqual([]);
    }
  });

  it('no password of an index', async () => {
    const env = { WHEELCHECK_CACHE_DIR: place(), WHEELCHECK_INDEX_URL: server.url.replace('//', '//user:canary@') };
    await checked('', env);
    expect(projectsOf(await checked('', env))).toHaveLength(3);
    expect(existsSync(env.WHEELCHECK_CACHE_DIR)).toBe(false);
  });
});
