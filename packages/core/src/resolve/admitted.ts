// Which versions pip's finder leaves of a project for a set of specifiers.

import { namesPrerelease, pinOf, type SpecifierSet } from '../packaging/specifier.ts';
import { isPrerelease } from '../packaging/version.ts';
import { inRange } from './in-range.ts';
import type { Option } from './universe.ts';

/**
 * Pre-releases only where the specifiers name one or no final version is left (PEP 440, packaging's `filter`); yanked
 * versions only where a pin admits nothing else (PEP 592, pip's `iter_index_candidate_infos`).
 *
 * @param prereleases true admits them everywhere (`--pre`)
 */
export function admitted(
  options: readonly Option[],
  specifiers: SpecifierSet,
  prereleases: boolean,
): readonly Option[] {
  const there = inRange(options, specifiers);
  const finals =
    prereleases || namesPrerelease(specifiers)
      ? there
      : there.filter(({ version }) => version === undefined || !isPrerelease(version));
  const left = finals.length > 0 ? finals : there;
  const standing = left.filter(({ yanked }) => !yanked);
  return standing.length > 0 || pinOf(specifiers) === undefined ? standing : left;
}
