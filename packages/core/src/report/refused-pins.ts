// Pins of a file that what it holds besides does not take.

import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { pipOlderThan } from '../packaging/pip-knows.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** A warning, not an error: an index may describe another file of the release than the one that is taken. */
export function refusedPins(
  targets: readonly JudgedTarget[],
  checked: readonly CheckedPackage[],
): readonly RunDiagnostic[] {
  const fetching = checked.flatMap(({ manifest }) => (fetchesMissing(manifest) ? [manifest.installer] : []));
  const who = [...new Set(fetching.map((installer) => installerTraits[installer].title))];
  const areImages = fetching.length > 0 && fetching.every((installer) => installerTraits[installer].imagePipDecides);
  const placed = perTarget(targets, ({ unmet: { refused }, target: { pip } }) => {
    if (refused.length === 0) return null;
    return { refused, firstResolver: areImages && pip !== undefined && pipOlderThan(pip, '20.3') ? pip : null };
  });
  return placed.map(({ facts, ...place }) => ({ kind: 'refused-pins', who, ...facts, ...place }));
}
