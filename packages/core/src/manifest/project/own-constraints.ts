// What the project itself asks for, whatever its lock holds: its dependencies' ranges and its range of Pythons.

import { WheelcheckError } from '../../error.ts';
import type { Marker } from '../../packaging/marker.ts';
import type { PackageName } from '../../packaging/name.ts';
import type { SpecifierSet } from '../../packaging/specifier.ts';
import type { Manifest, ReadSibling } from '../manifest.ts';
import { type Pyproject, readPyproject } from './pyproject.ts';

export interface OwnConstraints {
  readonly constraints: readonly {
    readonly name: PackageName;
    /** Any of these sets must hold. */
    readonly versions: readonly SpecifierSet[];
    readonly marker?: Marker;
    /** Who asks: `pyproject.toml`. */
    readonly by: string;
  }[];
  /** Any of these sets must hold; absent: any Python. */
  readonly requiresPython?: readonly SpecifierSet[];
}

/**
 * Reads the project beside a lock or requirements file. Every group and extra binds: a lock is solved for all of them.
 *
 * A pyproject.toml that cannot be read asks for nothing here; the tool whose lock it is has refused it before.
 */
export async function ownConstraints(manifest: Manifest, sibling: ReadSibling): Promise<OwnConstraints> {
  const project = await readBeside(sibling);
  const asked = [...(manifest.roots ?? []), ...(project?.roots ?? [])];
  const requiresPython = manifest.requiresPython?.anyOf ?? project?.requiresPython?.anyOf;
  return {
    constraints: asked
      .filter(({ versions }) => versions.length > 0)
      .map(({ name, versions, marker }) => ({
        name,
        versions,
        ...(marker ? { marker } : {}),
        by: 'pyproject.toml',
      })),
    ...(requiresPython ? { requiresPython } : {}),
  };
}

async function readBeside(sibling: ReadSibling): Promise<Pyproject | undefined> {
  try {
    const text = await sibling('pyproject.toml');
    return text === undefined ? undefined : readPyproject(text, 'pyproject.toml');
  } catch (error) {
    if (error instanceof WheelcheckError) return undefined;
    throw error;
  }
}
