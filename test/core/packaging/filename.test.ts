import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type OtherFilename,
  parseFilename,
  parseReleaseFilename,
} from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { formatTag } from '../../../packages/core/src/packaging/tag.ts';
import { sameVersion } from '../../../packages/core/src/packaging/version.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly files: readonly ({ readonly project: string; readonly file: string } & (
    | { readonly kind: 'other' }
    | { readonly kind: 'sdist'; readonly version: string }
    | { readonly kind: 'wheel'; readonly version: string; readonly build: string | null; readonly tags: string }
  ))[];
}

interface OddRelease {
  readonly name: string;
  readonly version: string;
  /** What the registry filed under each spelling of the version; null and false values are left out. */
  readonly releases: Readonly<Record<string, readonly { readonly filename: string; readonly packagetype: string }[]>>;
  /** Per target the file that pip takes for name==version, null where nothing can be installed. */
  readonly picks: Readonly<Record<string, string | null>>;
}

const { files } = golden<Golden>('filenames.json');
const oddReleases = golden<readonly OddRelease[]>('odd-releases.json');

/** Thirty parts of a compressed set. */
function numbered(letter: string): string {
  return Array.from({ length: 30 }, (_, i) => `${letter}${i}`).join('.');
}

describe('parseFilename', () => {
  it.each(files)(`$project: $file is what pip's finder takes it for`, (row) => {
    const parsed = parseFilename(row.file, normalizeName(row.project));
    if (parsed.kind === 'other') {
      expect(row.kind).toBe('other');
      return;
    }
    expect(parsed.name).toBe(row.project);
    const { kind, version } = parsed;
    expect(
      parsed.kind === 'wheel'
        ? { kind, version, build: parsed.build ?? null, tags: parsed.tags.map(formatTag).toSorted().join(' ') }
        : { kind, version },
    ).toEqual(Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'project' && key !== 'file')));
  });

  it.each<[project: string, file: string, why: OtherFilename['why'], problem: RegExp]>([
    ['foo', 'foo-1.0-py3-none-any-x86_64_v3.whl', 'variant', /variant "x86_64_v3"/],
    ['foo', 'foo-1.0-1-py3-none-any-x86_64_v3.whl', 'variant', /variant/],
    ['foo', 'foo-1.0-abc-py3-none-any-x86_64_v3.whl', 'bad-name', /build tag/],
    ['foo', 'foo-1.0-py3-none-any-Loud!.whl', 'bad-name', /build tag/],
    ['foo', 'bar-1.0-py3-none-any-x86_64_v3.whl', 'bad-name', /a wheel of bar, not of foo/],
    ['pydantic', 'pydantic-0.18-py36+-none-any.whl', 'bad-name', /"py36\+"/],
    ['foo', 'bar-1.0-py3-none-any.whl', 'bad-name', /a wheel of bar, not of foo/],
    ['foo', 'foo-1.0-py3-none.whl', 'bad-name', /this one has 4/],
    ['foo', 'foo-1.0-py3-none-any.WHL', 'bad-name', /neither/],
    ['foo', 'foo-1.0-py3-none-any.whl.metadata', 'bad-name', /neither/],
    ['foo', 'bar-1.0.tar.gz', 'bad-name', /not named after foo/],
    ['pytz', 'pytz-2004d.tar.gz', 'bad-name', /"2004d"/],
    ['mpmath', 'mpmath-0.4.src.zip', 'bad-name', /"0.4.src"/],
    ['bottleneck', 'Bottleneck-0.4.3_32bitOS.tar.gz', 'bad-name', /32bitOS/],
    ['librosa', 'librosa-0.2.1.linux-x86_64.tar.gz', 'legacy', /bdist_dumb/],
    ['foo', 'foo-1.0.macosx10.6-x86_64.zip', 'legacy', /macosx10/],
    ['setuptools', 'setuptools-0.6c4-1.src.rpm', 'legacy', /\.rpm/],
    ['foo', 'foo-1.0-py2.7.egg', 'legacy', /\.egg/],
    ['foo', 'foo-1.0.win32-py2.7.EXE', 'legacy', /\.exe/],
    ['foo', 'foo-1.0.msi', 'legacy', /\.msi/],
    ['foo', '../foo-1.0.tar.gz', 'bad-name', /path/],
    ['foo', 'a\\foo-1.0.tar.gz', 'bad-name', /path/],
    ['foo', '', 'bad-name', /neither/],
    ['foo', `foo-1.0-${numbered('a')}-${numbered('b')}-${numbered('c')}.whl`, 'bad-name', /more than 10000 tags/],
  ])('%s: %s is %s', (project, file, why, problem) => {
    const parsed = parseFilename(file, normalizeName(project));
    expect(parsed.kind).toBe('other');
    if (parsed.kind !== 'other') return;
    expect(parsed.why).toBe(why);
    expect(parsed.problem).toMatch(problem);
  });
});

describe('the name of a file of a release that is looked at', () => {
  const raw = 'zope.interface-4.0.tar.gz';
  const zope = normalizeName('zope.interface');

  it('is read once, also where a page names it', () => {
    const read = parseReleaseFilename(raw, zope);
    expect([parseReleaseFilename(raw, zope), parseFilename(raw, zope)].map((other) => other === read)).toEqual([
      true,
      true,
    ]);
  });

  it('is another one for another project', () => {
    parseReleaseFilename(raw, zope);
    expect(parseFilename(raw, normalizeName('zope'))).toMatchObject({ kind: 'other', why: 'bad-name' });
  });

  it('is forgotten where there are too many', () => {
    const read = parseReleaseFilename(raw, zope);
    for (let version = 0; version < 10_000; version += 1) parseReleaseFilename(`demo-${version}.tar.gz`, zope);
    expect(parseFilename(raw, zope)).not.toBe(read);
    expect(parseFilename(raw, zope)).toEqual(read);
  });
});

describe('the files that the index really serves', () => {
  const served = oddReleases.flatMap(({ name, releases }) =>
    Object.values(releases)
      .flat()
      .map(({ filename, packagetype }) => ({ project: normalizeName(name), filename, packagetype })),
  );

  it('are all there', () => {
    expect(oddReleases).toHaveLength(720);
    expect(served.length).toBeGreaterThan(1500);
  });

  it('are wheels, sdists or refused with a reason, never an exception', () => {
    for (const { project, filename, packagetype } of served) {
      const parsed = parseFilename(filename, project);
      if (parsed.kind === 'wheel') expect([filename, packagetype]).toEqual([filename, 'bdist_wheel']);
      if (parsed.kind === 'sdist') expect([filename, packagetype]).toEqual([filename, 'sdist']);
      if (parsed.kind === 'other') expect(parsed.problem.length).toBeGreaterThan(10);
    }
  });

  it('hold the file that pip takes, of the version that was asked for', () => {
    const picks = oddReleases.flatMap(({ name, version, picks: taken }) =>
      Object.values(taken).flatMap((file) => (file === null ? [] : [{ name, version, file }])),
    );
    expect(picks.length).toBeGreaterThan(1500);
    for (const { name, version, file } of picks) {
      const parsed = parseFilename(file, normalizeName(name));
      expect(parsed.kind, file).not.toBe('other');
      if (parsed.kind !== 'other') expect(sameVersion(parsed.version, version), `${file} is of ${version}`).toBe(true);
    }
  });

  it('are of the version that their names say, whatever release they are filed under', () => {
    const strays = oddReleases.flatMap(({ name, releases }) =>
      Object.entries(releases).flatMap(([key, filed]) =>
        filed.flatMap(({ filename }) => {
          const parsed = parseFilename(filename, normalizeName(name));
          return parsed.kind !== 'other' && !sameVersion(parsed.version, key)
            ? [`${filename} under ${key} is ${parsed.version}`]
            : [];
        }),
      ),
    );
    expect(strays).toEqual(
      expect.arrayContaining([
        'traitlets-5.2.2.post0-py3-none-any.whl under 5.2.2 is 5.2.2.post0',
        'docutils-0.15.1-post1.tar.gz under 0.15.1 is 0.15.1.post1',
        'cffi-1.2.0-1.tar.gz under 1.2.0 is 1.2.0.post1',
      ]),
    );
  });

  it('pool under one version where the registry has two spellings of it', () => {
    const pooled = oddReleases.filter(({ releases }) => Object.keys(releases).length > 1);
    expect(pooled.length).toBeGreaterThan(5);
    for (const { version, releases } of pooled)
      expect(Object.keys(releases).every((key) => sameVersion(key, version))).toBe(true);
  });
});

describe('any text', () => {
  const foo = normalizeName('foo');

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (raw, project) => {
        expect(['wheel', 'sdist', 'other']).toContain(parseFilename(raw, normalizeName(project)).kind);
      }),
    );
    const pieces = ['foo', '-', '1.0', 'py3', 'none', 'any', '.', '+', '.whl', '.tar.gz', '.zip', '1', '_', '\0', 'É'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
        const parsed = parseFilename(parts.join(''), foo);
        if (parsed.kind === 'wheel') expect(parsed.tags.length).toBeGreaterThan(0);
        if (parsed.kind !== 'other') expect(parsed.name).toBe(foo);
      }),
      { numRuns: 2000 },
    );
  });

  const long = [...hostile(1000), ...hostile(100_000)];
  it('is answered at once, even 100 kB of it', () => {
    expect(slow(long, (text) => parseFilename(text, normalizeName('a')))).toEqual([]);
  });
});
