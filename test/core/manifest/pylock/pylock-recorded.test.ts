// What packaging, and so pip, selects from a pylock.toml, file for file, against whole checks: fixtures/manifests/pylock.toml/.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../../packages/core/src/check.ts';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { pylock } from '../../../../packages/core/src/manifest/pylock/pylock.ts';
import { evaluateMarker } from '../../../../packages/core/src/packaging/marker.ts';
import type { ReportPackage } from '../../../../packages/core/src/report/report.ts';
import type { Platform } from '../../../../packages/core/src/target/platform.ts';
import { recordedIndex } from '../../../support/recorded-index.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';

interface Run {
  readonly python: string;
  readonly libc: string;
  readonly arch: string;
  readonly groups: readonly string[];
  readonly extras: readonly string[];
  /** For which pip refuses the whole file there. */
  readonly error: 'environments' | 'python' | 'clash' | 'none' | null;
  readonly rows: readonly string[];
}

const fixtures = new URL('../../../../fixtures/', import.meta.url);
const folder = new URL('manifests/pylock.toml/', fixtures);
const read = (path: string): string => readFileSync(new URL(path, fixtures), 'utf8');
const locks = [
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'corpus')
    .map(({ name }) => ({
      name,
      lock: `manifests/pylock.toml/${name}/pylock.toml`,
      runs: `manifests/pylock.toml/${name}/expected.json`,
    })),
  ...readdirSync(new URL('corpus/', folder)).map((file) => ({
    name: file.replace('.json', ''),
    lock: `corpus/${file.replace('.json', '')}/pylock.toml`,
    runs: `manifests/pylock.toml/corpus/${file}`,
  })),
];

const index = recordedIndex();

const platforms: Readonly<Record<string, Platform>> = {
  x86_64: 'linux/amd64',
  aarch64: 'linux/arm64',
  armv7l: 'linux/arm/v7',
  ppc64le: 'linux/ppc64le',
};

/** As the recording writes it: `name version file`, what is left out not at all. */
function rowOf({ name, version, results: [result] }: ReportPackage): readonly string[] {
  if (!result) throw new Error(`${name} has no result`);
  const row = (last: string): readonly string[] => [`${name} ${version ?? '-'} ${last}`];
  // The project itself is a directory to packaging, and of no interest to the reader of a report
  if (result.reason === 'project' || result.reason === 'direct-reference') return row('-');
  if (result.verdict === 'skipped') return [];
  if (result.reason === 'conflict') return row('clash');
  if (result.reason === 'requires-python') return row('python');
  return row(result.file?.filename ?? 'none');
}

test('the locks are there', () => {
  expect(locks.length).toBeGreaterThan(12);
});

describe.each(locks)('$name', ({ lock, runs: file }) => {
  const text = read(lock);
  const { runs } = JSON.parse(read(file)) as { readonly runs: readonly Run[] };
  const manifest = readWith(pylock, text, 'pylock.toml', async () => undefined);

  test.each(runs)('$python $libc $arch, groups $groups, extras $extras', async (run) => {
    const { python, libc, arch, groups, extras, error, rows } = run;
    const platform = platforms[arch];
    if (!platform) throw new Error(`no platform for ${arch}`);
    const report = await check({
      files: [{ path: 'pylock.toml', text, sibling: async () => undefined }],
      // What would help is no matter here: for a target that is merely tried it is not looked for.
      targets: [{ platform, python, libc: libc.replace(/(?=\d)/, '-'), tried: true }],
      selection: { ...nothingAsked, only: groups, extras },
      index,
    });
    const { environments } = await manifest;
    const machine = linux(python.replace('t', ''), arch);
    const outside = environments?.anyOf.every(({ marker }) => evaluateMarker(marker, machine) === false) ?? false;
    const results = report.packages.flatMap((pkg) => pkg.results);
    const found = {
      python:
        report.diagnostics.some(({ rule }) => rule === 'WC103') ||
        results.some(({ reason }) => reason === 'requires-python'),
      clash: results.some(({ reason }) => reason === 'conflict'),
      none: results.some(({ verdict, reason }) => verdict === 'impossible' && reason !== 'conflict'),
      environments: outside,
    };
    if (error === null) expect(found).toEqual({ python: false, clash: false, none: false, environments: false });
    else expect(found).toMatchObject({ [error]: true });
    if (outside) {
      expect(results.every(({ verdict }) => verdict === 'skipped')).toBe(true);
      return;
    }
    const ours = report.packages.flatMap(rowOf);
    expect(ours.toSorted()).toEqual(rows.map(withoutArchiveNames(ours)).toSorted());
  });
});

/** An archive that is a wheel is judged by its name, where packaging only hands it on. */
function withoutArchiveNames(ours: readonly string[]): (row: string) => string {
  return (row) => (row.endsWith(' -') ? (ours.find((own) => own.startsWith(row.slice(0, -1))) ?? row) : row);
}

describe('what packaging refuses is refused, or said, and nothing else is', () => {
  const { texts } = JSON.parse(read('manifests/pylock.toml/invalid.json')) as {
    readonly texts: readonly { readonly text: string; readonly problem: string | null }[];
  };

  test.each(texts)('$problem', async ({ text, problem }) => {
    expect(await complaint(text)).toBe(problem !== null);
  });

  async function complaint(text: string): Promise<boolean> {
    try {
      const { diagnostics } = await readWith(pylock, text, 'pylock.toml', async () => undefined);
      return diagnostics.some(({ kind }) => kind === 'refused-file');
    } catch (error) {
      if (error instanceof WheelcheckError) return true;
      throw error;
    }
  }
});
