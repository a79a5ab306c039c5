import type { LockedPackage } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import { specifierSet, type SpecifierSet } from '../packaging/specifier.ts';
import { type LineReading, specifiersOf } from './problem-of.ts';

/** The lines on projects of an index. */
export interface IndexRows {
  /** The first line on a project of which the test holds. */
  readonly find: (name: PackageName, test: (row: LockedPackage) => boolean) => LockedPackage | undefined;
  /** The first that says which version. */
  readonly pin: (name: PackageName) => LockedPackage | undefined;
  /** What all lines on a project ask for together; undefined where there is none. */
  readonly range: (name: PackageName, reading: LineReading) => SpecifierSet | undefined;
}

/** By name: each of ten thousand lines would else be looked for among all of them, several times. */
export function indexRows(packages: readonly LockedPackage[]): IndexRows {
  const rows = new Map<PackageName, LockedPackage[]>();
  for (const row of packages) {
    if (row.source.kind !== 'index') continue;
    const others = rows.get(row.name);
    if (others) others.push(row);
    else rows.set(row.name, [row]);
  }
  const find: IndexRows['find'] = (name, test) => rows.get(name)?.find(test);
  return {
    find,
    pin: (name) => find(name, ({ version }) => version !== undefined),
    range(name, reading) {
      const ofName = rows.get(name);
      return ofName && specifierSet(ofName.flatMap((row) => specifiersOf(row, reading)?.specifiers ?? []));
    },
  };
}
