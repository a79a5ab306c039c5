// Findings → Report: sorts, counts, and puts facts into the contract's shapes.

import { asksWords } from './asks-words.ts';
import type { WayOut } from '../advise/advice.ts';
import type { Build, Finding } from '../assess/assess.ts';
import type { Verdict } from '../assess/verdict.ts';
import type { LockedPackage, SourceLocation } from '../manifest/manifest.ts';
import { compareVersions, parseVersion } from '../packaging/version.ts';
import { leavesOut } from '../rules/gate.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { statementsOf } from '../rules/statement.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { Target, TargetStage } from '../target/target.ts';
import { counted } from '../text/counted.ts';
import { once } from '../text/once.ts';
import { VERSION } from '../version.ts';
import { diagnose } from './diagnostics.ts';
import { evidenceWords } from './evidence-words.ts';
import type { CheckedTarget, ReportFacts } from './facts.ts';
import { faultsOf } from './faults-of.ts';
import { freshRelease } from './fresh-release.ts';
import { fixOf, outlook, suggestionsOf } from './fix.ts';
import { manifestRemark } from './manifest-words.ts';
import { deadEndsOf, needsOf, needsText } from './needs.ts';
import { narrowed } from './narrowed.ts';
import type { Report, ReportBuild, ReportFile, ReportPackage, ReportResult, Summary } from './report.ts';
import { leftOut } from './left-out.ts';
import { maskReport } from './mask-report.ts';
import { presence } from './presence.ts';
import { reportTargets } from './report-targets.ts';
import { type RequiredBy, requirersOf } from './required-by.ts';
import { sameRows } from './same-rows.ts';
import { isReady, stageWords } from './stage-words.ts';
import { why } from './why.ts';

/** Nearest refusals that a report lists for one package. */
const REJECTED_SHOWN = 5;

/** @param all of each installation; those on the same target share its column */
export function buildReport(all: readonly ReportFacts[]): Report {
  const targets = reportTargets(all);
  const ids = targets.map(({ id }) => id);
  const packages = inReportOrder(sameRows(all.flatMap(packagesOf), ids));
  const diagnostics = once(all.flatMap((facts) => narrowed(diagnose(facts), facts, ids)));
  const checked = all.flatMap((facts) => facts.checked);
  const inputs = all.flatMap((facts) => facts.inputs);
  const undecided = packages.some(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  return maskReport({
    schemaVersion: '1.1',
    tool: { name: 'wheelcheck', version: VERSION },
    complete: !undecided && !diagnostics.some(leavesOut),
    inputs: once(
      inputs.map(({ file, sha256, manifest: { path, format, installer } }) => ({
        path,
        kind: file.line === undefined ? format : 'Dockerfile',
        installer,
        sha256,
      })),
    ),
    targets,
    packages,
    summary: summarise(packages, ids),
    diagnostics,
    remarks: [
      ...once(all.flatMap((facts) => facts.remarks ?? [])),
      ...asksWords(all.flatMap(({ indexes = [] }) => indexes)),
      ...once(inputs.flatMap(({ manifest }) => manifest.remarks.map(manifestRemark))),
      ...resolvedRemark(checked),
      ...leftOut(all),
    ],
    unjudged: diagnostics.flatMap(({ unjudged = [], target }) => unjudged.map((name) => ({ name, target }))),
    unlearnt: diagnostics.flatMap(({ unlearnt = [], target }) => unlearnt.map((name) => ({ name, target }))),
    faults: faultsOf(checked),
  });
}

/** Tomorrow the same files may come to other versions. */
function resolvedRemark(checked: readonly CheckedPackage[]): readonly string[] {
  const { size } = new Set(checked.flatMap(({ pkg }) => (pkg.resolved ? [`${pkg.name} ${pkg.version}`] : [])));
  return size === 0 ? [] : [`${counted(size, 'version')} resolved from the index as of this run`];
}

/** By name, then PEP 440 version, then line. */
function inReportOrder(packages: readonly ReportPackage[]): readonly ReportPackage[] {
  return packages
    .map((row) => ({ row, version: parseVersion(row.version ?? '') }))
    .toSorted((a, b) => {
      const [left, right] = [a.row, b.row];
      if (left.name !== right.name) return left.name < right.name ? -1 : 1;
      const byVersion =
        a.version.ok && b.version.ok
          ? compareVersions(a.version.value, b.version.value)
          : Number(a.version.ok) - Number(b.version.ok);
      return byVersion || left.location.line - right.location.line;
    })
    .map(({ row }) => row);
}

/** The command that names the file where the package stands; one that stands alone is it. */
function installedAt({ at }: LockedPackage, stage: TargetStage | undefined): SourceLocation | null {
  if (stage === undefined || at.path === stage.path) return null;
  const { path, installs } = stage;
  const names = (file: string): boolean => at.path === file || at.path.endsWith(`/${file}`);
  const found =
    installs.findLast(({ files }) => files.some(names)) ?? (installs.length === 1 ? installs[0] : undefined);
  return found === undefined ? null : { path, line: found.line };
}

/** The projects in folders that ask for it, and the packages that lead from there to it. */
function resolvedBy(
  { requiredBy = [] }: LockedPackage,
  { path }: NonNullable<LockedPackage['resolved']>,
): readonly string[] {
  return [...requiredBy.map(({ name }) => name), ...path];
}

function packagesOf(facts: ReportFacts): readonly ReportPackage[] {
  const ways = new Map(facts.inputs.flatMap(({ manifest }) => [...requirersOf(manifest)]));
  const ofCommands = new Set(
    facts.inputs.flatMap(({ file, manifest }) => (file.line === undefined ? [] : [manifest.path])),
  );
  return facts.checked.map((row) => reportPackage(row, ways, ofCommands, facts));
}

function reportPackage(
  { pkg, findings }: CheckedPackage,
  ways: ReadonlyMap<LockedPackage, RequiredBy>,
  ofCommands: ReadonlySet<string>,
  { targets, now }: ReportFacts,
): ReportPackage {
  return {
    name: pkg.name,
    version: pkg.version ?? null,
    location: pkg.at,
    origin: pkg.resolved ? 'resolved' : ofCommands.has(pkg.at.path) ? 'dockerfile' : 'pinned',
    requiredBy: pkg.resolved ? resolvedBy(pkg, pkg.resolved) : (ways.get(pkg) ?? null),
    results: targets.flatMap(({ id, target, advice }) => {
      const finding = findings.get(id);
      return finding ? [reportResult(finding, pkg, { id, target }, { way: advice.ways.get(pkg), now })] : [];
    }),
  };
}

/** One finding as the report gives it. */
export function reportResult(
  finding: Finding,
  pkg: LockedPackage,
  { id, target }: Pick<CheckedTarget, 'id' | 'target'>,
  { way, now }: { readonly way?: WayOut | undefined; readonly now?: number | undefined } = {},
): ReportResult {
  const { verdict, reason, build } = finding;
  const sentences = withAsker(
    why(finding, target, [outlook(finding, way, pkg, target), freshRelease(finding, now)]),
    pkg,
  );
  const statements = statementsOf({ finding, pkg, target, why: sentences });
  const refused = verdict === 'wheel' || verdict === 'skipped' ? [] : finding.refused;
  return {
    target: id,
    verdict,
    statements,
    reason,
    file: reportFile(finding),
    rejected: refused
      .slice(0, REJECTED_SHOWN)
      .map(({ file, reason: refusal }) => ({ filename: file.raw, reason: refusal })),
    rejectedCount: refused.length,
    build: build && reportBuild(build, target),
    suggestions: suggestionsOf(
      statements.some(({ rule }) => rule === 'WC109'),
      way,
      pkg,
    ),
    why: sentences,
    needs: build && verdict === 'build' ? needsOf(build, stageWords(build, target)) : [],
    deadEnds: build && verdict === 'build' ? deadEndsOf(build) : [],
    runtime: build && verdict === 'build' ? (build.needs?.runtime ?? null) : [],
    resolvedFrom: pkg.resolved && verdict !== 'skipped' ? finding.requiresFrom : null,
    needsText: build && verdict === 'build' ? needsText(build, stageWords(build, target)) : [],
    fix: fixOf(finding, way, pkg, target),
    installed: installedAt(pkg, target.stage),
    ready: build !== null && verdict === 'build' && isReady(build, target),
    nativeWheel: finding.tag !== null && parsePlatformTag(finding.tag.platform).os !== 'any',
  };
}

/** Whose project asks for it, where no line of the file does; nothing to explain needs no asker. */
function withAsker(sentence: string, { requiredBy, resolved }: LockedPackage): string {
  const needing = resolved?.path.at(-1);
  if (needing !== undefined && sentence !== '') return `${sentence} ${needing} needs it.`;
  const project = requiredBy?.at(-1);
  return project === undefined || sentence === ''
    ? sentence
    : `${sentence} The project in ${project.folder} (${project.name}) asks for it.`;
}

function reportBuild({ native, reading, evidence, needs }: Build, { stage }: Target): ReportBuild {
  const packages = needs?.packages;
  return {
    native,
    languages: reading?.languages ?? null,
    backend: reading?.backend ?? null,
    evidence: evidence.map(evidenceWords),
    packages: packages
      ? {
          manager: packages.manager,
          names: presence(packages.names, stage?.packages ?? [], needs.things).missing,
          evidence: packages.evidence,
        }
      : null,
  };
}

function reportFile({ file }: Finding): ReportFile | null {
  if (!file || file.filename.kind === 'other') return null;
  return { filename: file.raw, size: file.size ?? null, kind: file.filename.kind };
}

/** In one pass: a Dockerfile with a hundred stages has ten thousand results. */
function summarise(packages: readonly ReportPackage[], ids: readonly string[]): Report['summary'] {
  const none: Summary = { wheel: 0, sdist: 0, build: 0, impossible: 0, unknown: 0, skipped: 0 };
  const counts = new Map(ids.map((id): [string, Record<Verdict, number>] => [id, { ...none }]));
  for (const { results } of packages)
    for (const { target, verdict } of results) {
      const row = counts.get(target);
      if (row !== undefined) row[verdict]++;
    }
  return Object.fromEntries(counts);
}
