// What one rule says once, loaded as a check loads it.

import type { BareRule, Looks } from '../../packages/core/src/rules/define-rule.ts';
import type { FilesMatter, JudgedTarget, TargetMatter } from '../../packages/core/src/rules/matter.ts';

/** Of files; nothing where the rule is not loaded for them. */
export async function looksOf({ later, ...rule }: BareRule, matter: FilesMatter): Promise<Looks> {
  if (later === undefined) return rule;
  return later.where(matter) ? later.load(rule) : {};
}

/** Of one target, whose files lack nothing; null where it says nothing. */
export async function saidOfTarget(rule: BareRule, matter: Omit<TargetMatter, 'id'>) {
  const judged = { ...nothingUnmet, ...matter, id: 't0' };
  const looks = await looksOf(rule, { manifests: [], targets: [judged], checked: [] });
  return looks.ofTarget?.(judged) ?? null;
}

/** A target on which the files lack nothing. */
export const nothingUnmet: Pick<JudgedTarget, 'unmet' | 'unhashed' | 'unresolved'> = {
  unmet: { missing: new Map(), refused: [] },
  unhashed: new Map(),
  unresolved: undefined,
};
