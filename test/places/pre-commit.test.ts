// The pre-commit hook: which files it is called for, and a run of its own for each. `pnpm test:parts pre-commit` installs it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachFile, writesOneFile } from '../../packages/cli/src/each-file.ts';
import { writtenByConfiguration } from '../../packages/cli/src/written-by-configuration.ts';
import { manifestNames } from '../../packages/core/src/manifest/formats.ts';

const root = join(import.meta.dirname, '../..');
const hooks = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');

describe('the pattern', () => {
  // Python's verbose form: white space in it says nothing.
  const verbose = /files: \(\?x\)([^]*?\$)\n/.exec(hooks)?.[1] ?? '';
  const pattern = new RegExp(verbose.replaceAll(/\s+/g, ''));

  const taken = [
    ...manifestNames,
    ...manifestNames.map((name) => `services/api/${name}`),
    'pylock.dev.toml',
    'uv-linux.lock',
    'script.py.lock',
    'requirements-dev.txt',
    'dev-requirements.txt',
    'requirements/base.txt',
    'requirements_lock.txt',
  ];
  it.each(taken)('takes %s', (path) => {
    expect(pattern.test(path)).toBe(true);
  });

  const left = [
    'package-lock.json',
    'Cargo.lock',
    'yarn.lock',
    'pyproject.toml',
    'notes.txt',
    'requirements.in',
    'myuv.lock',
    'constraints.txt',
    'requirements.txt.orig',
    'pylock.toml/x',
  ];
  it.each(left)('leaves %s', (path) => {
    expect(pattern.test(path)).toBe(false);
  });
});

describe('one run for each file', () => {
  const rows: readonly (readonly [args: string, runs: readonly string[]])[] = [
    ['a.txt b.txt', ['-- a.txt', '-- b.txt']],
    [
      '-b python:3.12 --platform=linux/arm64 a.txt b/uv.lock',
      ['-b python:3.12 --platform=linux/arm64 -- a.txt', '-b python:3.12 --platform=linux/arm64 -- b/uv.lock'],
    ],
    ['-q --exit-zero a.txt', ['-q --exit-zero -- a.txt']],
    ['-c constraints.txt --fail-on never a.txt', ['-c constraints.txt --fail-on never -- a.txt']],
    ['-q -- a.txt -b.txt', ['-q -- a.txt', '-q -- -b.txt']],
    ['--base python:3.12', ['--base python:3.12']],
    ['', ['']],
  ];
  it.each(rows)('%s', (args, runs) => {
    expect(eachFile(args.split(' ').filter((word) => word !== '')).map((run) => run.join(' '))).toEqual(runs);
  });
});

describe('what writes one file in every run', () => {
  it.each<readonly [args: string, environment: Readonly<Record<string, string>>, told: string | undefined]>([
    ['-f json=a.json a.txt b.txt', {}, '-f json=a.json'],
    ['-fjson=a.json a.txt', {}, '-fjson=a.json'],
    ['--format sarif=a.sarif', {}, '--format sarif=a.sarif'],
    ['--format=sarif=a.sarif', {}, '--format=sarif=a.sarif'],
    ['--output-lock pylock.toml', {}, '--output-lock pylock.toml'],
    ['--output-constraints=c.txt', {}, '--output-constraints=c.txt'],
    ['a.txt', { WHEELCHECK_FORMAT: 'terminal json=a.json' }, 'WHEELCHECK_FORMAT=terminal json=a.json'],
    ['a.txt', { WHEELCHECK_OUTPUT_LOCK: 'pylock.toml' }, 'WHEELCHECK_OUTPUT_LOCK'],
    ['-f json --baseline old.json a.txt', { WHEELCHECK_FORMAT: 'json' }, undefined],
    ['-f json -- -f=x', {}, undefined],
  ])('%s %j', (args, environment, told) => {
    expect(writesOneFile(args.split(' '), environment)).toBe(told);
  });
});

describe('what a configuration sends to one file', () => {
  it.each<readonly [shown: string, told: string | undefined]>([
    [
      'format = ["terminal", "json=a.json"]   # wheelcheck.toml:1',
      'format = ["terminal", "json=a.json"] (wheelcheck.toml:1)',
    ],
    ['output-lock = "pylock.toml"   # pyproject.toml:9', 'output-lock = "pylock.toml" (pyproject.toml:9)'],
    ['format = ["terminal", "json"]   # wheelcheck.toml:1\nbase = "a=b"   # wheelcheck.toml:2', undefined],
    ['# not set: output-lock, output-constraints', undefined],
  ])('%s', (shown, told) => {
    expect(writtenByConfiguration(shown)).toBe(told);
  });

  it('is refused for two files of one configuration, and written for one', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'wheelcheck-hook-'));
    writeFileSync(join(cwd, 'wheelcheck.toml'), 'format = ["json=a.json"]\nbase = "python:3.12-slim"\n');
    for (const name of ['one.txt', 'two.txt']) writeFileSync(join(cwd, name), '');
    const hook = (...files: readonly string[]) =>
      spawnSync(process.execPath, [join(root, 'packages/cli/dist/pre-commit.mjs'), '--allow-empty', ...files], {
        cwd,
        encoding: 'utf8',
      });
    const both = hook('one.txt', 'two.txt');
    expect([both.status, both.stderr.split('\n')[0], existsSync(join(cwd, 'a.json'))]).toEqual([
      2,
      'error: format = ["json=a.json"] (wheelcheck.toml:1): each of 2 files is checked by itself, and its report would replace the one before',
      false,
    ]);
    expect([hook('one.txt').status, existsSync(join(cwd, 'a.json'))]).toEqual([0, true]);
    rmSync(cwd, { recursive: true });
  });
});

it('what the hook calls is what the root package has', () => {
  const { bin, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    bin: Readonly<Record<string, string>>;
    files: readonly string[];
  };
  const entry = /entry: (\S+)/.exec(hooks)?.[1] ?? '';
  expect(bin[entry]).toBe('packages/cli/dist/pre-commit.mjs');
  expect(files).toEqual([
    'packages/cli/dist/*.mjs',
    'packages/cli/dist/*.cjs',
    'packages/cli/dist/*.code',
    'packages/cli/dist/third-party-notices.txt',
  ]);
});
