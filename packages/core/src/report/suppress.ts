// Applies what somebody decided to accept: the findings stay, and no longer count for the exit code.

import type { SourceLocation } from '../manifest/manifest.ts';
import { type Ignore, ignoreTitle } from './ignore.ts';
import type { Diagnostic, Report, ReportPackage, ReportResult, ReportSuppression } from './report.ts';
import type { RuleId } from './rules.ts';

/**
 * Marks the results that the ignores are about. An ignore without a rule is about the leading one. Those that expired
 * suppress nothing and are told as warnings, those that match nothing as notes, each where it is written.
 *
 * @param today ISO date; an ignore still holds on its last day
 * @returns the same report where there is no ignore
 */
export function suppress(report: Report, ignores: readonly Ignore[], today: string): Report {
  if (ignores.length === 0) return report;
  const distinct = [...new Map(ignores.map((ignore) => [JSON.stringify(ignore), ignore])).values()];
  const holding = distinct.filter((ignore) => !isExpired(ignore, today));
  const used = new Set<Ignore>();
  const packages = report.packages.map((pkg) => {
    const about = holding.filter((ignore) => isAbout(ignore, pkg));
    return about.length === 0 ? pkg : { ...pkg, results: pkg.results.map((result) => suppressed(result, about, used)) };
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

/** Everything of a result that is accepted, in the order of its rules. */
export function suppressionsOf({
  suppressed: first,
  alsoSuppressed = [],
}: Pick<ReportResult, 'suppressed' | 'alsoSuppressed'>): readonly ReportSuppression[] {
  return [...(first ? [first] : []), ...alsoSuppressed];
}

/** Why a rule of a result does not count; undefined where it does. */
export function suppressionOf(
  result: Pick<ReportResult, 'suppressed' | 'alsoSuppressed'>,
  rule: RuleId,
): ReportSuppression | undefined {
  return suppressionsOf(result).find((each) => each.rule === rule);
}

/** Whether the first rule of a result, on which its verdict rests, is accepted: one that follows leaves the verdict as it is. */
export function isIgnored({ rules, suppressed: first }: Pick<ReportResult, 'rules' | 'suppressed'>): boolean {
  return first !== null && first.rule === rules[0];
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

/** A rule that several ignores name is suppressed by the first: the flag, then the configuration, then the comment. */
function suppressed(result: ReportResult, about: readonly Ignore[], used: Set<Ignore>): ReportResult {
  const [leading] = result.rules;
  if (leading === undefined || result.verdict === 'skipped') return result;
  const found = new Map<string, ReportSuppression>();
  for (const ignore of about) {
    const rule = ignore.rule ?? leading;
    if (!result.rules.includes(rule)) continue;
    used.add(ignore);
    const { by, reason, until } = ignore;
    if (!found.has(rule)) found.set(rule, { rule, by, reason, until });
  }
  const [first, ...others] = result.rules.flatMap((rule) => found.get(rule) ?? []);
  if (first === undefined) return result;
  return { ...result, suppressed: first, ...(others.length > 0 ? { alsoSuppressed: others } : {}) };
}

function expired(ignore: Ignore): Diagnostic {
  return said(ignore, 'warning', `${what(ignore)} expired on ${ignore.until}: it counts again`);
}

function unused(ignore: Ignore, { packages }: Report): Diagnostic {
  const present = packages.some((pkg) => isAbout(ignore, pkg));
  const nothing = ignore.rule === null ? 'nothing is found there' : `${ignore.rule} is not found there`;
  const why = present ? nothing : 'the files hold no such package';
  return said(ignore, 'note', `${what(ignore)} matches nothing: ${why}`);
}

/** `ignoring cryptography (WC101), "built in its own stage",` */
function what(ignore: Ignore): string {
  const { by, reason } = ignore;
  const flag = by === 'flag' ? ' by --ignore' : '';
  return `ignoring ${ignoreTitle(ignore)}${flag}${reason === null ? '' : `, "${reason}",`}`;
}

function said({ at }: Ignore, level: 'warning' | 'note', message: string): Diagnostic {
  return { rule: null, level, message, target: null, location: at };
}
