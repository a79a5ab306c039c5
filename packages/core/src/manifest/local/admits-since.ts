// Whether the version of a backend that a project asks for reads [project] at all.

import { normalizeName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { satisfies } from '../../packaging/specifier.ts';
import { compareVersions, parseVersion, type Version } from '../../packaging/version.ts';

/**
 * Whether `build-system.requires` lets in a version of the backend from `since` on; pip takes the newest.
 *
 * @param requires as written
 * @param backend normalised
 */
export function admitsSince(requires: readonly string[], backend: string, since: string): boolean {
  const least = versionOf(since);
  return requires.every((text) => {
    const requirement = parseRequirement(text);
    if (!requirement.ok || normalizeName(requirement.value.name) !== backend || !least) return true;
    const { specifiers } = requirement.value;
    // What a set admits is found at its own bounds, or above all of them
    const candidates = [least, versionOf('99999'), ...specifiers.specifiers.map(({ base }) => base)];
    return candidates.some(
      (version) => version && compareVersions(version, least) >= 0 && satisfies(version, specifiers, true),
    );
  });
}

function versionOf(text: string): Version | undefined {
  const version = parseVersion(text);
  return version.ok ? version.value : undefined;
}
