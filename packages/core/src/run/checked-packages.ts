// What was judged target by target, as one row per package.

import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import { type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { type ExtraSpelling, spelledExtras } from '../packaging/extra-spelling.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { extraSpelling } from './extra-spelling.ts';
import { provided } from './granted-extras.ts';
import type { Releases } from './releases.ts';
import { spelledLines } from './spelled-lines.ts';

/** @returns in the order of the files, each with what the index has said of it so far */
export function checkedPackages(
  sets: readonly (JudgedSet & { readonly id: string })[],
  releases: Releases,
): readonly CheckedPackage[] {
  const rows = new Map<LockedPackage, CheckedPackage & { readonly findings: Map<string, Finding> }>();
  for (const { id, rows: judged } of sets)
    for (const { manifest, pkg, as, finding, matcher } of judged) {
      const told = releases.requires(pkg, manifest) ?? null;
      const asked = { as, finding, releases, spelling: extraSpelling(manifest, matcher.target) };
      const row = rows.get(pkg) ?? {
        manifest,
        pkg,
        findings: new Map<string, Finding>(),
        answer: releases.answered(pkg, manifest),
        requires: told && spelledLines(told, as.writtenExtras ?? as.extras, finding.file, releases, asked.spelling),
        lackingExtras: lackingExtras(asked),
      };
      row.findings.set(id, finding);
      rows.set(pkg, row);
    }
  const checked = [...rows.values()];
  for (const { id, rows: judged } of sets)
    for (const row of checked) if (!row.findings.has(id)) row.findings.set(id, notThere(row.pkg, judged));
  return checked;
}

interface AskedExtras {
  readonly as: LockedPackage;
  readonly finding: Finding;
  readonly releases: Releases;
  readonly spelling: ExtraSpelling;
}

/** Only of a wheel whose metadata was read for what it requires. */
function lackingExtras({ as, finding: { file }, releases, spelling }: AskedExtras): readonly PackageName[] {
  const own = file ? releases.known(file) : undefined;
  const written = as.writtenExtras ?? as.extras;
  const granted = new Set(provided(spelledExtras(written, spelling), own, spelling).map(normalizeName));
  return [...new Set(written.map(normalizeName))].toSorted().filter((extra) => !granted.has(extra));
}

/** What is resolved on one target need not be installed on another: another version is, or none. */
function notThere({ name }: LockedPackage, judged: readonly Judged[]): Finding {
  const other = judged.find(({ pkg, finding }) => pkg.name === name && finding.verdict !== 'skipped');
  return other
    ? findingWithout('skipped', 'other-version', { detail: { kind: 'version', version: other.pkg.version ?? null } })
    : findingWithout('skipped', 'not-needed');
}
