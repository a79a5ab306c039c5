// The Pythons that a manifest is for, once it is known which groups are asked for.

import { isBeside } from '../manifest/is-beside.ts';
import type { Manifest, PythonRange } from '../manifest/manifest.ts';
import type { Selection } from '../manifest/selection.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import { wantedOf } from './wanted.ts';

/**
 * Narrows the manifest's range of Pythons by those of the groups that are asked for: `uv sync --group dev` refuses a Python
 * outside of the group's range altogether, and not only what is in the group.
 *
 * @throws WheelcheckError `usage` for groups that the file does not have
 */
export function boundByGroups(manifest: Manifest, selection: Selection): Manifest {
  const { groups } = wantedOf(manifest, selection);
  const { lockedPython: stops, pythonsBeside = [] } = selection.unnamed ?? {};
  if (stops === false) return withoutLocked(manifest);
  if (stops === true && manifest.lockedPython)
    return isBeside(manifest.lockedPython, pythonsBeside) ? manifest : boundByLock(manifest, manifest.lockedPython);
  if (!manifest.groupPythons) return manifest;
  const asked = [...manifest.groupPythons].filter(([group]) => groups.has(group));
  if (asked.length === 0) return manifest;
  const own = manifest.requiresPython;
  const words = asked.map(([group, { text }]) => `with group ${group} ${text}`);
  // Both are a uv.lock's, whose ranges know no `||`.
  const all = [...(own?.anyOf ?? []), ...asked.flatMap(([, { anyOf }]) => anyOf)];
  const both = parseSpecifiers(all.map(({ text }) => text).join(','));
  if (!both.ok) return manifest;
  return {
    ...manifest,
    requiresPython: { text: [...(own ? [own.text] : []), ...words].join(', '), anyOf: [both.value] },
  };
}

/** What the header says of other Pythons is said of each package then. */
function boundByLock(manifest: Manifest, requiresPython: PythonRange): Manifest {
  return { ...withoutLocked(manifest), requiresPython };
}

function withoutLocked(manifest: Manifest): Manifest {
  return { ...manifest, remarks: manifest.remarks.filter(({ kind }) => kind !== 'locked-python') };
}
