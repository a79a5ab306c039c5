// The generated table: it is what the script makes of the recorded facts, and every row of it can be used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeImages } from '../../../../scripts/make/make-images.mjs';
import { asOf, imageTable } from '../../../../packages/core/src/image/python/image-table.ts';
import { parsePythonTag } from '../../../../packages/core/src/image/python/python-tag.ts';
import { parsePythonVersion } from '../../../../packages/core/src/target/python-version.ts';
import { isPlatform } from '../../../../packages/core/src/target/platform.ts';

const root = join(import.meta.dirname, '../../../..');

interface Recorded {
  readonly asOf: string;
  readonly architectures: readonly (readonly string[])[];
  readonly rows: readonly string[];
}

const recorded: Recorded = JSON.parse(readFileSync(join(root, 'scripts/data/python-images.json'), 'utf8'));
const { bundled }: { readonly bundled: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'scripts/data/pip-versions.json'), 'utf8'),
);

describe('the generated modules', () => {
  it('are what the script makes today', async () => {
    const made = await makeImages();
    expect(Object.keys(made)).toEqual([
      'packages/core/src/image/python/python-images.ts',
      'packages/core/src/image/distribution-rows.ts',
      'packages/core/src/image/system/system-images.ts',
      'packages/core/src/image/listed/listed-images.ts',
    ]);
    for (const [path, text] of Object.entries(made)) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });
});

const pip = (tag: string) => imageTable().get(tag)?.pip;

describe('the table', () => {
  const rows = [...new Set(imageTable().values())];

  it('has every recorded tag, and no tag twice', () => {
    const tags = recorded.rows.flatMap((row) => row.split(' ').slice(5));
    expect(new Set(tags).size).toBe(tags.length);
    expect([...imageTable().keys()].toSorted()).toEqual(tags.toSorted());
    expect(tags.length).toBe(3106);
    expect(rows.length).toBe(recorded.rows.length);
    expect(asOf).toBe(recorded.asOf);
  });

  it('gives every row a Python, a libc and at least one usable platform', () => {
    const broken = rows.filter(
      ({ python, distribution, platforms }) =>
        !parsePythonVersion(python).ok || distribution.libc === undefined || !platforms.some(isPlatform),
    );
    expect(broken).toEqual([]);
  });

  it('fits the libc to the flavour', () => {
    const families = new Set(rows.map((row) => `${row.flavour} ${row.distribution.libc?.family}`));
    expect([...families].toSorted()).toEqual(['alpine musl', 'full glibc', 'slim glibc']);
  });

  it('knows the words of every tag but the onbuild ones, in their order', () => {
    const odd = [...imageTable()].filter(([tag, row]) => parsePythonTag(tag)?.flavour !== row.flavour);
    expect(odd).toEqual([]);
    expect(parsePythonTag('3.12-trixie-slim')).toBeUndefined();
    expect(parsePythonTag('3.12-slim-trixie')).toMatchObject({
      prefix: '3.12',
      suffix: 'slim-trixie',
      release: 'trixie',
    });
    expect(parsePythonTag('latest')).toMatchObject({ prefix: '', suffix: '', flavour: 'full' });
    expect(parsePythonTag('rc-alpine')).toMatchObject({ prefix: 'rc', suffix: 'alpine', rc: true });
  });

  it('takes the pip that the Dockerfile pinned, else the one that ensurepip bundles', () => {
    expect(pip('3.7-slim')).toBe('23.0.1');
    expect(pip('2.7')).toBe('20.0.2');
    // One patch, pins of different days: Alpine 3.10 had left when pip was raised.
    expect([pip('3.5.9-alpine3.10'), pip('3.5.9')]).toEqual(['20.1.1', '20.2.2']);
    expect(pip('3.12.8-alpine')).toBe('24.3.1');
    expect(pip('3.12')).toBe(bundled['3.12.14']);
    expect(pip('3.14')).toBe('26.2.1');
    // Not found: neither pinned nor recorded.
    expect(pip('3.15.0b4')).toBeUndefined();
    expect(pip('2.7.7')).toBeUndefined();
  });

  it('lists a bundled pip only for Pythons that have images', () => {
    const pythons = new Set(rows.map((row) => row.python));
    expect(Object.keys(bundled).filter((python) => !pythons.has(python))).toEqual([]);
  });
});
