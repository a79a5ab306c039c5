// Packages of one installation that hold the same module: what is installed last overwrites files of the other.

import type { Finding } from '../assess/assess.ts';
import { sharedModule } from '../assess/module-families.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { CheckedPackage, Placed, TargetMatter } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import { alike } from '../text/alike.ts';
import { requirersOf } from './required-by.ts';

export interface Holder {
  readonly name: string;
  readonly version: string | undefined;
  readonly at: SourceLocation;
  /** The package that requires it; null where the project asks for it, or the file does not tell. */
  readonly by: string | null;
}

interface Shared {
  readonly module: string;
  readonly holders: readonly Holder[];
}

/** One a module, at the line of the first holder. */
export function sameModules(
  targets: readonly Pick<TargetMatter, 'id' | 'target'>[],
  checked: readonly CheckedPackage[],
): readonly Placed<Shared>[] {
  const placed = perTarget(targets, ({ id, target: { stage } }) => {
    const removed = new Set(stage?.removes);
    const shared = sharedOn(
      id,
      checked.filter(({ pkg }) => !removed.has(pkg.name)),
    );
    return shared.length === 0 ? null : { shared };
  });
  return placed.flatMap(({ facts: { shared }, target }) =>
    shared.map((facts) => ({ facts, target, location: facts.holders[0]?.at ?? null })),
  );
}

function sharedOn(target: string, checked: readonly CheckedPackage[]): readonly Shared[] {
  const holding = checked.flatMap((row) => {
    const finding = row.findings.get(target);
    const module = finding && isInstalled(finding) ? moduleOf(row, finding) : undefined;
    return module === undefined ? [] : [{ module, row }];
  });
  return alike(holding, ({ module }) => module).flatMap((group) => {
    // Two versions of one project never stand side by side.
    const single = alike(group, ({ row }) => row.pkg.name).flatMap(([first]) => first ?? []);
    return single.length < 2
      ? []
      : [{ module: group[0]?.module ?? '', holders: ownFirst(single.map(({ row }) => holderOf(row))) }];
  });
}

function isInstalled({ verdict }: Finding): boolean {
  return verdict !== 'skipped' && verdict !== 'impossible';
}

function moduleOf({ pkg: { name, version } }: CheckedPackage, { file }: Finding): string | undefined {
  return sharedModule(name, version, file?.filename.kind === 'wheel' ? file.size : undefined);
}

function holderOf({ pkg, manifest }: CheckedPackage): Holder {
  const path = pkg.resolved?.path ?? requirersOf(manifest).get(pkg) ?? [];
  return { name: pkg.name, version: pkg.version, at: pkg.at, by: path.at(-1) ?? null };
}

/** A line of the project's own is the one that can be changed: the diagnostic stands there. */
function ownFirst(holders: readonly Holder[]): readonly Holder[] {
  return holders.toSorted((a, b) => Number(a.by !== null) - Number(b.by !== null));
}
