// What a built module needs when it runs: a build stage, or removing what built it, takes the libraries away with their headers.

import type { Language } from '../../sdist/sdist-reading.ts';
import type { Target } from '../../target/target.ts';
import type { PackageManager } from './build-needs.ts';
import { heldBy } from './held-by.ts';
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
 * The packages whose libraries the built module loads. Those of the image that runs it count: a full image has every
 * library beside its headers, and the slim one that a virtual environment is copied into has neither.
 *
 * @param libraries those that the build uses here
 * @param languages what it compiles: libstdc++ and libgcc are in every Debian, and in no Alpine
 * @param release that of the image it is built in: another one's names mean other versions of the libraries
 */
export function runtimeNeeds(
  libraries: readonly Library[],
  languages: readonly Language[],
  manager: PackageManager,
  release: DistroRelease,
  target: Target,
): Runtime {
  const held = new Set([...heldBy(target.runtime ?? target)].map(withoutTime64));
  const found = libraries.map((library) => runtimeOf(library, manager, release));
  const needed = new Set(found.flatMap((each) => each ?? []));
  const names = [...needed].filter((name) => !held.has(withoutTime64(name))).toSorted();
  const bare = manager === 'apk' && (languages.includes('c++') || languages.includes('rust'));
  return { names, complete: !bare && !found.includes(null) };
}

/** Debian 13 renamed libraries for 64-bit times, and those still go by their former names: libpng16-16t64 is libpng16-16. */
function withoutTime64(name: string): string {
  return name.replace(/t64$/, '');
}
