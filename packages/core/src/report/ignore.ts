// What somebody decided to accept: a package, which of its rules, why, and until when.

import { isValidName, normalizeName, type PackageName } from '../packaging/name.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import { isRuleId, type RuleId, ruleIds } from '../rules/rules.ts';
import type { Acceptance } from '../rules/statement.ts';

/** A finding that is accepted: of a package, by a rule, for a reason, until a day. */
export interface Ignore extends Acceptance {
  readonly package: PackageName;
  /** Null: the leading rule, whatever it is. */
  readonly rule: RuleId | null;
  /** Where it is written; null for a flag. A comment is about the requirement on that line alone. */
  readonly at: SourceLocation | null;
}

/** What is accepted, beside the comments in the files. */
export interface Ignoring {
  /** Those of flags first, then the configuration's. */
  readonly ignores: readonly Ignore[];
  /** ISO date, UTC: an ignore still holds on its last day. */
  readonly today: string;
}

/**
 * `PACKAGE` or `PACKAGE:RULE`, as `--ignore` takes them; names are normalised, rules may be in lower case.
 *
 * @returns the package and the rule, null where none is named; or what is wrong with the text
 */
export function parseIgnore(text: string): Parsed<Pick<Ignore, 'package' | 'rule'>> {
  const colon = text.indexOf(':');
  const name = (colon === -1 ? text : text.slice(0, colon)).trim();
  if (!isValidName(name)) return { ok: false, problem: `'${text}' is no PACKAGE or PACKAGE:RULE` };
  if (colon === -1) return { ok: true, value: { package: normalizeName(name), rule: null } };
  const rule = parseRule(text.slice(colon + 1));
  return rule.ok ? { ok: true, value: { package: normalizeName(name), rule: rule.value } } : rule;
}

/** The id of a rule, in either case; blanks around it do not count. */
export function parseRule(text: string): Parsed<RuleId> {
  const rule = text.trim().toUpperCase();
  if (isRuleId(rule)) return { ok: true, value: rule };
  return { ok: false, problem: `there is no rule '${text.trim()}' (they are ${ruleIds[0]} to ${ruleIds.at(-1)})` };
}

/** `cryptography (WC101)`: for messages. */
export function ignoreTitle({
  package: name,
  rule,
}: {
  readonly package: string;
  readonly rule: RuleId | null;
}): string {
  return rule === null ? name : `${name} (${rule})`;
}
