// What is told of a file, on the targets where it counts.

import { installerTraits } from '../manifest/installer-traits.ts';
import { isPipWithin } from '../packaging/pip-knows.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { ManifestDiagnostic } from '../manifest/manifest-diagnostic.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';

type Told = ManifestDiagnostic & { readonly target?: string | null };
type HashMode = Extract<ManifestDiagnostic, { readonly kind: 'hash-mode' }>;

export function fileDiagnostics(
  manifest: Manifest,
  targets: readonly JudgedTarget[],
  checked: readonly CheckedPackage[],
): readonly Told[] {
  const rows = checked.filter((each) => each.manifest === manifest);
  return manifest.diagnostics.flatMap((each): readonly Told[] =>
    each.kind === 'hash-mode' ? hashModeOn(each, manifest, targets, rows) : [each],
  );
}

/** pip refuses for want of a hash what it installs: a line whose marker does not hold is none of it. */
function hashModeOn(
  { unhashed, hashed, pips, ...rest }: HashMode,
  { installer }: Manifest,
  targets: readonly JudgedTarget[],
  rows: readonly CheckedPackage[],
): readonly Told[] {
  const { imagePipDecides } = installerTraits[installer];
  const placed = perTarget(targets, ({ id, target }) => {
    if (pips && imagePipDecides && !isPipWithin(target.pip, pips)) return null;
    const out = new Set(rows.filter((row) => !isInstalled(row, id)).map(({ pkg }) => keyOf(pkg.at)));
    const isThere = (at: SourceLocation): boolean => !out.has(keyOf(at));
    const counting = unhashed.filter(({ lacks }) => !imagePipDecides || lacks !== 'exact-pin');
    const there = counting.filter(({ at }) => isThere(at)).map((each) => ({ ...each, always: true }));
    return there.length === 0 || hashed?.some(isThere) === false ? null : { unhashed: there };
  });
  const by = pips?.before !== undefined && imagePipDecides ? { refusedBy: `pip before ${pips.before}` } : {};
  return placed.map(({ facts, target }) => ({
    ...rest,
    ...by,
    ...facts,
    target,
    location: facts.unhashed[0]?.at ?? null,
  }));
}

/** The user's own project is judged by nobody, and is installed all the same. */
function isInstalled({ findings }: CheckedPackage, target: string): boolean {
  const finding = findings.get(target);
  return finding?.verdict !== 'skipped' || finding.reason === 'project';
}

function keyOf({ path, line }: SourceLocation): string {
  return `${path}:${line}`;
}
