// Real projects' locks with golden verdicts, which pypa/packaging and each lock's own tool gave: fixtures/corpus/<case>/golden/<target>.<mode>.json.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { check } from '../../packages/core/src/check.ts';
import type { IndexSource } from '../../packages/core/src/run/indexes.ts';
import type { Report } from '../../packages/core/src/report/report.ts';
import type { TargetRequest } from '../../packages/core/src/target/target.ts';
import type { Platform } from '../../packages/core/src/target/platform.ts';

export const corpus: string = join(import.meta.dirname, '../../fixtures/corpus');

export interface Golden {
  readonly mode: 'main' | 'all';
  readonly target: {
    readonly id: string;
    readonly python: string;
    readonly python_full_version: string;
    readonly libc: string;
    readonly libc_version: string;
    readonly arch: string;
  };
  readonly packages: readonly {
    name: string;
    version: string;
    verdict: 'wheel' | 'sdist' | 'none';
    file: string | null;
  }[];
}

const platforms: Readonly<Record<string, Platform>> = {
  x86_64: 'linux/amd64',
  aarch64: 'linux/arm64',
  armv7l: 'linux/arm/v7',
  i686: 'linux/386',
  ppc64le: 'linux/ppc64le',
};

/** A golden's target as the flags would have it. */
export function targetOf({ target }: Golden): TargetRequest {
  const platform = platforms[target.arch];
  if (!platform) throw new Error(`no platform for ${target.arch}`);
  return {
    platform,
    python: `${target.python_full_version}${target.python.endsWith('t') ? 't' : ''}`,
    libc: `${target.libc}-${target.libc_version}`,
  };
}

/**
 * Checks a case on the target and in the mode of one of its goldens.
 *
 * @param tried for verdicts alone: for a target that is merely tried, ways out are not looked for
 */
export async function judged(name: string, golden: Golden, index: IndexSource, tried = false): Promise<Report> {
  const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8')) as { lock: string };
  const all = golden.mode === 'all';
  return check({
    resolve: false,
    files: [
      {
        path: lock,
        text: readFileSync(join(corpus, name, lock), 'utf8'),
        sibling: async (path) => {
          const file = join(corpus, name, posix.join(dirname(lock), path));
          return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
        },
      },
    ],
    targets: [{ ...targetOf(golden), ...(tried ? { tried } : {}) }],
    selection: { with: [], without: [], only: [], allGroups: all, extras: [], allExtras: all },
    index,
  });
}

/** wheelcheck tells a build from a pure sdist, and names absence `impossible`; the goldens say sdist and none. */
function goldenWord(verdict: string): string {
  return { build: 'sdist', impossible: 'none' }[verdict] ?? verdict;
}

/** The goldens of a case, by file name. */
export function goldensOf(name: string): readonly string[] {
  return readdirSync(join(corpus, name, 'golden'));
}

export function readGolden(name: string, file: string): Golden {
  return JSON.parse(readFileSync(join(corpus, name, 'golden', file), 'utf8')) as Golden;
}

/** `name version verdict file`, one row for each package that is installed. */
export function reportRows(report: Report): readonly string[] {
  return report.packages.flatMap(({ name, version, results: [result] }) =>
    result && result.verdict !== 'skipped'
      ? [`${name} ${version} ${goldenWord(result.verdict)} ${result.file?.filename ?? null}`]
      : [],
  );
}

export function goldenRows({ packages }: Golden): readonly string[] {
  return packages.map((row) => `${row.name} ${row.version} ${row.verdict} ${row.file}`).toSorted();
}
