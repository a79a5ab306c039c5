// The targets of a report: each column once, with what every installation on it brings.

import type { Finding } from '../assess/assess.ts';
import { changedLines } from './changed-lines.ts';
import { targetFacts } from '../image/target-facts.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { TargetStage } from '../target/target-stage.ts';
import { once } from '../text/once.ts';
import { type CheckedTarget, type PackageOn, packagesOn, type ReportFacts } from './facts.ts';
import type { ReportDockerfile, ReportTarget } from './report.ts';
import type { ReportWords } from './report-words.ts';
import { stageNames } from './stage-names.ts';

/** One installation on a target. */
interface Sharing {
  readonly on: CheckedTarget;
  readonly packages: readonly PackageOn[];
  readonly lineOf: ReturnType<typeof changedLines>;
}

type Words = Pick<ReportWords, 'plan' | 'preparation' | 'addingLine'>;

/** In the order of their ids. */
export function reportTargets(all: readonly ReportFacts[], words: Words): readonly ReportTarget[] {
  const sharing = new Map<string, Sharing[]>();
  for (const { targets, checked } of all)
    for (const on of targets)
      sharing.set(on.id, [
        ...(sharing.get(on.id) ?? []),
        { on, packages: packagesOn(on, checked), lineOf: changedLines(checked) },
      ]);
  const dockerfiles = new Set(
    [...sharing.values()].flatMap((each) => each.flatMap(({ on }) => on.target.stage?.path ?? [])),
  );
  const groups = [...sharing.values()].toSorted((a, b) => positionOf(a[0]?.on) - positionOf(b[0]?.on));
  const names = stageNames(
    groups.map(([first]) => {
      const { name, python, stage } = (first ?? neverEmpty()).on.target;
      return { name, platform: first?.on.request.platform, python: python.version, stage };
    }),
  );
  return groups.map((each, position) => ({
    ...reportTarget(each, words, dockerfiles.size <= 1),
    name: names[position] ?? '',
  }));
}

function positionOf(on: CheckedTarget | undefined): number {
  return Number(on?.id.slice(1));
}

/**
 * @param sharing the installations there, at least one
 * @param isOnly whether the run is about one Dockerfile at most
 */
function reportTarget(sharing: readonly Sharing[], words: Words, isOnly: boolean): Omit<ReportTarget, 'name'> {
  const { id, target, request } = sharing.at(-1)?.on ?? neverEmpty();
  const packages = sharing.flatMap((each) => each.packages);
  const style = isOnly ? (sharing.some(changesOthers) ? 'named' : 'bare') : 'whole';
  const commands = sharing.flatMap(({ on }) => commandsOf(on.target.stage));
  return {
    id,
    ...targetFacts(target),
    plans: once(
      sharing.flatMap(({ on, lineOf }) =>
        on.advice.plans.map((plan) =>
          words.plan(plan, on.target, on.target.stage === undefined ? () => null : lineOf, style),
        ),
      ),
    ),
    ...prepared(sharing, words),
    pips: pipsOf(sharing),
    downloadSize: downloadSize(packages.map(({ finding }) => finding)),
    dockerfile: commands.at(-1),
    commands,
    endings: sharing.flatMap(({ on }) =>
      (on.target.stage?.installs ?? []).flatMap(({ line, endsBuild }) => (endsBuild === true ? [line] : [])),
    ),
    service: target.stage?.service,
    split: target.stage?.split,
    packages: target.stage?.packages,
    tried: request.tried,
    brings: target.image?.brings,
  };
}

/** Whether a plan changes a line of another file than the Dockerfile. */
function changesOthers({ on: { advice, target }, lineOf }: Sharing): boolean {
  const { stage } = target;
  if (stage === undefined) return false;
  return advice.plans.some(({ pins, drops }) =>
    [...pins.map(({ of }) => of), ...drops].some((pkg) => lineOf(pkg)?.path !== stage.path),
  );
}

/** In the order of the lines. */
function pipsOf(sharing: readonly Sharing[]): ReportTarget['pips'] {
  const all = sharing
    .map(({ on: { target } }) => ({ version: target.pip ?? 'another', line: target.stage?.installs[0]?.line ?? 0 }))
    .toSorted((a, b) => a.line - b.line);
  const changes = all.filter(({ version }, position) => version !== all[position - 1]?.version);
  return changes.length < 2 ? undefined : changes;
}

/** What one installation lacks another may have by then: each is asked with what is there at its own line. */
function prepared(
  sharing: readonly Sharing[],
  words: Words,
): Pick<ReportTarget, 'preparation' | 'preparedAt' | 'preparedIn'> {
  const on = (each: readonly Sharing[], present: readonly string[] | undefined): ReportTarget['preparation'] =>
    words.preparation(
      each.flatMap(({ packages }) => packages),
      each[0]?.on.target.image?.distro ?? null,
      present,
    );
  const presentAt = ({ on: { target } }: Sharing): readonly string[] => target.stage?.packages ?? [];
  const [first, ...others] = sharing.map((each) => presentAt(each).toSorted().join(' '));
  const lacking = sharing.filter((each) => on([each], presentAt(each)) !== null);
  if (lacking.length === 0) return { preparation: null, preparedAt: firstRun(sharing) };
  const everywhere = lacking.map(presentAt).reduce((a, b) => a.filter((name) => b.includes(name)));
  const preparation = others.every((each) => each === first)
    ? on(sharing, sharing.at(-1)?.on.target.stage?.packages)
    : on(lacking, everywhere);
  const [earliest] = lacking;
  return {
    preparation,
    preparedAt: firstRun(lacking),
    preparedIn: preparation && earliest ? words.addingLine(earliest.on.target, preparation.manager) : undefined,
  };
}

/** By the first line of its RUN: no RUN goes between the lines of another. */
function firstRun(sharing: readonly Sharing[]): SourceLocation | undefined {
  const places = sharing.flatMap(({ on: { target } }) => {
    const { path = '', installs = [] } = target.stage ?? {};
    return installs.map(({ line, run = line }) => ({ path, line: run }));
  });
  return places.toSorted((a, b) => a.line - b.line)[0];
}

function commandsOf(stage: TargetStage | undefined): readonly ReportDockerfile[] {
  if (stage === undefined) return [];
  const { path, name, installs } = stage;
  return installs.map(({ line, command }) => ({ path, stage: typeof name === 'string' ? name : null, line, command }));
}

/** Bytes of everything that is fetched; null where one size is not known or something cannot be installed. */
function downloadSize(findings: readonly Finding[]): number | null {
  let sum = 0;
  for (const { verdict, file } of findings) {
    if (verdict === 'skipped') continue;
    if (file?.size === undefined) return null;
    sum += file.size;
  }
  return sum;
}

function neverEmpty(): never {
  throw new RangeError('a target of a report is one of an installation');
}
