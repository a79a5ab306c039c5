// What rules say of one package, of one target, of the files.

import type { BareRule, Looks, Said, SaidOfFiles, SaidOnce } from './define-rule.ts';
import type { FilesMatter, PackageMatter, TargetMatter } from './matter.ts';
import { type RuleId, ruleIds, rules } from './rules.ts';

/** Somebody decided that a statement does not count. */
export interface Acceptance {
  readonly by: 'flag' | 'config' | 'comment';
  readonly reason: string | null;
  /** The day (ISO) until which it holds. */
  readonly until: string | null;
}

/** What one rule says of one package on one target. */
export interface Statement extends Said {
  readonly rule: RuleId;
  readonly accepted: Acceptance | null;
}

/** The rule on which the verdict rests comes first, if there is one; the others follow in order. */
export function statementsOf(matter: PackageMatter): readonly Statement[] {
  const said = ruleIds.flatMap((rule): readonly Statement[] => {
    const its = rules[rule].ofPackage?.look(matter);
    return its ? [{ rule, ...its, accepted: null }] : [];
  });
  return said.toSorted((a, b) => Number(leads(b)) - Number(leads(a)));
}

/** Whether the verdict rests on it. */
export function leads({ rule }: Pick<Statement, 'rule'>): boolean {
  return rules[rule].ofPackage?.role === 'leads';
}

/** What each rule says once. */
export type RuleLooks = ReadonlyMap<RuleId, Looks>;

/** Loads those that may have something to say of these. */
export async function looksOn(matter: FilesMatter): Promise<RuleLooks> {
  return new Map(
    await Promise.all(
      ruleIds.map(async (id): Promise<readonly [RuleId, Looks]> => {
        const { later, ...rule }: BareRule = rules[id];
        return [id, later?.where(matter) === true ? await later.load(rule) : rule];
      }),
    ),
  );
}

/** In the order of the rules. */
export function statementsOfTarget(
  matter: TargetMatter,
  looks: RuleLooks,
): readonly (SaidOnce & { readonly rule: RuleId })[] {
  return ruleIds.flatMap((rule) => {
    const its = looks.get(rule)?.ofTarget?.(matter);
    return its ? [{ rule, ...its }] : [];
  });
}

/** In the order of the rules. */
export function statementsOfFiles(
  matter: FilesMatter,
  looks: RuleLooks,
): readonly (SaidOfFiles & { readonly rule: RuleId })[] {
  return ruleIds.flatMap((rule) => (looks.get(rule)?.ofFiles?.(matter) ?? []).map((its) => ({ rule, ...its })));
}
