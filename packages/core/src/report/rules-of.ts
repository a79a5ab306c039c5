// What a result says by its rules: their ids, the sentences beside its verdict, and what was accepted of it.

import { counts, outcomeOf } from '../rules/gate.ts';
import { type RuleId, rules } from '../rules/rules.ts';
import type { Statement } from '../rules/statement.ts';
import type { ReportResult, ReportSuppression } from './report.ts';

type Stated = Pick<ReportResult, 'statements'>;

/** The rules, the one on which the verdict rests first. */
export function rulesOf({ statements }: Stated): readonly RuleId[] {
  return statements.map(({ rule }) => rule);
}

/** What is said of the release itself, and does not tell why the verdict is what it is. */
export function isBeside({ rule, sentence }: Pick<Statement, 'rule' | 'sentence'>): boolean {
  return rules[rule].ofPackage?.role === 'beside' && sentence !== '';
}

/** The sentences of these. */
export function notesOf({ statements }: Stated): readonly string[] {
  return statements.filter(isBeside).map(({ sentence }) => sentence);
}

/** Whether the first rule of a result, on which its verdict rests, is accepted: one that follows leaves the verdict as it is. */
export function isIgnored({ statements: [first] }: Stated): boolean {
  return first !== undefined && !counts(first);
}

/** Everything of a result that is accepted, in the order of its rules. */
export function suppressionsOf({ statements }: Stated): readonly ReportSuppression[] {
  return statements.flatMap(({ rule, accepted }) => (accepted ? [{ rule, ...accepted }] : []));
}

/** A wheel that may have to be built all the same (WC108). */
export function isBuildInDisguise({ verdict, statements }: Pick<ReportResult, 'verdict' | 'statements'>): boolean {
  return verdict === 'wheel' && statements.some((each) => outcomeOf(each) === 'build');
}
