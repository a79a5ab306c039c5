// The exit code of a check: 0 nothing in the way, 1 something reaches --fail-on, 2 no complete answer.

import {
  isRuleId,
  type Report,
  type ReportResult,
  type RuleId,
  ruleIds,
  suppressionOf,
  type Verdict,
  WheelcheckError,
} from '@wheelcheck/core';

/** Inclusive: each level holds the ones before it. */
const levels = { never: 0, impossible: 1, build: 2, sdist: 3 } as const;

/** What --fail-on takes beside rules. */
export const gateLevels: readonly string[] = Object.keys(levels);

/** The lowest level that a verdict reaches; an unknown one reaches none, it has an exit code of its own. */
const levelOf: Readonly<Partial<Record<Verdict, number>>> = { impossible: 1, build: 2, sdist: 3 };

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
  return isIncomplete(report) && !allowUnknown ? 2 : 0;
}

/** Rules of diagnostics by which something that would be installed was not judged. */
const leavingOut: ReadonlySet<RuleId | null> = new Set<RuleId>(['WC202']);

/**
 * Whether something counts that was not judged. `report.complete` says more: it is false for an ignored verdict, too, and for
 * what a baseline has already.
 */
function isIncomplete({ packages, diagnostics }: Report): boolean {
  return (
    packages.some(({ results }) => results.some((result) => result.verdict === 'unknown' && leads(result))) ||
    diagnostics.some(({ rule }) => leavingOut.has(rule))
  );
}

/** Refuses what --fail-on does not know, before anything is asked. @throws WheelcheckError */
export function checkGates(failOn: readonly string[]): void {
  for (const text of failOn) checkedGate(text);
}

type GateName = keyof typeof levels | RuleId;

function isLevel(text: string): text is keyof typeof levels {
  return Object.hasOwn(levels, text);
}

function checkedGate(text: string): GateName {
  if (isLevel(text)) return text;
  const rule = text.toUpperCase();
  if (isRuleId(rule)) return rule;
  throw new WheelcheckError({
    code: 'usage',
    message: `--fail-on ${text} is not known`,
    hint: `one of ${Object.keys(levels).join(', ')}, or a rule: ${ruleIds.join(', ')}`,
    settings: ['fail-on'],
  });
}

/** A wheel of unstated libc on musl counts as a build: it may have to be made into one (WC108). */
function reaches(result: ReportResult, gate: GateName, musl: boolean): boolean {
  if (!isLevel(gate)) return standing(result).includes(gate);
  const own = leads(result) ? levelOf[result.verdict] : undefined;
  const level = musl && standing(result).includes('WC108') ? levels.build : own;
  return level !== undefined && level <= levels[gate];
}

/** The rules that nobody ignores. */
function standing(result: ReportResult): readonly RuleId[] {
  return result.rules.filter((rule) => suppressionOf(result, rule) === undefined);
}

/** The rules that come with a verdict; those that follow (yanked, say) are no reason for it. */
const leading: ReadonlySet<RuleId> = new Set<RuleId>(['WC101', 'WC102', 'WC103', 'WC104', 'WC106', 'WC201', 'WC202']);

/** Whether the verdict itself counts: its rule is ignored by nobody, and in no baseline. */
function leads(result: ReportResult): boolean {
  return standing(result).some((rule) => leading.has(rule));
}
