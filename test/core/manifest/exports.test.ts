// What `poetry export` and `pdm export` list, on four machines, equal to what select installs: fixtures/exports.json, made by scripts/record/record-exports.py.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Selection } from '../../../packages/core/src/manifest/selection.ts';
import { select } from '../../../packages/core/src/select/select.ts';
import { linux } from './machines.ts';
import { readManifest } from '../../support/read-manifest.ts';

interface Export {
  readonly case: string;
  readonly command: string;
  readonly selection: Partial<Selection>;
  readonly python: string;
  readonly machine: string;
  readonly installed: readonly string[];
}

const fixtures = join(import.meta.dirname, '../../../fixtures');
const exports = JSON.parse(readFileSync(join(fixtures, 'exports.json'), 'utf8')) as readonly Export[];
const nothingAsked: Selection = { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false };

describe('exports of the tools themselves', () => {
  it('are of two tools, on four machines', () => {
    expect(new Set(exports.map(({ command }) => command.split(' ')[0]))).toEqual(new Set(['poetry', 'pdm']));
    expect(new Set(exports.map(({ machine }) => machine)).size).toBe(4);
  });

  it.each(exports)('$case: $command, Python $python on $machine', async (row) => {
    const folder = join(fixtures, 'corpus', row.case);
    const lock = existsSync(join(folder, 'poetry.lock')) ? 'poetry.lock' : 'pdm.lock';
    const manifest = await readManifest(lock, readFileSync(join(folder, lock), 'utf8'), async (path) => {
      const file = join(folder, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    });
    const selected = await select(manifest, { ...nothingAsked, ...row.selection }, linux(row.python, row.machine));
    const installed = selected.flatMap((one) =>
      one.state === 'installed' ? [`${one.package.name} ${one.package.version}`] : [],
    );
    expect([...new Set(installed)].toSorted()).toEqual(row.installed);
  });
});
