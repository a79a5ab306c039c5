// Whole checks of real projects' locks against the golden verdicts, which pypa/packaging and each lock's own tool gave
// (fixtures/corpus/<case>/golden/<target>.<mode>.json). The index's answers are the recordings in fixtures/index/.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import type { Report } from '../../packages/core/src/report/report.ts';
import type { Platform } from '../../packages/core/src/target/target.ts';
import { recordedIndex } from '../recorded-index.ts';

const corpus = join(import.meta.dirname, '../../fixtures/corpus');

interface Golden {
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

async function judged(name: string, golden: Golden): Promise<Report> {
  const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8')) as { lock: string };
  const all = golden.mode === 'all';
  const { target } = golden;
  const platform = platforms[target.arch];
  if (!platform) throw new Error(`no platform for ${target.arch}`);
  return check({
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
    targets: [
      {
        platform,
        python: `${target.python_full_version}${target.python.endsWith('t') ? 't' : ''}`,
        libc: `${target.libc}-${target.libc_version}`,
      },
    ],
    selection: { with: [], without: [], only: [], allGroups: all, extras: [], allExtras: all },
    index: recordedIndex(),
  });
}

/** wheelcheck tells a build from a pure sdist, and names absence `impossible`; the goldens say sdist and none. */
function goldenWord(verdict: string): string {
  return { build: 'sdist', impossible: 'none' }[verdict] ?? verdict;
}

const cases = readdirSync(corpus).filter((name) => name !== 'fastapi-unpinned');

describe.each(cases)('%s', (name) => {
  const goldens = readdirSync(join(corpus, name, 'golden'));

  it.each(goldens)('%s', async (file) => {
    const golden = JSON.parse(readFileSync(join(corpus, name, 'golden', file), 'utf8')) as Golden;
    const report = await judged(name, golden);
    const rows = report.packages.flatMap(({ name: pkg, version, results: [result] }) =>
      result && result.verdict !== 'skipped'
        ? [`${pkg} ${version} ${goldenWord(result.verdict)} ${result.file?.filename ?? null}`]
        : [],
    );
    expect(rows).toEqual(
      golden.packages.map((row) => `${row.name} ${row.version} ${row.verdict} ${row.file}`).toSorted(),
    );
  });
});

describe('fastapi-unpinned', () => {
  it('has no pins: every package is unknown, reason unpinned', async () => {
    const golden = JSON.parse(
      readFileSync(join(corpus, 'fastapi-unpinned/golden/py3.12-musl1.2-x86_64.main.json'), 'utf8'),
    ) as Golden;
    const report = await judged('fastapi-unpinned', golden);
    const rows = report.packages.map(({ name, results }) => [
      name,
      results[0]?.verdict,
      results[0]?.reason,
      results[0]?.rules,
    ]);
    expect(rows).toEqual([
      ['fastapi', 'unknown', 'unpinned', ['WC202']],
      ['uvicorn', 'unknown', 'unpinned', ['WC202']],
    ]);
    expect(report.complete).toBe(false);
  });
});
