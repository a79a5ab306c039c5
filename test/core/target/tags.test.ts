// The ordered tags against pypa/packaging 26.3, element by element: fixtures/tags/, made by scripts/record/record-tags.py.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatTag } from '../../../packages/core/src/packaging/tag.ts';
import { parseLibc } from '../../../packages/core/src/target/libc.ts';
import { parsePythonVersion, pythonOf } from '../../../packages/core/src/target/python-version.ts';
import { tags } from '../../../packages/core/src/target/tags.ts';
import type { Libc, Python } from '../../../packages/core/src/target/target.ts';
import type { Arch } from '../../../packages/core/src/target/platform.ts';

interface Golden {
  readonly python: string;
  readonly libc: string;
  readonly arch: Arch;
  readonly count: number;
  readonly platforms: readonly string[];
  /** `cp312-abi3-*` stands for that with every platform. */
  readonly tags: readonly string[];
}

const folder = join(import.meta.dirname, '../../../fixtures/tags');
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, golden: readGolden(name) }));

function readGolden(name: string): Golden {
  const golden: Golden = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return golden;
}

function python(text: string): Python {
  const parsed = parsePythonVersion(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return pythonOf(parsed.value);
}

function libc(text: string): Libc {
  const parsed = parseLibc(text.replace(/(?=\d)/, '-'));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const of = (version: string, library: string, arch: Arch) => tags(python(version), libc(library), arch).map(formatTag);

describe('the order of packaging 26.3', () => {
  it('is recorded for every architecture and every line of Pythons', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(108);
    expect(new Set(goldens.map(({ golden }) => golden.arch)).size).toBe(9);
  });

  it.each(goldens)('$name', ({ golden }) => {
    const expected = golden.tags.flatMap((entry) =>
      entry.endsWith('-*') ? golden.platforms.map((platform) => entry.slice(0, -1) + platform) : [entry],
    );
    expect(expected).toHaveLength(golden.count);
    // A 2.7 of the images is cp27mu; the recorder answered packaging the same way.
    expect(of(golden.python, golden.libc, golden.arch)).toEqual(expected);
  });
});

describe('what the order means', () => {
  it('puts the plain linux tag first, then the newest glibc, each old name behind its number', () => {
    expect(of('3.12', 'glibc2.17', 'x86_64').slice(0, 4)).toEqual([
      'cp312-cp312-linux_x86_64',
      'cp312-cp312-manylinux_2_17_x86_64',
      'cp312-cp312-manylinux2014_x86_64',
      'cp312-cp312-manylinux_2_16_x86_64',
    ]);
  });

  it('gives abi3t to free-threaded interpreters alone, and abi3 to none of them', () => {
    expect(of('3.15t', 'musl1.2', 'x86_64').filter((tag) => tag.includes('-abi3-'))).toEqual([]);
    expect(of('3.15', 'musl1.2', 'x86_64').filter((tag) => tag.includes('-abi3t-'))).toEqual([]);
    expect(of('3.15t', 'musl1.2', 'x86_64')).toContain('cp315-abi3t-musllinux_1_2_x86_64');
  });

  it('has no manylinux for armv6l and for soft-float armv5tel', () => {
    for (const arch of ['armv6l', 'armv5tel'] as const) {
      expect(of('3.12', 'glibc2.41', arch).filter((tag) => tag.includes('manylinux'))).toEqual([]);
    }
  });

  it('takes cpXY-none only for its own minor, pyXY-none for older ones too', () => {
    const own = of('3.12', 'musl1.2', 'x86_64');
    expect(own).toContain('cp312-none-any');
    expect(own).not.toContain('cp311-none-any');
    expect(own).toContain('py39-none-any');
    expect(own).not.toContain('py313-none-any');
    expect(own).not.toContain('cp3-none-any');
  });

  it('names no tag twice', () => {
    const all = of('3.14', 'glibc2.41', 'x86_64');
    expect(new Set(all).size).toBe(all.length);
  });
});
