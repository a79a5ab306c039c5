// Releases that are known to compile on a Python that is newer than they are.

import type { PackageName } from '../packaging/name.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Release } from '../target/target.ts';
import { compileRows } from './compile-rows.ts';
import { isBefore } from './is-before.ts';
import { builtTable } from './toolchain/tables/built-table.ts';

/** The Python of the releases on which builds were recorded. */
const pythonOf: ReadonlyMap<string, Release> = new Map([
  ['debian 12', [3, 11]],
  ['debian 13', [3, 13]],
]);

export function compilesOn(name: PackageName, version: string, python: Release): boolean {
  const parsed = parseVersion(version);
  const isTried = compileRows.some((row) => {
    const range = parseSpecifiers(row.versions);
    return (
      row.name === name &&
      isBefore(python, row.until) &&
      parsed.ok &&
      range.ok &&
      satisfies(parsed.value, range.value, true)
    );
  });
  return isTried || isBuilt(name, version, python);
}

const built: readonly string[] = builtTable.split('\n');

function isBuilt(name: PackageName, version: string, [major, minor]: Release): boolean {
  return [...pythonOf].some(
    ([release, own]) =>
      own[0] === major && own[1] === minor && built.some((row) => row.startsWith(`${release}|${name}|${version}|`)),
  );
}
