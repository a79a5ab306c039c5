// What was resolved on one target → the rows of the files with versions, and rows for what these bring.

import type { Input } from '../manifest/input.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { Resolved } from '../resolve/resolve.ts';
import type { Target } from '../target/target.ts';
import { lineOf, rangeOf } from './problem-of.ts';

/** Makes rows; the same version on two targets is the same row. */
export interface RowMaker {
  /** @param installed the rows that are installed on the target */
  inputs(
    inputs: readonly Input[],
    installed: ReadonlySet<LockedPackage>,
    packages: ReadonlyMap<PackageName, Resolved>,
    target: Pick<Target, 'pip'>,
  ): readonly Input[];
}

export function createRowMaker(): RowMaker {
  const made = new Map<string, LockedPackage>();

  function once(key: string, make: () => LockedPackage): LockedPackage {
    const row = made.get(key) ?? make();
    made.set(key, row);
    return row;
  }

  /** A line without a pin, with the version that it came to. */
  function pinned(row: LockedPackage, { option, extras }: Resolved, pip: string | undefined): LockedPackage {
    const { version } = option;
    if (row.version !== undefined || row.source.kind !== 'index' || !version) return row;
    // Nobody knows whether this version is what is asked for.
    if (!rangeOf(row, pip)) return row;
    const all = [...new Set([...row.extras, ...extras.map(normalizeName)])].toSorted();
    return once(JSON.stringify([lineOf(row), row.markerText, row.name, version.text, all]), () => {
      const { specifier, ...rest } = row;
      const written = writtenOf([...(row.writtenExtras ?? row.extras), ...extras]);
      return { ...rest, ...written, version: version.text, extras: all, resolved: { path: [], specifier } };
    });
  }

  /** What no line names stands where the line stands that leads to it, and is installed with that line's groups. */
  function brought({ option, extras: spelled, path }: Resolved, root: LockedPackage): LockedPackage {
    const extras = [...new Set(spelled.map(normalizeName))].toSorted();
    const { name, version, address } = option;
    return once(JSON.stringify([lineOf(root), name, version?.text, address, extras, path]), () => ({
      name,
      ...(version ? { version: version.text } : {}),
      groups: root.groups,
      extras,
      ...writtenOf(spelled),
      requires: [],
      source: address === undefined ? { kind: 'index' } : { kind: 'url', url: address },
      resolved: { path },
      at: root.at,
    }));
  }

  return {
    inputs(inputs, installed, packages, { pip }) {
      const named = new Set([...installed].map(({ name }) => name));
      const others = [...packages.values()].filter(({ option }) => !named.has(option.name));
      return inputs.map((input) => {
        const { manifest } = input;
        const own = manifest.packages.map((row) => {
          const resolved = installed.has(row) ? packages.get(row.name) : undefined;
          return resolved ? pinned(row, resolved, pip) : row;
        });
        const added = others.flatMap((resolved) => {
          const root = manifest.packages.find((row) => installed.has(row) && lineOf(row) === resolved.root.by);
          return root ? [brought(resolved, root)] : [];
        });
        return { ...input, manifest: { ...manifest, packages: [...own, ...added] } };
      });
    },
  };
}

/** Old pips tell spellings apart, and what asks for the package has one of them. */
function writtenOf(spelled: readonly string[]): Pick<LockedPackage, 'writtenExtras'> {
  return spelled.every((extra) => normalizeName(extra) === extra) ? {} : { writtenExtras: [...new Set(spelled)] };
}
