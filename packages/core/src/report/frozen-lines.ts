// Lines of pip freeze that hold on the machine alone where it ran: what the system's own Python has, and folders of conda's builds.

import type { Finding } from '../assess/assess.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** One such line is told beside its package alone. */
const FEWEST = 2;

/** Once for each file, whatever is said beside each of its packages. */
export function frozenLines(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const manifests = [...new Set(checked.map(({ manifest }) => manifest))];
  return manifests.flatMap((manifest) => [
    ...told('system-freeze', manifest, checked, ({ detail }) => detail?.kind === 'of-system'),
    ...told('conda-freeze', manifest, checked, ({ detail }) => detail?.kind === 'absent' && detail.what === 'foreign'),
  ]);
}

function told(
  kind: 'system-freeze' | 'conda-freeze',
  manifest: Manifest,
  checked: readonly CheckedPackage[],
  isFrozen: (finding: Finding) => boolean,
): readonly RunDiagnostic[] {
  const rows = checked.filter((each) => each.manifest === manifest && [...each.findings.values()].some(isFrozen));
  if (rows.length < FEWEST) return [];
  const names = rows.map(({ pkg: { name } }) => name);
  return [{ kind, names, path: manifest.path, target: null, location: rows[0]?.pkg.at ?? null }];
}
