// Applies what somebody decided to accept: the findings stay, and no longer count for the exit code.

import type { SourceLocation } from '../manifest/manifest.ts';
import type { Ignore } from './ignore.ts';
import type { Diagnostic, Report, ReportPackage, ReportResult } from './report.ts';
import { runDiagnostic } from './run-words.ts';
import { once } from '../text/once.ts';

/**
 * Marks the results that the ignores are about. An ignore without a rule is about the leading one. Those that expired
 * suppress nothing and are told as warnings, those that match nothing as notes, each where it is written.
 *
 * @param today ISO date; an ignore still holds on its last day
 * @returns the same report where there is no ignore
 */
export function suppress(report: Report, ignores: readonly Ignore[], today: string): Report {
  if (ignores.length === 0) return report;
  const distinct = once(ignores);
  const holding = distinct.filter((ignore) => !isExpired(ignore, today));
  const used = new Set<Ignore>();
  const packages = report.packages.map((pkg) => {
    const about = holding.filter((ignore) => isAbout(ignore, pkg));
    return about.length === 0 ? pkg : { ...pkg, results: pkg.results.map((result) => accepting(result, about, used)) };
  });
  return {
    ...report,
    packages,
    diagnostics: [
      ...report.diagnostics,
      ...distinct.filter((ignore) => isExpired(ignore, today)).map(expired),
      ...holding.filter((ignore) => !used.has(ignore)).map((ignore) => unused(ignore, report)),
    ],
  };
}

function isExpired({ until }: Ignore, today: string): boolean {
  return until !== null && until < today;
}

function isAbout({ package: name, by, at }: Ignore, pkg: ReportPackage): boolean {
  return name === pkg.name && (by !== 'comment' || isSame(at, pkg.location));
}

function isSame(a: SourceLocation | null, b: SourceLocation): boolean {
  return a?.path === b.path && a.line === b.line;
}

/** A rule that several ignores name is accepted by the first: the flag, then the configuration, then the comment. */
function accepting(result: ReportResult, about: readonly Ignore[], used: Set<Ignore>): ReportResult {
  const [leading] = result.statements;
  if (leading === undefined || result.verdict === 'skipped') return result;
  return {
    ...result,
    statements: result.statements.map((statement) => {
      const named = about.filter(({ rule }) => (rule ?? leading.rule) === statement.rule);
      for (const ignore of named) used.add(ignore);
      const [first] = named;
      return first ? { ...statement, accepted: { by: first.by, reason: first.reason, until: first.until } } : statement;
    }),
  };
}

function expired({ until, at, ...ignore }: Ignore): Diagnostic {
  return runDiagnostic({ kind: 'expired-ignore', ...ignore, until: until ?? '', target: null, location: at });
}

function unused(ignore: Ignore, { packages }: Report): Diagnostic {
  const present = packages.some((pkg) => isAbout(ignore, pkg));
  const { at, ...what } = ignore;
  return runDiagnostic({ kind: 'unused-ignore', ...what, present, target: null, location: at });
}
