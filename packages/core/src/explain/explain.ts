// One package in full: the check of its one row, with every file of the release, the one taken and why each other one is not.

import { applyIgnores } from '../report/apply-ignores.ts';
import type { Ignoring } from '../report/ignore.ts';
import type { Finding } from '../assess/assess.ts';
import { asksWords } from '../report/asks-words.ts';
import { buildReport } from '../report/build-report.ts';
import { bringingFlags } from '../report/left-out.ts';
import type { CheckedTarget } from '../report/facts.ts';
import { type ExplainedFile, explainFiles, type Explanation } from '../report/explanation.ts';
import type { Report } from '../report/report.ts';
import { adviseOn } from '../run/advise-on.ts';
import { isTroubled } from '../run/is-troubled.ts';
import { askedIndexes } from '../run/asked-indexes.ts';
import { checkedPackages } from '../run/checked-packages.ts';
import { endingWith } from '../run/ending-with.ts';
import { learnRequirements } from '../run/learn-requirements.ts';
import { openRun, type Run } from '../run/open-run.ts';
import { onDay } from '../run/on-day.ts';
import type { OnSearch } from '../run/resolving-question.ts';
import { resolveTargets, type RunTarget } from '../run/resolve-targets.ts';
import { openReleases } from '../run/releases.ts';
import { allFiles } from './all-files.ts';
import { findPackage, type FindInput } from './find-package.ts';
import { unanswered } from './unanswered.ts';
import type { OpenSdist } from '../sdist/sdist-contents.ts';
import type { AskedTarget, Target } from '../target/target.ts';
import type { IndexSource } from '../run/indexes.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Asked } from '../package-index/package-index.ts';

/** What an explanation is asked: as a check, with the package that is explained. */
export interface ExplainInput extends FindInput {
  readonly targets: readonly AskedTarget[];
  readonly index: IndexSource;
  /** As for check. */
  readonly ignoring?: Ignoring;
  readonly openSdist?: OpenSdist;
  /** As for check. */
  readonly onSearch?: OnSearch;
}

/**
 * Explains one package on every target: what `check` says of it, and why of each file.
 *
 * @throws WheelcheckError as check does, and when the release cannot be found or the index does not answer
 */
export function explain(input: ExplainInput): Promise<Explanation> {
  return endingWith(input.signal, (signal) => explainOne({ ...input, signal }));
}

async function explainOne(input: ExplainInput): Promise<Explanation> {
  const { index, openSdist, signal, ignoring, onSearch } = input;
  const [targets = []] = await resolveTargets([onDay(input.targets, index)]);
  const releases = await openReleases(index, signal);
  const { run, pkg, remark, location } = await findPackage(input, targets, releases, (what) =>
    openRun({ ...what, releases, openSdist, onSearch, signal }),
  );
  const { inputs } = run;
  const judged = await judgeFor(pkg, targets, run);
  const checked = checkedPackages(judged, releases).find((row) => row.pkg === pkg);
  if (!checked) throw new RangeError(`${pkg.name} was judged nowhere`);
  const checkedTargets = await Promise.all(judged.map(async (set) => ({ ...set, advice: await adviseOn(set, run) })));
  const facts = { inputs, targets: checkedTargets, checked: [checked], now: releases.now?.() };
  const manifests = inputs.map(({ manifest }) => manifest);
  const report = await applyIgnores(await buildReport([facts]), manifests, ignoring);
  refuseUnanswered(report, checked.answer, `${pkg.name} ${pkg.version}`);
  const files = new Map<string, readonly ExplainedFile[]>();
  for (const one of checkedTargets) files.set(one.id, await filesOn(one, pkg, run));
  return {
    name: pkg.name,
    version: pkg.version ?? null,
    remark: [remark, ...leftOutBy([...checked.findings.values()])].join('; '),
    location,
    asks: asksWords(askedIndexes(inputs, releases)),
    targets: report.targets.flatMap((target) => {
      const result = report.packages[0]?.results.find((each) => each.target === target.id);
      return result ? [{ target, result, files: files.get(target.id) ?? [] }] : [];
    }),
  };
}

type JudgedTarget = Omit<CheckedTarget, 'advice'>;

/** The one row; the whole set where it is in trouble, because the others have a say in the way out. */
async function judgeFor(pkg: LockedPackage, targets: readonly RunTarget[], run: Run): Promise<readonly JudgedTarget[]> {
  const one = targets.map(async (each) => {
    const row = await run.judging.one(await rowThere(pkg, each.target, run), each.target);
    return { ...each, rows: row ? [row] : [] };
  });
  const alone = await learnRequirements(await Promise.all(one), run.releases, run.inputs);
  if (!alone.some(isTroubled)) return alone;
  const all = targets.map(async (each) => ({ ...each, rows: await run.judging.on(each.target) }));
  return learnRequirements(await Promise.all(all), run.releases, run.inputs);
}

/** The row itself or, where it was resolved on another target, the one that the name comes to there. */
async function rowThere(pkg: LockedPackage, target: Target, run: Run): Promise<LockedPackage> {
  if (!pkg.resolved) return pkg;
  const { inputs } = await run.inputsOn(target);
  const rows = inputs.flatMap(({ manifest }) => manifest.packages);
  return rows.includes(pkg) ? pkg : (rows.find(({ name }) => name === pkg.name) ?? pkg);
}

async function filesOn(
  { rows, target }: CheckedTarget,
  pkg: LockedPackage,
  run: Run,
): Promise<readonly ExplainedFile[]> {
  const row = rows.find((each) => each.pkg === pkg);
  return row ? explainFiles(await allFiles(row, run.releases), target) : [];
}

/** Which flag brings in what the selection leaves out. */
function leftOutBy(findings: readonly Finding[]): readonly string[] {
  const said = findings.flatMap(({ verdict, reason, needs }) =>
    verdict === 'skipped' && (reason === 'group' || reason === 'extra') && needs.length > 0
      ? [`${bringingFlags(reason, needs)} adds it`]
      : [],
  );
  return [...new Set(said)];
}

/** Whoever asks for one package is not served with "unknown". */
function refuseUnanswered({ packages }: Report, answer: Asked | undefined, what: string): void {
  const isUnknown = packages.some(({ results }) => results.some(({ reason }) => reason === 'index'));
  if (answer?.found === null && isUnknown) throw unanswered(what, answer.fault, 'check --index-url');
}
