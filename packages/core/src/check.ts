// The whole check: read the files, resolve the targets, select, ask the index, match, assess, report.

import { type Finding, findingWithout } from './assess/assess.ts';
import { type Ask, judge } from './judge.ts';
import { readManifest } from './manifest/formats.ts';
import { requirementsInForce } from './manifest/select/in-force.ts';
import type { Manifest, ReadSibling, Selection } from './manifest/manifest.ts';
import { override, type Overrides } from './manifest/override.ts';
import { select, type Selected } from './manifest/select/select.ts';
import { makeMatcher, usesPip } from './compatibility.ts';
import { type IndexSource, openReleases } from './releases.ts';
import { buildReport } from './report/build-report.ts';
import type { CheckedPackage } from './report/facts.ts';
import type { Report } from './report/report.ts';
import { resolveTarget } from './target/resolve-target.ts';
import type { Target, TargetRequest } from './target/target.ts';

export interface CheckFile {
  /** As it should stand in the report: relative, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Of the file's bytes, lower-case hex, where it is to be reported. */
  readonly sha256?: string;
  /** The file name that decides the format, where the path does not: of standard input, of requirements without a file. */
  readonly name?: string;
  /** Reads what the file names, relative to it. */
  readonly sibling: ReadSibling;
  /** Whether there is something at a path that the file names; without it a local wheel is judged by its name alone. */
  readonly exists?: (path: string) => Promise<boolean>;
}

export interface CheckInput {
  readonly files: readonly CheckFile[];
  readonly targets: readonly TargetRequest[];
  readonly selection: Selection;
  readonly index: IndexSource;
  /** What the command line says over the files. */
  readonly overrides?: Overrides;
  readonly signal?: AbortSignal;
  /** Called whenever a package has its verdict on every target. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Judges every package of the files on every target.
 *
 * @returns the report; a package that cannot be decided has the verdict `unknown` and stops nothing
 * @throws WheelcheckError when a file cannot be read, a target cannot exist, or a group is not known
 */
export async function check(input: CheckInput): Promise<Report> {
  const targets = await Promise.all(input.targets.map(resolveTarget));
  const manifests = await Promise.all(
    input.files.map(async ({ path, text, sibling, name }) =>
      override(await readManifest(path, text, sibling, name), input.overrides ?? {}),
    ),
  );
  const selections = targets.map((target) => selectAll(manifests, input.selection, target));
  const checked = await judgeAll(manifests, targets, selections, input);
  return buildReport({ files: input.files, manifests, targets, checked });
}

type SelectedByPackage = ReadonlyMap<Selected['package'], Selected>;

function selectAll(manifests: readonly Manifest[], selection: Selection, target: Target): SelectedByPackage {
  return new Map(
    manifests
      .flatMap((manifest) => select(manifest, selection, target.environment, target.kernelEnvironment))
      .map((selected) => [selected.package, selected]),
  );
}

/** Every package with its finding on every target; the packages do not wait for one another. */
async function judgeAll(
  manifests: readonly Manifest[],
  targets: readonly Target[],
  selections: readonly SelectedByPackage[],
  { files, index, signal, onProgress }: CheckInput,
): Promise<readonly CheckedPackage[]> {
  const releases = openReleases(index, signal);
  const inForce = selections.map((selected) => requirementsInForce(manifests, selected));
  const rows = manifests.flatMap((manifest, position) => {
    const ask: Ask = {
      release: (pkg) => releases.ask(pkg, manifest),
      exists: async (path) => files[position]?.exists?.(path),
    };
    const matchers = targets.map((target) => makeMatcher(target, usesPip(manifest.installer)));
    return manifest.packages.map((pkg) => ({ manifest, pkg, matchers, ask }));
  });
  let done = 0;
  return Promise.all(
    rows.map(async ({ manifest, pkg, matchers, ask }): Promise<CheckedPackage> => {
      const findings = await Promise.all(
        matchers.map(async (matcher, position): Promise<Finding> => {
          const selected = selections[position]?.get(pkg);
          if (!selected) throw new Error(`${pkg.name} was not selected`);
          const force = inForce[position]?.get(pkg);
          if (force?.kind === 'conflict') return findingWithout('impossible', 'conflict');
          if (force?.kind === 'covered')
            return findingWithout('skipped', 'repeated', { detail: `${force.by.at.path}:${force.by.at.line}` });
          const counting = force ? { ...selected, package: force.as } : selected;
          return judge(counting, manifest, matcher, ask);
        }),
      );
      onProgress?.(++done, rows.length);
      return { manifest, pkg, findings, answer: releases.answered(pkg, manifest) };
    }),
  );
}
