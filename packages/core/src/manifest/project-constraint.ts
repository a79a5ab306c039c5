// Something that the project itself asks of a package, whatever its lock holds.

import type { Marker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import type { SpecifierSet } from '../packaging/specifier.ts';

export interface ProjectConstraint {
  readonly name: PackageName;
  /** Any of these sets must hold. */
  readonly versions: readonly SpecifierSet[];
  readonly marker?: Marker;
  /** Who asks: `pyproject.toml`, `constraints.txt:3`. */
  readonly by: string;
  /** The lines of that file, where it stands beside the one that is read and names the package. */
  readonly lines?: readonly number[];
}

/** What a project says of itself beside its lock. */
export interface OwnConstraints {
  readonly constraints: readonly ProjectConstraint[];
  /** Any of these sets must hold; absent: any Python. */
  readonly requiresPython?: readonly SpecifierSet[];
}
