// Findings → Report: sorts, counts, and puts facts into the contract's shapes.

import { asksWords } from './asks-words.ts';
import type { WayOut } from '../advise/advice.ts';
import type { Finding } from '../assess/assess.ts';
import type { Verdict } from '../assess/verdict.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { compareVersions, parseVersion } from '../packaging/version.ts';
import { leavesOut } from '../rules/gate.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { statementsOf } from '../rules/statement.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import { counted } from '../text/counted.ts';
import { once } from '../text/once.ts';
import { VERSION } from '../version.ts';
import { diagnose, type Raised } from './diagnostics.ts';
import { installedAt } from './installed-at.ts';
import { isPlain } from './is-plain.ts';
import type { CheckedTarget, ReportFacts } from './facts.ts';
import { narrowed } from './narrowed.ts';
import { plainWords } from './plain-words.ts';
import type { Diagnostic, Report, ReportFile, ReportPackage, ReportResult, Summary } from './report.ts';
import type { ReportWords } from './report-words.ts';
import { leftOut } from './left-out.ts';
import { maskReport } from './mask-report.ts';
import { reportTargets } from './report-targets.ts';
import { type RequiredBy, requirersOf } from './required-by.ts';
import { sameRows } from './same-rows.ts';
import { toldRemarks } from './told-remarks.ts';

/** Nearest refusals that a report lists for one package. */
const REJECTED_SHOWN = 5;

/** Rows that are written in some tens of milliseconds: of the longest list all take seconds. */
const ROWS_AT_ONCE = 500;

/** @param all of each installation; those on the same target share its column */
export async function buildReport(all: readonly ReportFacts[]): Promise<Report> {
  const raised: (readonly Raised[])[] = [];
  for (const facts of all) {
    // oxlint-disable-next-line no-await-in-loop -- between two pieces of work, whoever interrupts the run gets a turn
    raised.push(await diagnose(facts));
    // oxlint-disable-next-line no-await-in-loop -- as above
    await facts.rest?.();
  }
  const words = isPlain(all, raised.flat()) ? plainWords : (await import('./all-words.ts')).allWords;
  const rows: ReportPackage[] = [];
  for (const facts of all) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    rows.push(...(await packagesOf(facts, words)));
  }
  const checked = all.flatMap((facts) => facts.checked);
  // Most runs have none, and a browser's page is not made to load the words for them.
  const faults = checked.some(lacksAnswer) ? (await import('./faults-of.ts')).faultsOf(checked) : [];
  return reportOf(all, { checked, raised, rows, words, faults });
}

function lacksAnswer({ answer, findings }: CheckedPackage): boolean {
  return answer?.found === null || [...findings.values()].some(({ fault }) => fault !== null);
}

interface Gathered {
  /** Of all installations. */
  readonly checked: readonly CheckedPackage[];
  readonly raised: readonly (readonly Raised[])[];
  readonly rows: readonly ReportPackage[];
  readonly words: ReportWords;
  readonly faults: Report['faults'];
}

function reportOf(all: readonly ReportFacts[], { checked, raised, rows, words, faults }: Gathered): Report {
  const targets = reportTargets(all, words);
  const ids = targets.map(({ id }) => id);
  const packages = inReportOrder(sameRows(rows, ids));
  const saidOf = (each: Raised): Diagnostic => ('said' in each ? each.said : words.diagnostic(each));
  const diagnostics = once(
    all.flatMap((facts, position) => narrowed((raised[position] ?? []).map(saidOf), facts, ids)),
  );
  const inputs = all.flatMap((facts) => facts.inputs);
  const undecided = packages.some(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  return maskReport({
    schemaVersion: '1.1',
    tool: { name: 'wheelcheck', version: VERSION },
    complete: !undecided && !diagnostics.some((each) => leavesOut(each) || each.stop?.of !== undefined),
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
      ...once(
        all.flatMap((facts) =>
          facts.inputs.flatMap(({ manifest }) =>
            toldRemarks(
              manifest,
              facts.targets.map(({ target }) => target),
            ).map(words.remark),
          ),
        ),
      ),
      ...resolvedRemark(checked),
      ...leftOut(all),
    ],
    unjudged: diagnostics.flatMap(({ unjudged = [], target }) => unjudged.map((name) => ({ name, target }))),
    unlearnt: diagnostics.flatMap(({ unlearnt = [], target }) => unlearnt.map((name) => ({ name, target }))),
    faults,
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

/** The projects in folders that ask for it, and the packages that lead from there to it. */
function resolvedBy(
  { requiredBy = [] }: LockedPackage,
  { path }: NonNullable<LockedPackage['resolved']>,
): readonly string[] {
  return [...requiredBy.map(({ name }) => name), ...path];
}

async function packagesOf(facts: ReportFacts, words: ReportWords): Promise<readonly ReportPackage[]> {
  const ways = new Map(facts.inputs.flatMap(({ manifest }) => [...requirersOf(manifest)]));
  const ofCommands = new Set(
    facts.inputs.flatMap(({ file, manifest }) => (file.line === undefined ? [] : [manifest.path])),
  );
  const rows: ReportPackage[] = [];
  for (const row of facts.checked) {
    rows.push(reportPackage(row, ways, ofCommands, facts, words));
    // oxlint-disable-next-line no-await-in-loop
    if (rows.length % ROWS_AT_ONCE === 0) await facts.rest?.();
  }
  return rows;
}

function reportPackage(
  { pkg, findings }: CheckedPackage,
  ways: ReadonlyMap<LockedPackage, RequiredBy>,
  ofCommands: ReadonlySet<string>,
  { targets, now }: ReportFacts,
  words: ReportWords,
): ReportPackage {
  return {
    name: pkg.name,
    version: pkg.version ?? null,
    location: pkg.at,
    origin: pkg.resolved ? 'resolved' : ofCommands.has(pkg.at.path) ? 'dockerfile' : 'pinned',
    requiredBy: pkg.resolved ? resolvedBy(pkg, pkg.resolved) : (ways.get(pkg) ?? null),
    results: targets.flatMap(({ id, target, advice }) => {
      const finding = findings.get(id);
      return finding ? [reportResult(finding, pkg, { id, target }, words, { way: advice.ways.get(pkg), now })] : [];
    }),
  };
}

/** One finding as the report gives it. */
export function reportResult(
  finding: Finding,
  pkg: LockedPackage,
  { id, target }: Pick<CheckedTarget, 'id' | 'target'>,
  words: ReportWords,
  { way, now }: { readonly way?: WayOut | undefined; readonly now?: number | undefined } = {},
): ReportResult {
  const { verdict, reason } = finding;
  const why = withAsker(words.why(finding, pkg, target, { way, now }), pkg);
  const statements = statementsOf({ finding, pkg, target, why });
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
    why,
    resolvedFrom: pkg.resolved && verdict !== 'skipped' ? finding.requiresFrom : null,
    installed: installedAt(pkg, target.stage),
    nativeWheel: finding.tag !== null && parsePlatformTag(finding.tag.platform).os !== 'any',
    builtHere: finding.verdict === 'skipped' && finding.detail?.kind === 'built-here',
    ...words.trouble(finding, pkg, target, { way, relockHelps: statements.some(({ rule }) => rule === 'WC109') }),
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
