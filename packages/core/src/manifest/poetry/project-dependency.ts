// One dependency in the standard's spelling (PEP 508), as `[project]` and `[dependency-groups]` have it.

import { parseRequirement } from '../../packaging/requirement.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { extrasNamed } from '../../packaging/marker-extras.ts';
import type { PoetryDependency } from './poetry-dependency.ts';
import { brokenAt, type Place } from '../../toml/toml-table.ts';

/**
 * @param extra the extra of the project that brings it, for `[project.optional-dependencies]`
 * @throws WheelcheckError where the text is no requirement
 */
export function projectDependency(text: string, place: Place, extra?: PackageName): PoetryDependency {
  const parsed = parseRequirement(text);
  if (!parsed.ok) throw brokenAt(place, `${JSON.stringify(text)} is no requirement: ${parsed.problem}`);
  const { name, extras, specifiers, url, marker } = parsed.value;
  const inExtras = extra === undefined ? (marker ? extrasNamed(marker) : []) : [extra];
  return {
    name,
    versions: specifiers.specifiers.length === 0 ? [] : [specifiers],
    extras: extras.map(normalizeName),
    optional: inExtras.length > 0,
    inExtras,
    ...(marker ? { marker } : {}),
    ...(url === undefined ? {} : { from: url, direct: { kind: 'url', address: url } }),
  };
}
