// What Poetry would install of the corpus locks, on ten targets each: fixtures/corpus/*-poetry-*/golden/TARGET.MODE.json.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Selection } from '../../../../packages/core/src/manifest/selection.ts';
import { poetryLock } from '../../../../packages/core/src/manifest/poetry/poetry-lock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';

interface Golden {
  readonly target: {
    readonly id: string;
    readonly python: string;
    readonly python_full_version: string;
    readonly arch: string;
  };
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

const corpus = new URL('../../../../fixtures/corpus/', import.meta.url);
const cases = readdirSync(corpus).filter((name) => name.includes('-poetry-'));
const everything: Selection = { ...nothingAsked, allGroups: true, allExtras: true };

describe.each(cases)('%s', (name) => {
  const folder = new URL(`${name}/`, corpus);
  const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
  const goldens = readdirSync(new URL('golden/', folder));

  test('has goldens for ten targets', () => {
    expect(new Set(goldens.map((file) => file.replace(/\.(?:main|all)\.json$/, ''))).size).toBe(10);
  });

  test.each(goldens)('%s', async (file) => {
    const golden: Golden = JSON.parse(read(`golden/${file}`));
    const manifest = await readWith(poetryLock, read('poetry.lock'), 'poetry.lock', async (path) =>
      path === 'pyproject.toml' ? read(path) : undefined,
    );
    const environment = linux(golden.target.python_full_version, golden.target.arch);
    const selected = await select(manifest, file.endsWith('.all.json') ? everything : nothingAsked, environment);
    const installed = selected.flatMap((one) =>
      one.state === 'installed' ? [`${one.package.name} ${one.package.version}`] : [],
    );
    expect(installed.toSorted()).toEqual(golden.packages.map((row) => `${row.name} ${row.version}`).toSorted());
    expect(selected.map((one) => one.package)).toEqual(manifest.packages);
    expect(manifest.diagnostics).toEqual([]);
    expect(manifest.remarks).toEqual([]);
  });
});
