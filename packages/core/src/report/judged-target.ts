// A target as rules look at it: its findings, and what its packages need and lack.

import type { Finding } from '../assess/assess.ts';
import { type Unmet, unmetRequirements } from '../assess/unmet-requirements.ts';
import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { boundOf, isOutside } from '../rules/bound-of.ts';
import { type CheckedTarget, findingsOn, packagesOn } from './facts.ts';
import { unhashedNeeds } from './unhashed-needs.ts';

export function judgedTarget(one: CheckedTarget, checked: readonly CheckedPackage[]): JudgedTarget {
  const { id, target, unresolved } = one;
  const manifests = [...new Set(checked.map(({ manifest }) => manifest))];
  return {
    id,
    target,
    unresolved,
    asked: manifests.map((manifest) => boundOf(manifest, target)).find((range) => isOutside(range, target)),
    findings: findingsOn(one, checked),
    ...(one.takenAway === undefined ? {} : { staying: stayingOn(one, checked) }),
    ...unhashedNeeds(unresolved?.kind === 'no-solution' ? nothingUnmet : unmetOn(one, checked), checked, target),
  };
}

function stayingOn(one: CheckedTarget, checked: readonly CheckedPackage[]): readonly Finding[] {
  return packagesOn(one, checked).flatMap(({ pkg, finding }) =>
    one.takenAway?.has(pkg.name) === true ? [] : [finding],
  );
}

/** Where nothing is installed, nothing is lacking. */
const nothingUnmet: Unmet = { missing: new Map(), refused: [] };

/** Only of files that need not be whole; the locks of other tools hold everything by construction. */
function unmetOn({ id, target, ownRequires, there }: CheckedTarget, checked: readonly CheckedPackage[]): Unmet {
  const rows = checked.filter(({ manifest }) => fetchesMissing(manifest));
  const installed = rows.filter(({ findings }) => isThere(findings.get(id)));
  const requiring = installed.map(({ manifest, pkg, requires, findings, lackingExtras: lacking = [] }) => ({
    pkg,
    lacking: installerTraits[manifest.installer].takesUnprovided ? [] : lacking,
    requires: isRefused(findings.get(id)) ? [] : (ownRequires?.get(pkg.name) ?? requires ?? []),
    dialect: requiresDistDialect(manifest, target.pip) ?? 'pep-508',
  }));
  return unmetRequirements(requiring, target, there);
}

/** What a refused release requires is fetched by nobody, nor what pins require that contradict one another. */
function isRefused(finding: Finding | undefined): boolean {
  return finding?.reason === 'metadata' || finding?.reason === 'conflict';
}

/** The user's own project is nobody's finding, and is there all the same. */
function isThere(finding: Finding | undefined): boolean {
  return finding?.verdict !== 'skipped' || finding.reason === 'project';
}
