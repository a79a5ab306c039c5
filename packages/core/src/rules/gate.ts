// What counts, what is accepted, and which exit code follows: asked here by the command, the Action and the library alike.

import { WheelcheckError } from '../error.ts';
import type { Level, Outcome } from './define-rule.ts';
import { isRuleId, type RuleId, ruleIds, rules } from './rules.ts';
import type { Statement } from './statement.ts';

/** Inclusive: each level holds the ones before it. */
const levels = { never: 0, impossible: 1, build: 2, sdist: 3 } as const;

type GateLevel = keyof typeof levels;

/** What `failOn` takes beside rules. */
export const gateLevels: readonly string[] = Object.keys(levels);

/** What a gate lets through: the command's flags of the same names. */
export interface GateOptions {
  /** Levels (`build` where there is none) and rules; each is enough. */
  readonly failOn?: readonly string[];
  /** 0 instead of 2. */
  readonly allowUnknown?: boolean;
  /** 0 instead of 1. */
  readonly exitZero?: boolean;
}

/** A report, as far as it matters here. */
export interface Gated {
  readonly packages: readonly { readonly results: readonly { readonly statements: readonly Counted[] }[] }[];
  readonly diagnostics: readonly { readonly rule: RuleId | null; readonly level: Level }[];
}

type Counted = Pick<Statement, 'rule' | 'level' | 'accepted'>;

/**
 * The exit code of a report: 1 where something reaches `failOn` or, whatever that is, the installer refuses a whole file, else 2 where
 * something that would be installed was not judged, else 0. What was accepted does not count.
 *
 * @throws WheelcheckError when `failOn` names something unknown
 */
export function gate(
  report: Gated,
  { failOn = [], allowUnknown = false, exitZero = false }: GateOptions = {},
): 0 | 1 | 2 {
  const gates = (failOn.length > 0 ? failOn : ['build']).map(checkedGate);
  const { diagnostics } = report;
  const counted = report.packages.flatMap(({ results }) =>
    results.flatMap(({ statements }) => statements.filter(counts)),
  );
  const reached =
    counted.some((statement) => gates.some((each) => reaches(statement, each))) ||
    diagnostics.some(({ rule }) => gates.some((each) => each === rule));
  // No level lets through what nothing is installed of: `never` is about packages, `exitZero` about the code.
  const refused = diagnostics.some(({ level }) => level === 'error');
  if (reached || refused) return exitZero ? 0 : 1;
  return !allowUnknown && (counted.some((each) => outcomeOf(each) === 'unknown') || diagnostics.some(leavesOut))
    ? 2
    : 0;
}

/** Refuses what `failOn` does not know, before anything is asked. @throws WheelcheckError */
export function checkGates(failOn: readonly string[]): void {
  for (const text of failOn) checkedGate(text);
}

/** Nobody accepted it. */
export function counts({ accepted }: Pick<Statement, 'accepted'>): boolean {
  return accepted === null;
}

/** What a statement comes to, accepted or not; null where it only says something. */
export function outcomeOf({ rule, level }: Pick<Statement, 'rule' | 'level'>): Outcome | null {
  return level === 'note' ? null : (rules[rule].comesTo ?? null);
}

/**
 * Whether a result, as the JSON report has it, must be built and counts: a rule that follows may be accepted without the
 * build.
 */
export function isToBuild({
  rules: [leading = ''],
  suppressed,
}: {
  readonly rules: readonly string[];
  readonly suppressed: { readonly rule: string } | null;
}): boolean {
  return (
    isRuleId(leading) &&
    rules[leading].ofPackage?.role === 'leads' &&
    rules[leading].comesTo === 'build' &&
    suppressed?.rule !== leading
  );
}

/** Whether a diagnostic says that something that would be installed was not judged. */
export function leavesOut({ rule }: { readonly rule: RuleId | null }): boolean {
  return rule !== null && rules[rule].comesTo === 'unknown';
}

function reaches(statement: Counted, each: GateLevel | RuleId): boolean {
  if (!isLevel(each)) return statement.rule === each;
  const outcome = outcomeOf(statement);
  return outcome !== null && outcome !== 'unknown' && levels[outcome] <= levels[each];
}

function isLevel(text: string): text is GateLevel {
  return Object.hasOwn(levels, text);
}

function checkedGate(text: string): GateLevel | RuleId {
  if (isLevel(text)) return text;
  const rule = text.toUpperCase();
  if (isRuleId(rule)) return rule;
  throw new WheelcheckError({
    code: 'usage',
    message: `--fail-on ${text} is not known`,
    hint: `one of ${gateLevels.join(', ')}, or a rule: ${ruleIds.join(', ')}`,
    settings: ['fail-on'],
  });
}
