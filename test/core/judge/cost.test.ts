// What a build costs, through whole checks: sdists are looked into once, and only where something is built.

import { describe, expect, it } from 'vitest';
import { check, type CheckInput } from '../../../packages/core/src/check.ts';
import type { OpenSdist, SdistContents } from '../../../packages/core/src/sdist/sdist-contents.ts';
import type { Parsed } from '../../../packages/core/src/packaging/parsed.ts';
import { recordedIndex } from '../../support/recorded-index.ts';
import { recordedSdist } from '../../support/sdist-shelf.ts';

const index = recordedIndex();

/** Serves the recorded sdists, and keeps what was asked for. */
function recordedOpen(opened: string[]): OpenSdist {
  return async ({ raw }) => {
    opened.push(raw);
    try {
      return { ok: true, value: recordedSdist(raw.replace(/\.tar\.gz$/, '')).contents };
    } catch {
      return { ok: false, problem: 'HTTP 404' };
    }
  };
}

const checked = (text: string, bases: readonly string[], more: Partial<CheckInput> = {}) =>
  check({
    resolve: false,
    files: [{ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) }],
    targets: bases.map((base) => ({ base, platform: 'linux/amd64' })),
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index,
    ...more,
  });

describe('an sdist that would be built', () => {
  it('is read once for all targets, and not where a wheel fits', async () => {
    const opened: string[] = [];
    const report = await checked(
      'cryptography==3.4.7\npycparser==2.20\n',
      ['python:3.8-alpine', 'python:3.9-alpine', 'python:3.8-slim'],
      { openSdist: recordedOpen(opened) },
    );
    expect(opened).toEqual(['cryptography-3.4.7.tar.gz']);
    expect(report.packages[0]?.results.map(({ verdict }) => verdict)).toEqual(['build', 'build', 'wheel']);
    expect(report.packages[0]?.results[0]?.build).toMatchObject({
      native: true,
      languages: ['c', 'rust'],
      backend: 'setuptools',
      packages: { manager: 'apk', names: ['build-base', 'cargo', 'libffi-dev', 'openssl-dev'] },
    });
    expect(report.packages[0]?.results[2]?.build).toBeNull();
  });

  it('that cannot be read stays a build, and the report says why', async () => {
    const report = await checked('cryptography==3.4.7\n', ['python:3.8-alpine'], {
      openSdist: async () => ({ ok: false, problem: 'the archive is damaged' }),
    });
    const [result] = report.packages[0]?.results ?? [];
    expect(result?.verdict).toBe('build');
    expect(result?.build?.languages).toBeNull();
    expect(result?.build?.evidence.at(-1)).toBe('the sdist could not be read: the archive is damaged');
    // What the table knows of the package is told all the same.
    expect(result?.needsText[0]).toBe('Rust, C compiler, OpenSSL and libffi headers');
  });

  it('is not read where nobody can open one, and the report says so', async () => {
    const report = await checked('cryptography==3.4.7\n', ['python:3.8-alpine']);
    expect(report.packages[0]?.results[0]?.build?.evidence.at(-1)).toBe('the sdist was not inspected');
  });
});

describe('the seed case', () => {
  const lock = 'cryptography==3.4.7\ncffi==1.14.5\npycparser==2.20\n';

  it('needs Rust, C, OpenSSL and libffi, and one line for both; two changes leave nothing to build', async () => {
    const report = await checked(lock, ['python:3.8-alpine'], { openSdist: recordedOpen([]) });
    const [target] = report.targets;
    expect(target?.preparation?.line).toBe(
      'apk add --no-cache --virtual .build build-base cargo libffi-dev openssl-dev',
    );
    const crypto = report.packages.find(({ name }) => name === 'cryptography');
    expect(crypto?.results[0]?.needsText[0]).toContain('Rust, C compiler, OpenSSL and libffi headers');
    expect(target?.plans.slice(0, 2).map(({ text, pins }) => [text, pins])).toEqual([
      ['base python:3.8-slim', []],
      [
        'base python:3.9-alpine, cryptography 3.4.8, cffi 1.15.1',
        [
          { name: 'cryptography', version: '3.4.8' },
          { name: 'cffi', version: '1.15.1' },
        ],
      ],
    ]);
  });
});

describe('a stage of a Dockerfile', () => {
  it('that has what a build cannot do without is given no line; what else there is stands with the build', async () => {
    const packages = ['build-base', 'jpeg-dev', 'zlib-dev', 'freetype-dev', 'openjpeg-dev', 'tiff-dev', 'libwebp-dev'];
    const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages };
    const { targets, packages: rows } = await checked('pillow==4.3.0\n', [], {
      targets: [{ base: 'python:3.6-alpine', platform: 'linux/amd64', stage }],
    });
    expect(rows[0]?.results[0]?.build?.packages?.names).toEqual(['lcms2-dev']);
    expect(targets[0]?.preparation).toBeNull();
    expect(rows[0]?.results[0]?.needsText.join(' ')).toContain('without lcms2-dev (colour profiles)');
  });
});

describe('source trees', () => {
  const tree = (texts: Readonly<Record<string, string>>): Parsed<SdistContents> => ({
    ok: true,
    value: { members: [...Object.keys(texts), 'src/x.c'], texts: new Map(Object.entries(texts)) },
  });
  const native = tree({ 'setup.py': 'setup(ext_modules=[Extension("x", ["src/x.c"])])' });
  const pure = tree({
    'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "flit_core.buildapi"\n',
  });

  it.each<[line: string, source: Parsed<SdistContents> | undefined, verdict: string, reason: string]>([
    ['./lib', native, 'build', 'direct-reference'],
    ['./lib', pure, 'sdist', 'direct-reference'],
    ['./lib', undefined, 'build', 'direct-reference'],
    ['./lib', { ok: false, problem: 'it lies outside the folder of the project' }, 'build', 'direct-reference'],
    ['-e .', native, 'build', 'project'],
    ['-e .', pure, 'skipped', 'project'],
    ['-e .', undefined, 'skipped', 'project'],
  ])('%s, %o: %s, %s', async (line, source, verdict, reason) => {
    const report = await checked(`${line}\n`, ['python:3.12-slim'], {
      files: [
        {
          path: 'requirements.txt',
          text: `${line}\n`,
          sibling: () => Promise.resolve(undefined),
          source: () => Promise.resolve(source),
        },
      ],
    });
    const [result] = report.packages[0]?.results ?? [];
    expect([result?.verdict, result?.reason]).toEqual([verdict, reason]);
  });
});
