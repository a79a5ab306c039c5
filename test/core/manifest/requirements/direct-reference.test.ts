import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isArchive,
  nameFromAddress,
  parsePath,
  parseUrl,
  schemeOf,
} from '../../../../packages/core/src/manifest/requirements/direct-reference.ts';
import type { PackageSource } from '../../../../packages/core/src/manifest/manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('parseUrl', () => {
  it.each<readonly [url: string, expected: object]>([
    [
      'https://files.example/six-1.16.0-py2.py3-none-any.whl#sha256=ABC',
      {
        name: 'six',
        version: '1.16.0',
        file: {
          filename: 'six-1.16.0-py2.py3-none-any.whl',
          url: 'https://files.example/six-1.16.0-py2.py3-none-any.whl#sha256=ABC',
          hashes: { sha256: 'abc' },
        },
      },
    ],
    // pip takes a wheel's name from its file, whatever #egg= says
    ['https://files.example/six-1.16.0-py2.py3-none-any.whl#egg=other', { name: 'six', version: '1.16.0' }],
    ['https://files.example/torch-2.3.0%2Bcpu-cp312-cp312-linux_x86_64.whl', { name: 'torch', version: '2.3.0+cpu' }],
    ['https://files.example/Some_Name-1.0.tar.gz', { name: 'some-name', version: '1.0' }],
    ['https://files.example/a-1-b-2.0.zip?download=1', { name: 'a-1-b', version: '2.0' }],
    ['https://files.example/v1.zip#egg=named', { name: 'named' }],
    ['https://files.example/anything', { source: { kind: 'url', url: 'https://files.example/anything' } }],
    [
      'file:///srv/six-1.16.0-py2.py3-none-any.whl',
      { name: 'six', source: { kind: 'path', path: '/srv/six-1.16.0-py2.py3-none-any.whl', editable: false } },
    ],
    ['file://localhost/srv/a%20b', { source: { kind: 'path', path: '/srv/a b', editable: false } }],
    ['file:./sub#egg=inner', { name: 'inner', source: { kind: 'path', path: './sub', editable: false } }],
    ['file:.', { source: { kind: 'project', path: '.' } }],
    [
      `git+https://user:secret@files.example/org/repo.git@${commit}#egg=repo`,
      { name: 'repo', source: { kind: 'vcs', url: 'git+https://user:secret@files.example/org/repo.git', commit } },
    ],
    [
      'git+ssh://git@files.example/org/repo.git',
      { source: { kind: 'vcs', url: 'git+ssh://git@files.example/org/repo.git' } },
    ],
    [
      'git+https://files.example/repo@feature%2Fx',
      { source: { kind: 'vcs', url: 'git+https://files.example/repo', commit: 'feature/x' } },
    ],
    [
      'GIT+HTTPS://files.example/repo@v1',
      { source: { kind: 'vcs', url: 'GIT+HTTPS://files.example/repo', commit: 'v1' } },
    ],
    [
      'git+https://files.example/mono.git@main#egg=part&subdirectory=libs/part',
      {
        name: 'part',
        source: { kind: 'vcs', url: 'git+https://files.example/mono.git#subdirectory=libs/part', commit: 'main' },
      },
    ],
    ['git+https://files.example/repo.git#egg=repo[extra,Other_One]', { name: 'repo', extras: ['extra', 'other-one'] }],
  ])('%s', (url, expected) => {
    const reference = parseUrl(url, false);
    expect(reference).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    ['https://files.example/six.whl', `expected a wheel's file name, found "six.whl"`],
    ['https://files.example/six-1.16.0-py3-none.whl', `expected a wheel's file name, found "six-1.16.0-py3-none.whl"`],
    [
      'git+https://user:secret@files.example/repo.git@',
      'expected a revision behind the @ of "git+https://****@files.example/repo.git@"',
    ],
    ['git+https://files.example/repo.git#egg=a b', `expected a project's name behind #egg=, found "a b"`],
    ['files.example/six.zip', 'expected a URL with a scheme that pip knows, found "files.example/six.zip"'],
    [
      'gopher://files.example/six.zip',
      'expected a URL with a scheme that pip knows, found "gopher://files.example/six.zip"',
    ],
  ])('refuses %s', (url, problem) => {
    expect(parseUrl(url, false)).toEqual({ ok: false, problem });
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'git+https://',
      'https://',
      'file:',
      '/',
      '@',
      '#',
      '&',
      'egg=',
      '[',
      ']',
      '%',
      '%2',
      'a',
      '-1.0',
      '.whl',
      '.tar.gz',
      ':',
      '?',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => void parseUrl(text, false),
      ),
    );
  });

  it.each(['@', '/', '#', '&egg=', '-', '://', '%', '[', '.tar'])('reads 100 kB of %s in no time', (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const start = cpuTime();
    for (const url of [`git+https://${text}`, `https://files.example/${text}.whl`, `file:${text}.zip`])
      parseUrl(url, false);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});

describe('parsePath', () => {
  it.each<readonly [path: string, expected: object]>([
    ['.', { source: { kind: 'project', path: '.' } }],
    ['././', { source: { kind: 'project', path: '.' } }],
    ['..', { source: { kind: 'path', path: '..', editable: true } }],
    ['/', { source: { kind: 'path', path: '/', editable: true } }],
    ['./libs/inner', { source: { kind: 'path', path: './libs/inner', editable: true } }],
    [
      './dist/six-1.16.0-py2.py3-none-any.whl',
      { name: 'six', version: '1.16.0', file: { filename: 'six-1.16.0-py2.py3-none-any.whl', hashes: {} } },
    ],
  ])('%s', (path, expected) => {
    expect(parsePath(path, true)).toMatchObject({ ok: true, value: expected });
  });
});

describe('schemeOf', () => {
  it.each([
    ['https://files.example/x', 'https'],
    ['FILE:x', 'file'],
    ['hg+static-http://files.example/x', 'hg+static-http'],
    ['name @ https://files.example/x', undefined],
    ['C:\\dist\\x.whl', undefined],
    ['git://files.example/x', undefined],
    ['git+git@files.example:org/x.git', undefined],
  ])('%s', (text, scheme) => {
    expect(schemeOf(text)).toBe(scheme);
  });
});

describe('isArchive', () => {
  it.each([
    ['a.whl', true],
    ['a.TAR.GZ', true],
    ['a.tar.lzma', true],
    ['a.gz', false],
    ['a.txt', false],
    ['whl', false],
  ])('%s', (path, archive) => {
    expect(isArchive(path)).toBe(archive);
  });
});

describe('nameFromAddress', () => {
  it.each<readonly [source: PackageSource, name: string]>([
    [{ kind: 'vcs', url: 'git+https://files.example/org/Repo.Name.git' }, 'repo-name'],
    [{ kind: 'url', url: 'https://files.example/org/repo/archive/v1.0.tar.gz' }, 'repo'],
    [{ kind: 'url', url: 'https://files.example/org/repo/-/archive/main/repo-main.zip' }, 'repo'],
    [{ kind: 'url', url: 'https://files.example/org/main.zip?x=1#y' }, 'main'],
    [{ kind: 'path', path: '../libs/inner/', editable: false }, 'inner'],
    [{ kind: 'path', path: '..', editable: true }, 'unnamed'],
    [{ kind: 'project' }, 'project'],
    [{ kind: 'url', url: 'https://files.example/%E0%A4%A' }, 'unnamed'],
  ])('%j is %s', (source, name) => {
    expect(nameFromAddress(source)).toBe(name);
  });
});
