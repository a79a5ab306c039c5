// What a built module needs when it runs: a build stage, or removing what built it, takes the libraries away with their headers.

import type { Language } from '../../sdist/sdist-reading.ts';
import type { PackageManager } from './build-needs.ts';
import { runtimeOf, type Library } from './library.ts';
import type { DistroRelease } from './release-condition.ts';

/** What is known to be needed besides what the image holds. */
export interface Runtime {
  /** Packages, sorted. */
  readonly names: readonly string[];
  /** False where there are others, not known by name. */
  readonly complete: boolean;
}

/**
 * The packages whose libraries the built module loads.
 *
 * @param libraries those that the build uses here
 * @param languages what it compiles: libstdc++ and libgcc are in every Debian, and in no Alpine
 * @param held packages of the image
 */
export function runtimeNeeds(
  libraries: readonly Library[],
  languages: readonly Language[],
  manager: PackageManager,
  release: DistroRelease,
  held: ReadonlySet<string>,
): Runtime {
  const found = libraries.map((library) => runtimeOf(library, manager, release));
  const names = [...new Set(found.flatMap((each) => each ?? []))].filter((name) => !held.has(name)).toSorted();
  const bare = manager === 'apk' && (languages.includes('c++') || languages.includes('rust'));
  return { names, complete: !bare && !found.includes(null) };
}
