// What was judged target by target, as one row per package.

import type { JudgedSet } from '../advise/inquiry.ts';
import type { Finding } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import type { Releases } from './releases.ts';

/** @returns in the order of the files, each with what the index has said of it so far */
export function checkedPackages(
  sets: readonly (JudgedSet & { readonly id: string })[],
  releases: Releases,
): readonly CheckedPackage[] {
  const rows = new Map<LockedPackage, CheckedPackage & { readonly findings: Map<string, Finding> }>();
  for (const { id, rows: judged } of sets)
    for (const { manifest, pkg, finding } of judged) {
      const row = rows.get(pkg) ?? {
        manifest,
        pkg,
        findings: new Map<string, Finding>(),
        answer: releases.answered(pkg, manifest),
        requires: releases.requires(pkg, manifest) ?? null,
      };
      row.findings.set(id, finding);
      rows.set(pkg, row);
    }
  return [...rows.values()];
}
