// What was judged target by target, as one row per package.

import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import { type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import type { Releases } from './releases.ts';

/** @returns in the order of the files, each with what the index has said of it so far */
export function checkedPackages(
  sets: readonly (JudgedSet & { readonly id: string })[],
  releases: Releases,
): readonly CheckedPackage[] {
  const rows = new Map<LockedPackage, CheckedPackage & { readonly findings: Map<string, Finding> }>();
  for (const { id, rows: judged } of sets)
    for (const { manifest, pkg, as, finding } of judged) {
      const row = rows.get(pkg) ?? {
        manifest,
        pkg,
        findings: new Map<string, Finding>(),
        answer: releases.answered(pkg, manifest),
        requires: releases.requires(pkg, manifest) ?? null,
        lackingExtras: lackingExtras(as, finding, releases),
      };
      row.findings.set(id, finding);
      rows.set(pkg, row);
    }
  const checked = [...rows.values()];
  for (const { id, rows: judged } of sets)
    for (const row of checked) if (!row.findings.has(id)) row.findings.set(id, notThere(row.pkg, judged));
  return checked;
}

/** Only of a wheel whose metadata was read for what it requires. */
function lackingExtras({ extras }: LockedPackage, { file }: Finding, releases: Releases): readonly PackageName[] {
  const provided = file ? releases.known(file)?.extras : undefined;
  return provided ? extras.map(normalizeName).filter((extra) => !provided.includes(extra)) : [];
}

/** What is resolved on one target need not be installed on another: another version is, or none. */
function notThere({ name }: LockedPackage, judged: readonly Judged[]): Finding {
  const other = judged.find(({ pkg, finding }) => pkg.name === name && finding.verdict !== 'skipped');
  return other
    ? findingWithout('skipped', 'other-version', { detail: { kind: 'version', version: other.pkg.version ?? null } })
    : findingWithout('skipped', 'not-needed');
}
