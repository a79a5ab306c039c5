// The exit code of a check: 0 nothing in the way, 1 something reaches --fail-on, 2 no complete answer.

import { type Report, type ReportResult, type RuleId, ruleIds, WheelcheckError } from '@wheelcheck/core';

/** Inclusive: each level holds the ones before it. */
const levels = ['never', 'impossible', 'build', 'sdist'] as const;

export interface Gate {
  readonly failOn: readonly string[];
  readonly allowUnknown: boolean;
  readonly exitZero: boolean;
}

/** @throws WheelcheckError when --fail-on names something unknown */
export function exitCode(report: Report, { failOn, allowUnknown, exitZero }: Gate): 0 | 1 | 2 {
  const gates = (failOn.length > 0 ? failOn : ['build']).map(checkedGate);
  const results = report.packages.flatMap((pkg) => pkg.results);
  const onMusl = new Set(report.targets.filter(({ libc }) => libc.family === 'musl').map(({ id }) => id));
  const fails =
    results.some((result) => gates.some((gate) => reaches(result, gate, onMusl.has(result.target)))) ||
    report.diagnostics.some(({ rule }) => gates.some((gate) => gate === rule));
  const wholeFile = gates.some((gate) => gate !== 'never') && report.diagnostics.some(({ level }) => level === 'error');
  if (fails || wholeFile) return exitZero ? 0 : 1;
  return results.some(({ verdict }) => verdict === 'unknown') && !allowUnknown ? 2 : 0;
}

type GateName = (typeof levels)[number] | RuleId;

function checkedGate(text: string): GateName {
  const gate = [...levels, ...ruleIds].find((known) => known === text || known === text.toUpperCase());
  if (gate) return gate;
  throw new WheelcheckError({
    code: 'usage',
    message: `--fail-on ${text} is not known`,
    hint: `one of ${levels.join(', ')}, or a rule: ${ruleIds.join(', ')}`,
  });
}

/** A wheel of unstated libc on musl counts as a build: it may have to be made into one (WC108). */
function reaches({ verdict, rules }: ReportResult, gate: GateName, musl: boolean): boolean {
  const level = levels.indexOf(gate as (typeof levels)[number]);
  if (level < 0) return rules.includes(gate as RuleId);
  if (musl && rules.includes('WC108')) return level >= levels.indexOf('build');
  const severity = levels.indexOf(verdict as (typeof levels)[number]);
  return severity > 0 && severity <= level;
}
