// The whole check: read the files, resolve the targets, judge every package there, look for the way out, report.

import type { InputFile } from './manifest/input-file.ts';
import type { LockedPackage } from './manifest/manifest.ts';
import { applyIgnores, type Ignoring } from './report/apply-ignores.ts';
import { buildReport } from './report/build-report.ts';
import type { Report } from './report/report.ts';
import { adviseOn } from './run/advise-on.ts';
import { checkedPackages } from './run/checked-packages.ts';
import { learnRequirements } from './run/learn-requirements.ts';
import { openRun } from './run/open-run.ts';
import { resolveTargets } from './run/resolve-targets.ts';
import { type InputFlags, readInputs } from './run/read-inputs.ts';
import type { IndexSource } from './run/indexes.ts';
import { openReleases } from './run/releases.ts';
import type { ResolveFlags } from './run/resolve-inputs.ts';
import type { OpenSdist } from './sdist/sdist-contents.ts';
import type { TargetRequest } from './target/target.ts';

export interface CheckInput extends InputFlags {
  readonly files: readonly InputFile[];
  readonly targets: readonly TargetRequest[];
  readonly index: IndexSource;
  /** What the command line and the configuration accept; comments in the files count without it. */
  readonly ignoring?: Ignoring;
  /** How what has no pin is resolved; false: the files are taken as they are (`--no-resolve`). */
  readonly resolve?: ResolveFlags | false;
  /** Looks into sdists that would be built; without it whatever its wheels do not prove pure counts as a build. */
  readonly openSdist?: OpenSdist;
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
  const { index, selection, openSdist, signal, resolve = {} } = input;
  const targets = await resolveTargets(input.targets);
  const inputs = await readInputs(input.files, input, targets);
  const releases = openReleases(index, signal);
  const run = openRun({ inputs, selection, releases, openSdist, resolving: resolve || undefined, signal });
  const onJudged = countJudged(input);
  const judged = targets.map(async (one) => ({ ...one, rows: await run.judging.on(one.target, onJudged) }));
  const sets = await learnRequirements(await Promise.all(judged), releases, inputs);
  // What the search for ways out asks is no part of what the report says of the index.
  const checked = checkedPackages(sets, releases);
  const checkedTargets = await Promise.all(
    sets.map(async (set) => {
      const { unresolved } = await run.inputsOn(set.target);
      return { ...set, unresolved, advice: await adviseOn(set, run) };
    }),
  );
  const report = buildReport({ inputs, targets: checkedTargets, checked, now: releases.now?.() });
  const manifests = inputs.map(({ manifest }) => manifest);
  return applyIgnores(report, manifests, input.ignoring);
}

/** The packages wait neither for one another nor for other targets: each counts once it is judged on all. */
function countJudged({ targets, onProgress }: CheckInput): (pkg: LockedPackage, total: number) => void {
  const judgedOn = new Map<LockedPackage, number>();
  let done = 0;
  return (pkg, total) => {
    const times = (judgedOn.get(pkg) ?? 0) + 1;
    judgedOn.set(pkg, times);
    if (times === targets.length) onProgress?.(++done, total);
  };
}
