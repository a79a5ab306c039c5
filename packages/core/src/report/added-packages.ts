// What is to be added to a stage so that its builds do not stop, and where; with what the stage lacks that runs what is built.

import type { Finding } from '../assess/assess.ts';
import { mergeNeeds } from '../assess/toolchain/install-line.ts';
import { archiveOf } from '../image/archive-of.ts';
import type { Target } from '../target/target.ts';
import { lackingLibraries } from '../rules/lacking-libraries.ts';
import type { TargetMatter } from '../rules/matter.ts';
import { addingLine, keepingLines } from './adding-line.ts';
import { stageHoldings } from './stage-holdings.ts';

export interface AddedPackages {
  /** Those without which a build stops, the compiler first. */
  readonly names: readonly string[];
  readonly path: string;
  readonly line: number;
  /** Where packages are added there already; else a RUN above the line adds them. */
  readonly isThere: boolean;
  /** What the first of the names stands in place of. */
  readonly instead: string | null;
  /** Null where another stage lacks nothing of what is built. */
  readonly runtime: AddedLibraries | null;
}

/** What the stage that runs it lacks, and the line of that: where it adds packages, or the COPY, above which a RUN adds them. */
interface AddedLibraries extends Omit<AddedPackages, 'path' | 'instead' | 'runtime'> {}

/** Null where that would not do: a build is known to fail all the same, its packages are not known, or apt-get finds none. */
export function addedPackages({ target, findings, staying }: TargetMatter): AddedPackages | null {
  const { stage, image } = target;
  const building = findings.filter(({ verdict }) => verdict === 'build');
  const builds = building.flatMap(({ build }) => build ?? []);
  const needs = builds.flatMap((build) => build.needs ?? []);
  const merged = mergeNeeds(needs);
  if (stage === undefined || !merged?.complete || building.some(isDoomed)) return null;
  const missing = new Set(needs.flatMap((each) => stageHoldings(each, target).missing));
  const names = merged.names.filter((name) => missing.has(name));
  const isGone = stage.packages.length === 0 && image?.distro && archiveOf(image.distro) !== undefined;
  if (names.length === 0 || isGone) return null;
  const { path, installs } = stage;
  const there = addingLine(target, merged.manager);
  const above = Math.min(...installs.map(({ line, run = line }) => run));
  const { line = above, instead = null } = there ?? {};
  const runtime = addedLibraries(staying ?? findings, target, merged.manager);
  return { names, path, line, isThere: there !== undefined, instead, runtime };
}

function addedLibraries(findings: readonly Finding[], target: Target, manager: string): AddedLibraries | null {
  const names = [...new Set(lackingLibraries(findings, target).flatMap(({ lacking }) => lacking))].toSorted();
  const { runtime } = target.stage ?? {};
  if (runtime === undefined || names.length === 0) return null;
  const there = keepingLines(runtime.systemInstalls ?? [], runtime.packages, manager).at(-1);
  return { names, line: (there ?? runtime).line, isThere: there !== undefined };
}

/** Whether its build is known to fail, whatever the stage has. */
function isDoomed({ build }: Finding): boolean {
  return build?.deadEnds.some(({ certain }) => certain) === true;
}
