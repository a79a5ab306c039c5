// The whole check as a library is asked for it: what comes in, in which order it comes out, and what ends it.

import { describe, expect, it } from 'vitest';
import { check, type CheckInput } from '../../packages/core/src/check.ts';
import { smallIndex } from '../support/small-index.ts';
import { virtualHost } from '../support/virtual-host.ts';

const [pure, gnu] = ['py3-none-any', 'cp312-cp312-manylinux_2_17_x86_64'];
const asked: string[] = [];
const index = smallIndex(
  { spam: { '1.0': { files: [gnu, 'tar.gz'] }, '1.1': { files: [pure] } }, ham: { '1.0': { files: [pure] } } },
  asked,
);

const file = (path: string, text: string): CheckInput['files'][number] => ({
  path,
  text,
  sha256: `of ${path}`,
  sibling: async () => undefined,
});

const input: CheckInput = {
  files: [file('b.txt', 'spam==1.0\nham==1.0\n'), file('a.txt', "spam==1.1; python_version < '3'\n")],
  targets: [
    { base: 'python:3.12-slim', platform: 'linux/amd64' },
    { base: 'python:3.12-alpine', platform: 'linux/amd64' },
  ],
  selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
  index,
};

describe('check', () => {
  it('reports inputs and targets as they were given, packages by name and version, results by target', async () => {
    const { inputs, targets, packages, summary } = await check(input);
    expect(inputs.map(({ path, sha256 }) => [path, sha256])).toEqual([
      ['b.txt', 'of b.txt'],
      ['a.txt', 'of a.txt'],
    ]);
    expect(targets.map(({ id, base }) => [id, base])).toEqual([
      ['t0', 'python:3.12-slim'],
      ['t1', 'python:3.12-alpine'],
    ]);
    expect(
      packages.map(({ name, version, location, results }) => [
        `${name} ${version} ${location.path}`,
        ...results.map(({ target, verdict }) => `${target} ${verdict}`),
      ]),
    ).toEqual([
      ['ham 1.0 b.txt', 't0 wheel', 't1 wheel'],
      ['spam 1.0 b.txt', 't0 wheel', 't1 build'],
      ['spam 1.1 a.txt', 't0 skipped', 't1 skipped'],
    ]);
    expect(summary['t1']).toMatchObject({ wheel: 1, build: 1, skipped: 1 });
  });

  it('looks for ways out where something is in trouble, and asks each release once', async () => {
    asked.length = 0;
    const { targets, packages } = await check(input);
    expect(targets.map(({ plans }) => plans.length > 0)).toEqual([false, true]);
    expect(packages[1]?.results.map(({ fix }) => fix)).toEqual(['', expect.stringContaining('spam 1.1')]);
    expect(asked.filter((each) => each === 'release spam 1.0')).toHaveLength(1);
  });

  it('looks for ways out on an image that was only tried, where it is the one to take, as where it is asked for', async () => {
    const on = { base: 'python:3.12-slim', platform: 'linux/amd64' } as const;
    const given: CheckInput = {
      ...input,
      files: [file('c.txt', 'eggs==1.0\nham==1.0\nspam==1.0\n')],
      // ham has a newer release with a wheel for all, eggs none, and spam wheels for glibc.
      index: smallIndex({
        eggs: { '1.0': { files: ['tar.gz'] } },
        ham: { '1.0': { files: ['tar.gz'] }, '1.1': { files: [pure] } },
        spam: { '1.0': { files: [gnu, 'tar.gz'] } },
      }),
      targets: [on],
    };
    const told = async (change: Partial<CheckInput>): Promise<unknown> => {
      const { targets, packages } = await check({ ...given, ...change });
      const at = targets.findIndex(({ base }) => base === on.base);
      return [packages.map(({ results }) => results[at]?.fix), targets[at]?.plans.map(({ text }) => text)];
    };
    const alone = await told({});
    expect(alone).toEqual([
      ['build it in a separate stage', expect.stringContaining('ham 1.1'), ''],
      ['ham 1.1: 1 to build instead of 2'],
    ]);
    expect(await told({ targets: [{ ...on, base: 'python:3.12-alpine' }], recommend: true })).toEqual(alone);
  });

  it('tells how far it is: a package counts once it is judged on every target', async () => {
    const seen: string[] = [];
    await check({ ...input, onProgress: (done, total) => seen.push(`${done} of ${total}`) });
    expect(seen).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  it.each<[what: string, change: Partial<CheckInput>, message: string]>([
    ['no file', { files: [] }, 'there is no file to check'],
    ['no target', { targets: [] }, 'there is no target to check on'],
    ['a file of no known kind', { files: [file('x.bin', '\u0000')] }, 'x.bin is no file that is read'],
    ['an image that cannot be', { targets: [{ base: 'python:3.12-buster', platform: 'linux/amd64' }] }, 'buster'],
    ['a group that no file has', { selection: { ...input.selection, with: ['dev'] } }, 'b.txt has no group dev'],
    ['a line that no pip there reads', { files: [file('c.txt', 'ham>=1.*\n')] }, 'c.txt:1'],
  ])('%s ends it', async (_, change, message) => {
    await expect(check({ ...input, ...change })).rejects.toThrow(message);
  });

  it.each(['before it', 'in the midst of it'])('is stopped %s by its signal, and says so', async (when) => {
    const stop = new AbortController();
    if (when === 'before it') stop.abort();
    const fetch = (): Promise<never> => {
      stop.abort();
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    const asking = { host: virtualHost(fetch), url: 'https://index.example/simple' };
    const stopped = check({ ...input, index: asking, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ name: 'IndexError', kind: 'aborted' });
  });

  it('tells of a search before its first question, and when it is over', async () => {
    asked.length = 0;
    const told: string[] = [];
    await check({
      ...input,
      files: [file('requirements.txt', 'spam\nham\n')],
      targets: input.targets.slice(0, 1),
      resolve: {},
      onSearch: (looked, phase) => void told.push(`${phase} ${phase === 'begins' ? asked.length : looked}`),
    });
    expect(told).toEqual(['begins 0', 'goes-on 1', 'goes-on 2', 'ends 0']);
  });

  it('is stopped while versions are searched for, and says nothing of them', async () => {
    const stop = new AbortController();
    const stopped = check({
      ...input,
      files: [file('requirements.txt', 'spam\nham\n')],
      resolve: {},
      signal: stop.signal,
      onSearch: () => stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: 'IndexError', kind: 'aborted' });
  });
});
