// Installations that stop since a stage has no compiler, or lacks what a build surely needs beside it, or since a build is known to fail;
// and what is to be added there.

import type { Finding } from '../assess/assess.ts';
import type { DeadEnd } from '../assess/dead-end.ts';
import { isHopeless } from '../assess/is-hopeless.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { lastToBring } from '../rules/last-to-bring.ts';
import { perTarget } from '../rules/per-target.ts';
import { isStopped } from '../rules/stage-stops.ts';
import type { Target } from '../target/target.ts';
import type { TargetStage } from '../target/target-stage.ts';
import { installedAt } from './installed-at.ts';
import { addedPackages } from './added-packages.ts';
import { failsOnImport } from './fails-on-import.ts';
import { isFetched } from './fetched-words.ts';
import type { RunDiagnostic } from './run-fact.ts';
import { missingOf } from './stage-words.ts';

export function lackingNeeds(
  judged: readonly JudgedTarget[],
  checked: readonly CheckedPackage[],
): readonly RunDiagnostic[] {
  // Of several images the one to take is the answer, and that one has no compiler is told as such (WC303).
  const isOne = new Set(judged.map(({ target: { name } }) => name)).size === 1;
  return perTarget(judged, (one) => lackingOn(one, checked)).flatMap(({ facts, target }) => {
    const { location, command, ...others } = facts;
    if (!isOne && (others.compilerless !== null || others.doomed.length > 0)) return [];
    return [{ kind: 'lacking-needs' as const, ...others, command: isOne ? command : null, target, location }];
  });
}

function lackingOn(one: JudgedTarget, checked: readonly CheckedPackage[]) {
  const { id, target, findings, asked, unresolved } = one;
  const { stage, name: on, compiler, uselessCompiler = null } = target;
  if (stage === undefined) return null;
  const lacking = checked.flatMap(({ pkg, findings: own }) => {
    const finding = own.get(id);
    const { build } = finding ?? {};
    const missing = finding && stopping(finding, target);
    return missing
      ? [
          {
            name: pkg.name,
            finding,
            missing,
            doomed: build?.deadEnds.some(isSureEnd) === true,
            line: lineOf(pkg, stage),
          },
        ]
      : [];
  });
  const first = firstOf(lacking, stage);
  if (first === undefined) return null;
  const here = lacking.filter(({ line }) => line === first.line);
  // Nothing that is added helps what is known to fail.
  const mendable = here.filter(({ doomed }) => !doomed);
  const failing = new Set(here.flatMap(({ finding, doomed }) => (doomed && finding ? [finding] : [])));
  const asksCompiler =
    mendable.length > 0
      ? mendable.some(({ missing }) => missing.length === 0)
      : findings.some(({ build }) => build !== null && !build.deadEnds.some(isSureEnd));
  // A file that is refused, and what cannot be installed, stop the installer before it builds.
  const isFirst =
    asked === undefined &&
    unresolved?.kind !== 'no-solution' &&
    findings.every(({ verdict }) => verdict !== 'impossible');
  // One RUN may hold both.
  const { unchecked = [], mayBring = [] } = stage;
  const above =
    unchecked.find(({ line, ranAt = line }) => ranAt <= first.line) ??
    mayBring.flatMap((line) => (line <= first.line ? [{ path: stage.path, line }] : []))[0];
  const ending = stage.installs.find(({ line, endsBuild }) => line === first.line && endsBuild === true);
  return {
    names: [...new Set(here.map(({ name }) => name))],
    missing: [...new Set(mendable.flatMap(({ missing }) => missing))],
    doomed: [...new Set(here.flatMap(({ name, doomed }) => (doomed ? [name] : [])))],
    compilerless: compiler === false && asksCompiler ? { on, useless: uselessCompiler } : null,
    halted: isStopped(target),
    unless: above === undefined ? null : `${above.path ?? stage.path}:${above.line}`,
    command: isFirst && above === undefined ? (ending?.command ?? null) : null,
    added: isFirst ? addedPackages({ ...one, findings: findings.filter((each) => !failing.has(each)) }) : null,
    location: { path: stage.path, line: first.line },
  };
}

/** What the build of it stops without, empty where that is a compiler, or where it fails whatever is there; undefined where it is not sure to stop. */
function stopping({ verdict, build }: Finding, target: Target): readonly string[] | undefined {
  if (verdict !== 'build' || build === null) return undefined;
  const fails = build.deadEnds.some((end) => isHopeless(end) && isSureEnd(end));
  // Some setup.py do without their extension modules, where they cannot be compiled; a source is fetched before that.
  if (target.compiler === false && !isFetched(build)) {
    const { optional } = build.reading ?? {};
    return (build.native === true && optional === false) || (fails && optional !== true) ? [] : undefined;
  }
  const missing = missingOf(build, target);
  return missing.length === 0 && !fails ? undefined : missing;
}

/** Whether it ends the build itself: not what can only not be imported then, nor a symbol that some linkers do without. */
function isSureEnd({ certain, fact }: DeadEnd): boolean {
  return certain && !failsOnImport(fact) && fact.kind !== 'gone-when-linked';
}

/** Of the command that brings it. */
function lineOf(pkg: LockedPackage, stage: TargetStage): number | undefined {
  const own = pkg.at.path === stage.path ? pkg.at.line : undefined;
  return installedAt(pkg, stage)?.line ?? own ?? lastToBring(stage);
}

/** What docker build surely ends at comes before what is passed over (`|| true`). */
function firstOf(lacking: readonly { readonly line: number | undefined }[], { installs }: TargetStage) {
  const lines = lacking.flatMap(({ line }) => line ?? []).toSorted((a, b) => a - b);
  const isEnd = (each: number): boolean => installs.some(({ line, endsBuild }) => line === each && endsBuild === true);
  const line = lines.find(isEnd) ?? lines[0];
  return line === undefined ? undefined : { line };
}
