// What a built module needs when it runs: a build stage, or removing what built it, takes the libraries away with their headers.

import { listWords } from '../../text/list-words.ts';
import type { Language } from '../../sdist/sdist-reading.ts';
import type { PackageManager } from './build-needs.ts';
import { runtimeOf, type Library } from './library.ts';
import type { DistroRelease } from './release-condition.ts';

/**
 * One sentence, or none where nothing is known to be needed besides what the image holds.
 *
 * @param libraries those that the build uses here
 * @param languages what it compiles: libstdc++ and libgcc are in every Debian, and in no Alpine
 * @param held packages of the image
 */
export function runtimeNote(
  libraries: readonly Library[],
  languages: readonly Language[],
  manager: PackageManager,
  release: DistroRelease,
  held: ReadonlySet<string>,
): readonly string[] {
  const found = libraries.map((library) => runtimeOf(library, manager, release));
  const names = [...new Set(found.flatMap((each) => each ?? []))].filter((name) => !held.has(name)).toSorted();
  if (names.length === 0) return [];
  const bare = manager === 'apk' && (languages.includes('c++') || languages.includes('rust'));
  const more = bare || found.includes(null) ? ', among others,' : '';
  return [`When it runs it needs${more} ${listWords(names)} in the image.`];
}
