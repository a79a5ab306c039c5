// Which lines people change for another version of a package.

import { expect, it } from 'vitest';
import type { FormatName } from '../../../packages/core/src/manifest/format-traits.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { type ChangedLine, changedLines } from '../../../packages/core/src/report/changed-lines.ts';
import type { CheckedPackage } from '../../../packages/core/src/rules/matter.ts';

const name = normalizeName('cffi');
const at = { path: 'requirements.txt', line: 4 };

it.each<[what: string, format: FormatName, pkg: Partial<LockedPackage>, line: ChangedLine | null]>([
  ['a pin', 'requirements.txt', {}, at],
  ['a range', 'requirements.txt', { resolved: { path: [], specifier: '<1.15' } }, at],
  [
    'a pin in a constraints file',
    'requirements.txt',
    { pinnedAt: { path: 'c.txt', line: 2 } },
    { path: 'c.txt', line: 2 },
  ],
  ['what another package brings', 'requirements.txt', { resolved: { path: [normalizeName('cryptography')] } }, null],
  ['what a project in a folder asks for', 'requirements.txt', { requiredBy: [{ name, folder: '.' }] }, null],
  ['a lock', 'poetry.lock', {}, { ...at, lock: 'poetry.lock' }],
])('%s', (_, format, pkg, line) => {
  const locked = { name, version: '1.14.5', at, ...pkg } as LockedPackage;
  const manifest = { format } as CheckedPackage['manifest'];
  expect(changedLines([{ manifest, pkg: locked } as CheckedPackage])(locked)).toEqual(line);
});
