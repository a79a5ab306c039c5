// The whole check: read the files, resolve the targets, judge every package there, look for the way out, report.

import type { JudgedSet } from './advise/inquiry.ts';
import { adviseOn } from './run/advise-on.ts';
import { type Judging, openJudging } from './judge/judging.ts';
import { costQuestions, type ReadSource } from './run/cost-questions.ts';
import { learnRequirements } from './run/learn-requirements.ts';
import { readManifest } from './manifest/formats.ts';
import { readsLegacyLines } from './manifest/reads-legacy-lines.ts';
import type { LockedPackage, Manifest, ReadSibling, Selection } from './manifest/manifest.ts';
import { override, type Overrides } from './manifest/override.ts';
import type { OpenSdist } from './sdist/sdist-contents.ts';
import { type IndexSource, openReleases, type Releases } from './run/releases.ts';
import { applyIgnores, type Ignoring } from './report/apply-ignores.ts';
import { buildReport } from './report/build-report.ts';
import type { CheckedPackage } from './rules/matter.ts';
import type { Report } from './report/report.ts';
import { boundByGroups } from './select/bound-by-groups.ts';
import { openSdists } from './run/sdists.ts';
import { resolveTarget } from './image/resolve-target.ts';
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
  /** Without it a folder that the file names counts as a build. */
  readonly source?: ReadSource;
}

export interface CheckInput {
  readonly files: readonly CheckFile[];
  readonly targets: readonly TargetRequest[];
  readonly selection: Selection;
  readonly index: IndexSource;
  /** What the command line says over the files. */
  readonly overrides?: Overrides;
  /** What the command line and the configuration accept; comments in the files count without it. */
  readonly ignoring?: Ignoring;
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
  const targets = await Promise.all(input.targets.map(resolveTarget));
  const manifests = await Promise.all(
    input.files.map(async ({ path, text, sibling, name }) =>
      boundByGroups(override(await readManifest(path, text, sibling, name), input.overrides ?? {}), input.selection),
    ),
  );
  refuseUnreadable(manifests, targets);
  const releases = openReleases(input.index, input.signal);
  const sdists = openSdists(input.openSdist, releases, input.signal);
  const sources = { releases, sdists, signal: input.signal };
  const judging = openJudging({
    manifests,
    selection: input.selection,
    releases,
    exists: async (position, path) => input.files[position]?.exists?.(path),
    cost: (position) => costQuestions(sources, manifests[position], input.files[position]?.source),
  });
  const judged = await learnRequirements(await judgeOnAll(judging, targets, input), releases);
  // What the search for ways out asks is no part of what the report says of the index.
  const checked = byPackage(judged, releases);
  const { files, signal } = input;
  const advice = await Promise.all(judged.map((set) => adviseOn(set, { manifests, files, judging, releases, signal })));
  const report = buildReport({ files, manifests, targets, checked, advice, now: releases.now?.() });
  return applyIgnores(report, manifests, input.ignoring);
}

/** A line that no target's pip reads is bad input; one that some read is an error on the others (report/diagnostics.ts). */
function refuseUnreadable(manifests: readonly Manifest[], targets: readonly Target[]): void {
  for (const { legacyLines: [first] = [], installer } of manifests)
    if (first && !targets.some(({ pip }) => readsLegacyLines(installer, pip))) throw first.error;
}

/** The packages wait neither for one another nor for other targets. */
function judgeOnAll(
  judging: Judging,
  targets: readonly Target[],
  { targets: requests, onProgress }: CheckInput,
): Promise<readonly JudgedSet[]> {
  const judgedOn = new Map<LockedPackage, number>();
  let done = 0;
  const onJudged = (pkg: LockedPackage, total: number): void => {
    const times = (judgedOn.get(pkg) ?? 0) + 1;
    judgedOn.set(pkg, times);
    if (times === targets.length) onProgress?.(++done, total);
  };
  return Promise.all(
    requests.flatMap((request, position) => {
      const target = targets[position];
      return target ? [judging.on(request, target, onJudged)] : [];
    }),
  );
}

/** One row per package of the files, with its findings in the order of the targets. */
function byPackage(judged: readonly JudgedSet[], releases: Releases): readonly CheckedPackage[] {
  const [first] = judged;
  return (first?.rows ?? []).map(({ manifest, pkg }, position) => ({
    manifest,
    pkg,
    findings: judged.flatMap(({ rows }) => rows[position]?.finding ?? []),
    answer: releases.answered(pkg, manifest),
    requires: releases.requires(pkg, manifest) ?? null,
  }));
}
