// The whole check: read the files, resolve the targets, judge every package there, look for the way out, report.

import { WheelcheckError } from './error.ts';
import type { LockedPackage } from './manifest/manifest.ts';
import type { PackageName } from './packaging/name.ts';
import type { Parsed } from './packaging/parsed.ts';
import { applyIgnores } from './report/apply-ignores.ts';
import type { Ignoring } from './report/ignore.ts';
import { buildReport } from './report/build-report.ts';
import { choices } from './report/choices.ts';
import type { Report } from './report/report.ts';
import { isTroubled, noAdvice } from './run/is-troubled.ts';
import type { AdvisedInstallation } from './run/advise-sets.ts';
import { askedIndexes } from './run/asked-indexes.ts';
import { countJudged } from './run/count-judged.ts';
import { checkedPackages } from './run/checked-packages.ts';
import type { CheckedTarget, ReportFacts } from './report/facts.ts';
import { type IndexSource, variableOf } from './run/indexes.ts';
import { endingWith } from './run/ending-with.ts';
import type { Installation } from './run/installation.ts';
import { installedBefore } from './run/install-order.ts';
import { installedOn } from './run/resolve-inputs.ts';
import { learnRequirements } from './run/learn-requirements.ts';
import { openRun, type Run } from './run/open-run.ts';
import { mainAlone, readInputs } from './run/read-inputs.ts';
import { openReleases, type Releases } from './run/releases.ts';
import { onDay } from './run/on-day.ts';
import { resolveTargets, type RunTarget } from './run/resolve-targets.ts';
import type { OnSearch } from './run/resolving-question.ts';

import type { OpenSdist } from './sdist/sdist-contents.ts';

/** What a check is asked: files, targets and an index at least. */
export interface CheckInput extends Installation {
  /** Installations beside it: of other commands of a Dockerfile, of other stages, of other Dockerfiles. Each is resolved and judged by itself. */
  readonly beside?: readonly Installation[];
  /** Whether the images around each target are tried as well, for the best of them. */
  readonly recommend?: boolean;
  /** What the command line and the configuration accept; comments in the files count without it. */
  readonly ignoring?: Ignoring;
  /** Looks into sdists that would be built; without it whatever its wheels do not prove pure counts as a build. */
  readonly openSdist?: OpenSdist;
  /** Ends the run: `check` then rejects with IndexError `aborted`. No question is left open then, nor after the report. */
  readonly signal?: AbortSignal;
  /** Called with what was resolved as pylock.toml, or why there is none, before the report is given. */
  readonly onLock?: (lock: Parsed<string>) => void;
  /** Called whenever a package has its verdict on every target. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told how far each search for versions that fit together is. */
  readonly onSearch?: OnSearch;
}

/**
 * Judges every package of the files on every target.
 *
 * @returns the report; a package that cannot be decided has the verdict `unknown` and stops nothing
 * @throws WheelcheckError when there is no file or no target, a file cannot be read, a target cannot exist, or a group is not known;
 *   IndexError `aborted` when its signal fires
 */
export function check(input: CheckInput): Promise<Report> {
  return endingWith(input.signal, (signal) => checkAll({ ...input, signal }));
}

async function checkAll(input: CheckInput): Promise<Report> {
  const given = [input, ...(input.beside ?? [])];
  for (const one of given) refuseNothing(one);
  const asked = given.map((one) => ({ ...one, targets: onDay(one.targets, one.index) }));
  const installations = input.recommend === true ? await withTried(asked) : asked;
  const targets = await resolveTargets(installations.map((one) => one.targets));
  const count = countJudged(input.onProgress);
  const opened = new Map<IndexSource, Promise<Releases>>();
  const releasesOf = ({ index }: Installation): Promise<Releases> => {
    const releases = opened.get(index) ?? openReleases(index, input.signal);
    opened.set(index, releases);
    return releases;
  };
  const begun = new Map<Installation, Promise<CheckedSet>>();
  for (const [position, one] of installations.entries()) {
    const before = installedBefore(one, installations).flatMap((each) => begun.get(each) ?? []);
    begun.set(
      one,
      releasesOf(one).then((releases) =>
        checkOne(one, targets[position] ?? [], { releases, before }, input, count(one)),
      ),
    );
  }
  const all = await Promise.all(begun.values());
  const isWithout = (position: number): boolean => all[position]?.targets.some(isRefused) === true;
  if (given.some(({ apart = [] }, position) => apart.length > 0 && isWithout(position))) {
    const { takenApart } = await import('./run/taken-apart.ts');
    const [first, ...beside] = takenApart(given, isWithout);
    return checkAll({ ...input, ...first, beside });
  }
  const hang = all.some(({ order }) => order?.made ?? order?.clearedBy ?? order?.checks);
  const sets = hang ? await (await import('./report/among-commands.ts')).amongCommands(all) : all;
  const facts = sets.some(({ targets: judged }) => judged.some(isTroubled)) ? await advised(sets, input) : sets;
  if (input.onLock) input.onLock((await import('./lock/lock-of.ts')).lockOf(facts));
  const report = await buildReport(facts);
  const manifests = facts.flatMap(({ inputs }) => inputs.map(({ manifest }) => manifest));
  return applyIgnores(report, manifests, input.ignoring);
}

function isRefused({ unresolved }: CheckedTarget): boolean {
  return unresolved?.kind === 'no-solution';
}

/** Of nothing everything would fit, and a gate would let it through. */
function refuseNothing({ files, targets }: Installation): void {
  if (files.length > 0 && targets.length > 0) return;
  throw new WheelcheckError({
    code: 'usage',
    message: files.length === 0 ? 'there is no file to check' : 'there is no target to check on',
    hint: "a check takes at least one of each: files: [file], targets: [{ base: 'python:3.12-slim' }]",
  });
}

async function withTried(installations: readonly Installation[]): Promise<readonly Installation[]> {
  const { withTriedTargets } = await import('./run/tried-targets.ts');
  return Promise.all(installations.map(withTriedTargets));
}

/** An installation with what looks for ways out of it. */
interface CheckedSet extends ReportFacts, AdvisedInstallation<CheckedTarget>, Pick<Run, 'judging'> {
  readonly targets: readonly CheckedTarget[];
  readonly order: Installation['order'];
  /** Names with the versions that it brings to a target. */
  readonly installs: (target: RunTarget['target']) => Promise<readonly (readonly [PackageName, string])[]>;
}

/** What earlier commands have brought: each to the target as it was for it, and to another image as that is; wheels as they were made. */
async function thereOn(
  target: RunTarget['target'],
  own: readonly RunTarget[],
  { before, order }: { readonly before: readonly Promise<CheckedSet>[]; readonly order: Installation['order'] },
): Promise<ReadonlyMap<PackageName, string>> {
  const id = own.find((each) => each.target === target)?.id;
  const sets = await Promise.all(before);
  const brought = await Promise.all(
    sets.map(({ targets, installs, order: at }) => {
      const isMade = at !== undefined && order?.made?.includes(at.at) === true;
      const maker = isMade ? targets.find((each) => each.target.platform === target.platform) : undefined;
      return installs((targets.find((each) => each.id === id) ?? maker)?.target ?? target);
    }),
  );
  return new Map(brought.flat());
}

/** The search for ways out is loaded where something is in trouble. */
async function advised(sets: readonly CheckedSet[], { recommend }: CheckInput): Promise<readonly CheckedSet[]> {
  const { adviseSets } = await import('./run/advise-sets.ts');
  const { plansForAll } = await import('./run/plans-for-all.ts');
  const advise = (of: readonly CheckedSet[], wanted: (on: CheckedTarget) => boolean): Promise<readonly CheckedSet[]> =>
    adviseSets<CheckedTarget, CheckedSet>(of, wanted);
  const asked = await advise(sets, ({ request }) => request.tried !== true);
  if (recommend !== true) return plansForAll(asked);
  const taken = await takenOf(asked);
  return plansForAll(await advise(asked, ({ id, request }) => request.tried === true && taken.has(id)));
}

/** Ways out are looked for on the images that were only tried, too, where one of them is to be taken; not on all the others. */
async function takenOf(sets: readonly CheckedSet[]): Promise<ReadonlySet<string>> {
  const report = await buildReport(sets);
  return new Set(
    choices(report).flatMap(({ target: { name }, platforms, plan }) =>
      plan === null
        ? report.targets.filter((each) => each.name === name && platforms.includes(each.platform)).map(({ id }) => id)
        : [],
    ),
  );
}

/** One installation, with the answers to whatever its ways out ask. */
async function checkOne(
  { files, read, selection: asked, overrides, index, resolve = {}, remarks = [], order }: Installation,
  targets: readonly RunTarget[],
  { releases, before }: { readonly releases: Releases; readonly before: readonly Promise<CheckedSet>[] },
  { openSdist, signal, onSearch }: CheckInput,
  onJudged: (pkg: LockedPackage, total: number) => void,
): Promise<CheckedSet> {
  const selection = { ...mainAlone, ...asked };
  const inputs = await readInputs(
    files,
    { selection, read, ...(overrides ? { overrides } : {}), ...variableOf(index) },
    targets,
  );
  // What is known already gives nobody else a turn: between two steps, whoever interrupts a long list gets one.
  const isLong = inputs.some(({ manifest }) => manifest.packages.length > 1000);
  const rest = async (): Promise<void> => (isLong ? releases.clock?.rest() : undefined);
  await rest();
  const opened = {
    inputs,
    selection,
    releases,
    openSdist,
    resolving: resolve || undefined,
    thereOn:
      before.length === 0 ? undefined : (target: RunTarget['target']) => thereOn(target, targets, { before, order }),
    renews: order?.renews,
    onSearch,
    signal,
  };
  const run = openRun(opened);
  const judged = targets.map(async (one) => ({ ...one, rows: await run.judging.on(one.target, onJudged) }));
  const sets = await learnRequirements(await Promise.all(judged), releases, inputs, order?.checks !== undefined);
  await rest();
  // What the search for ways out asks is no part of what the report says of the index.
  const checked = checkedPackages(sets, releases);
  const checkedTargets = await Promise.all(
    sets.map(async (set) => {
      const { unresolved, ownRequires, there } = await run.inputsOn(set.target);
      const found = { unresolved, ownRequires, there };
      return { ...set, ...found, advice: noAdvice };
    }),
  );
  const indexes = askedIndexes(inputs, releases);
  await rest();
  return {
    inputs,
    targets: checkedTargets,
    checked,
    byCommand: selection.unnamed !== undefined,
    remarks,
    order,
    indexes,
    now: releases.now?.(),
    rest,
    judging: run.judging,
    circumstances: run,
    installs: async (target) => {
      const { inputs: there } = await run.inputsOn(target);
      const rows = await installedOn(target, there, selection);
      return rows.flatMap(({ name, version }) => (version === undefined ? [] : [[name, version] as const]));
    },
    preferring: () => openRun({ ...opened, resolving: { ...resolve, preferBinary: true } }).judging,
  };
}
