// The minor versions of Python that the table has, and the newest of each.

import { compareDotted } from '../../text/compare-dotted.ts';
import { imageTable } from './image-table.ts';
import { comparePythonVersions, parsePythonVersion, type PythonVersion } from '../../target/python-version.ts';
import type { Release } from '../../target/target.ts';

let found: { final: string; rc: string; byMinor: ReadonlyMap<string, PythonVersion> } | undefined;

/** The newest minor with a final release, the newest with pre-releases, and the newest version of each minor. */
export function newestMinors(): NonNullable<typeof found> {
  if (found !== undefined) return found;
  const byMinor = new Map<string, PythonVersion>();
  let final = '0.0';
  let rc = '0.0';
  for (const [tag, { python }] of imageTable()) {
    const version = parsePythonVersion(python);
    if (!version.ok) continue;
    const minor = `${version.value.release[0]}.${version.value.release[1]}`;
    const before = byMinor.get(minor);
    if (before === undefined || comparePythonVersions(version.value, before) > 0) byMinor.set(minor, version.value);
    if (tag === minor && compareDotted(minor, final) > 0) final = minor;
    if (tag === `${minor}-rc` && compareDotted(minor, rc) > 0) rc = minor;
  }
  found = { final, rc, byMinor };
  return found;
}

/** The newest version (with its patch) that the table has of a minor such as `3.12`; undefined for an unknown minor. */
export function newestPatch(minor: string): PythonVersion | undefined {
  return newestMinors().byMinor.get(minor);
}

/** Other minors of the same major with a final release, nearest first; `place` counts from 1, later before earlier. */
export function otherMinors([major, own]: Release): readonly { readonly minor: string; readonly place: number }[] {
  const minors = [...imageTable().keys()].filter((tag) => /^\d+\.\d+$/.test(tag) && tag.startsWith(`${major}.`));
  return minors
    .toSorted(compareDotted)
    .map((minor) => ({ minor, distance: Number(minor.split('.')[1]) - own }))
    .filter(({ distance }) => distance !== 0)
    .map(({ minor, distance }) => ({ minor, place: 2 * Math.abs(distance) - Number(distance > 0) }))
    .toSorted((a, b) => a.place - b.place);
}
