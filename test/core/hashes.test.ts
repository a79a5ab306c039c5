// Files whose hashes the requirements file does not list: what is said, and what cures it.

import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import type { InputFile } from '../../packages/core/src/manifest/input-file.ts';
import type { Overrides } from '../../packages/core/src/manifest/override.ts';
import { gate } from '../../packages/core/src/rules/gate.ts';
import { smallIndex, type SmallIndex } from '../support/small-index.ts';

const wheel = 'cp312-cp312-manylinux_2_17_x86_64';
const index: SmallIndex = {
  spam: {
    '1.0': { files: [wheel, 'tar.gz'], sha256: ['aa', 'bb'], requires: [] },
    '1.1': { files: [wheel, 'tar.gz'], sha256: ['cc', 'dd'], requires: [] },
  },
  // As numpy 1.26.4 on 3.14: a wheel for another Python, and an sdist.
  eggs: {
    '1.0': { files: ['cp311-cp311-manylinux_2_17_x86_64', 'tar.gz'], sha256: ['aa', 'bb'], requires: [] },
    '1.1': { files: [wheel], sha256: ['cc'], requires: [] },
  },
  old: {
    '1.0': { files: ['py3-none-any'], sha256: ['aa'], requiresPython: '<3.12', requires: [] },
    '1.1': { files: ['py3-none-any'], sha256: ['bb'], requires: [] },
  },
};

const none = 'None of its files on the index has a hash that the file lists.';
const findOut = 'find out why the files changed, then lock again';

describe('a hash that is not listed', () => {
  it.each<[what: string, text: string, rules: readonly string[], why: string, fix: string, plans: readonly string[]]>([
    ['no file has it: another version is no remedy', 'spam==1.0 --hash=sha256:00', ['WC104'], none, findOut, []],
    ['no file has it, though no wheel would fit either', 'eggs==1.0 --hash=sha256:00', ['WC104'], none, findOut, []],
    [
      'the sdist alone has it: the wheel of the same version is merely not listed',
      'spam==1.0 --hash=sha256:bb',
      ['WC101', 'WC109'],
      'No wheel that fits has a hash that the file lists. The sdist must be compiled (the sdist was not inspected).',
      'lock again',
      ['relock'],
    ],
    [
      'no file is for this Python: that comes first, and another version is one',
      'old==1.0 --hash=sha256:00',
      ['WC103'],
      'It requires Python <3.12; this image has 3.12.14. The next release with a wheel for CPython 3.12 on glibc x86_64 is 1.1.',
      'old 1.1 (py3-none-any)',
      ['version'],
    ],
  ])('%s', async (_, text, rules, why, fix, plans) => {
    const { packages, targets } = await check({
      files: [{ path: 'requirements.txt', text: `${text}\n`, sibling: () => Promise.resolve(undefined) }],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
      selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
      index: smallIndex(index),
    });
    const result = packages[0]?.results[0];
    expect(result).toMatchObject({ why, fix });
    expect(result?.statements.map(({ rule }) => rule)).toEqual(rules);
    expect(targets[0]?.plans.map(({ kind }) => kind)).toEqual(plans);
  });
});

const needing: SmallIndex = {
  app: {
    '1.0': {
      files: ['py3-none-any'],
      sha256: ['aa'],
      requires: ['lib>=1', "win; sys_platform == 'win32'", "more; extra == 'more'"],
    },
  },
  lib: { '1.0': { files: ['py3-none-any'], sha256: ['bb'], requires: [] } },
  tool: { '1.0': { files: ['py3-none-any'], sha256: ['cc'], requires: ['setuptools', 'pip'] } },
};
// As kombu 5.7.0: the index describes another file of the release than the wheel.
const described: SmallIndex = {
  kombu: {
    '5.7.0': {
      files: ['py3-none-any'],
      sha256: ['dd'],
      requires: ['tzdata'],
      metadata: ["tzdata; sys_platform == 'win32'"],
    },
  },
};
const app = 'app==1.0 --hash=sha256:aa';
const lib = 'lib==1.0 --hash=sha256:bb';
const stops = 'The installer stops there: lock again with all of them, by pip-compile --generate-hashes --allow-unsafe';

/** As pip 23.2, 24.0 and 26.3 were seen to stop, and `uv pip install --require-hashes` of uv 0.13. */
describe('what a file with hashes must hold', () => {
  it.each<[what: string, files: readonly string[], base: string, flags: Overrides, said: readonly string[]]>([
    [
      'what a package needs on this target, in the extras that are asked for',
      [app.replace('==', '[more]==')],
      '3.12',
      {},
      [
        `hashes are required, and 2 packages that these need are not in the file: lib (by app), more (by app). ${stops}`,
      ],
    ],
    ['all of it is there', [`${app}\n${lib}`], '3.12', {}, []],
    ['what the wheel itself says counts before what the index says', ['kombu==5.7.0 --hash=sha256:dd'], '3.12', {}, []],
    ['it is in another file of the command', [app, lib], '3.12', {}, []],
    ['nothing more is installed without what packages need', [app], '3.12', { withoutRequirements: true }, []],
    ['pip is installed', ['tool==1.0 --hash=sha256:cc'], '3.11', {}, []],
    [
      'from 3.12 on setuptools is not',
      ['tool==1.0 --hash=sha256:cc'],
      '3.12',
      {},
      [`hashes are required, and 1 package that these need is not in the file: setuptools (by tool). ${stops}`],
    ],
    ['uv fetches it without a hash', [app], '3.12', { installer: 'uv' }, []],
    [
      'unless it is told to ask for hashes',
      [app],
      '3.12',
      { installer: 'uv', requireHashes: true },
      [`hashes are required, and 1 package that these need is not in the file: lib (by app). ${stops}`],
    ],
    [
      'one file of a command has hashes, another has none',
      [`${app}\n${lib}`, 'tool==1.0'],
      '3.11',
      {},
      ['hashes are required, and tool has no --hash: pip refuses the whole file'],
    ],
  ])('%s', async (_, files, base, overrides, said) => {
    const { diagnostics } = await check({
      files: files.map((text, position) => ({
        path: `${position}/requirements.txt`,
        text: `${text}\n`,
        sibling: () => Promise.resolve(undefined),
      })),
      targets: [{ base: `python:${base}-slim`, platform: 'linux/amd64' }],
      overrides,
      index: smallIndex({ ...needing, ...described }),
    });
    const refusing = diagnostics.filter(({ rule }) => rule === 'WC111');
    expect(refusing.map(({ message }) => message)).toEqual(said);
    expect(gate({ packages: [], diagnostics })).toBe(said.length > 0 ? 1 : 0);
  });

  it('asks each command for its own', async () => {
    const file = (path: string, text: string, command: number): InputFile => ({
      path,
      text,
      commands: [command],
      sibling: () => Promise.resolve(undefined),
    });
    const { diagnostics } = await check({
      files: [file('a.txt', `${app}\n${lib}\n`, 0), file('b.txt', 'tool==1.0\n', 1)],
      targets: [{ base: 'python:3.11-slim', platform: 'linux/amd64' }],
      resolve: false,
      index: smallIndex(needing),
    });
    expect(diagnostics.filter(({ rule }) => rule === 'WC111')).toEqual([]);
  });
});

const ranged: SmallIndex = {
  foo: {
    '1.0': { files: ['py3-none-any'], sha256: ['aa'], requires: [] },
    '1.5': { files: ['py3-none-any'], sha256: ['bb'], requires: [] },
    '2.0': { files: ['py3-none-any'], sha256: ['cc'], requires: [] },
  },
};
const unpinned = 'hashes are required, and foo is not pinned with ==: pip before 26.1 refuses the whole file';
const unpinnedByUv = 'hashes are required, and foo is not pinned with ==: uv refuses the whole file';
const starred = 'hashes are required, and foo is not pinned with == to one version: uv refuses the whole file';

/** As pip 20.2.4 to 26.0.1, 26.1 and 26.3 were seen to answer with such an index, and `uv pip install --require-hashes` of uv 0.13.9. */
describe('a range that has hashes', () => {
  it.each<[line: string, pip: string, version: string | null, said: readonly string[]]>([
    ['foo>=1 --hash=sha256:aa', '26.0.1', '1.0', [unpinned]],
    ['foo --hash=sha256:aa', '24.0', '1.0', [unpinned]],
    ['foo>=1,==1.0 --hash=sha256:aa', '24.0', '1.0', [unpinned]],
    ['foo~=1.0 --hash=sha256:aa --hash=sha256:bb', '21.3.1', '1.5', [unpinned]],
    ["foo>=1 --hash=sha256:aa ; sys_platform == 'win32'", '24.0', null, []],
    ['foo==1.* --hash=sha256:aa --hash=sha256:bb', '24.0', '1.5', []],
    ['foo===1.0 --hash=sha256:aa', '24.0', '1.0', []],
    ['foo==1.0,==1.0 --hash=sha256:aa', '24.0', '1.0', []],
    ['foo>=1 --hash=sha256:aa', '26.1', '1.0', []],
    ['foo>=1 --hash=sha256:cc', '26.3', '2.0', []],
    ['foo --hash=sha256:bb', '26.3', '1.5', []],
    ['foo~=1.0 --hash=sha256:aa --hash=sha256:bb', '26.3', '1.5', []],
  ])('%s with pip %s: %s', async (line, pip, version, said) => {
    const [text, marker = ''] = line.split(' ; ');
    const [requirement = '', ...hashes] = (text ?? '').split(' ');
    const full = [requirement, marker && `; ${marker}`, ...hashes].filter(Boolean).join(' ');
    const report = await check({
      files: [{ path: 'requirements.txt', text: `${full}\n`, sibling: () => Promise.resolve(undefined) }],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64', pip }],
      index: smallIndex(ranged),
    });
    const found = report.packages.find(({ results }) => results.every(({ verdict }) => verdict === 'wheel'));
    expect(found?.version ?? null).toBe(version);
    expect(report.diagnostics.map(({ message }) => message)).toEqual(said);
    expect(gate(report)).toBe(said.length);
  });

  it.each<[line: string, by: Overrides, pip: string, said: readonly string[]]>([
    ['foo==1.0', {}, '25.0.1', ['hashes are required, and foo has no --hash: pip before 26.1 refuses the whole file']],
    ['foo==1.0', {}, '26.1', []],
    ['foo==1.0', { installer: 'uv', requireHashes: true }, '25.0.1', []],
    ['foo', { installer: 'uv', requireHashes: true }, '25.0.1', [unpinnedByUv]],
  ])('%s, whose hash a constraint alone has, %j, pip %s: %j', async (line, overrides, pip, said) => {
    const sibling = (path: string): Promise<string | undefined> =>
      Promise.resolve(path === 'c.txt' ? 'foo==1.0 --hash=sha256:aa\n' : undefined);
    const report = await check({
      files: [{ path: 'requirements.txt', text: `-c c.txt\n${line}\n`, sibling }],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64', pip }],
      overrides,
      index: smallIndex(ranged),
    });
    expect(report.diagnostics.filter(({ rule }) => rule === 'WC111').map(({ message }) => message)).toEqual(said);
  });

  it.each<[line: string, said: readonly string[]]>([
    ['foo>=1 --hash=sha256:aa', [unpinnedByUv]],
    ['foo==1.* --hash=sha256:aa', [starred]],
    ['foo===1.0 --hash=sha256:aa', []],
  ])('%s with uv, which is told to ask for hashes', async (line, said) => {
    const report = await check({
      files: [{ path: 'requirements.txt', text: `${line}\n`, sibling: () => Promise.resolve(undefined) }],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
      overrides: { installer: 'uv', requireHashes: true },
      index: smallIndex(ranged),
    });
    expect(report.diagnostics.map(({ message }) => message)).toEqual(said);
  });
});
