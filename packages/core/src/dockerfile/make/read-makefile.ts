// The text of a Makefile → its variables and rules, where that is all that it has: no include, no condition, no pattern that matters.

import { expandMake, type MakeValue, type MakeVariable } from './expand-make.ts';

export interface MakeRule {
  /** By the line that says so. */
  readonly needs: { readonly line: number; readonly names: readonly string[] }[];
  readonly recipe: WrittenLine[];
  /** The line of the rule that has it: of two, make takes the last and says so. */
  from?: number;
}

/** A line of a recipe, with those that it is continued on. */
interface WrittenLine {
  readonly text: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

export interface Makefile {
  readonly valueOf: MakeValue;
  readonly rules: ReadonlyMap<string, MakeRule>;
  /** Those that run whether there is such a file or not. */
  readonly phony: ReadonlySet<string>;
  readonly goal: string | undefined;
}

type MakeEnvironment = (name: string) => string | null | undefined;

/** What changes how the others are read, or what their recipes see. */
const directives =
  /^\s*(?:-?include|sinclude|ifn?eq|ifn?def|else|endif|define|endef|export|unexport|override|private|undefine|vpath|load)\b/;
const special =
  /^\.(?:ONESHELL|SHELLFLAGS|RECIPEPREFIX|EXPORT_ALL_VARIABLES|DEFAULT|SECONDEXPANSION|POSIX|IGNORE|NOTPARALLEL|SILENT)$/;
const ownShell = /^(?:\/usr)?(?:\/bin\/)?(?:ba|da)?sh$/;
const MOST_LINES = 5000;

/**
 * @param given variables of the command line, which those of the file do not change
 * @param environment what the variable has outside; null where nobody knows, undefined where nothing says so
 * @param folder where make works; null where nobody knows
 * @returns undefined where it has something that is not followed
 */
export function readMakefile(
  text: string,
  given: ReadonlyMap<string, string>,
  environment: MakeEnvironment,
  folder: string | null,
): Makefile | undefined {
  const lines = text.split('\n');
  if (lines.length > MOST_LINES || text.includes('\r')) return undefined;
  const fixed = (said: string): MakeVariable => ({ text: said, deferred: false });
  // What make is told its own commands of make are told as well.
  const again = [...given].map(([name, value]) => `'${name}=${value}'`);
  const variables = new Map([
    ['MAKE', fixed(['make', ...again].join(' '))],
    ['RM', fixed('rm -f')],
    ...(folder === null ? [] : [['CURDIR', fixed(folder)] as const]),
  ]);
  const valueOf: MakeValue = (name) => {
    const said = given.get(name);
    return said === undefined ? variables.get(name) : fixed(said);
  };
  const rules = new Map<string, MakeRule>();
  const phony = new Set<string>();
  let open: readonly MakeRule[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    const own = joined(lines, at);
    at += own.length - 1;
    const [first = ''] = own;
    if (first.startsWith('\t')) {
      const recipe = own.map((each) => each.replace(/^\t/, '')).join('\n');
      if (open.length === 0 && recipe.trim() !== '') return undefined;
      for (const rule of open) if (!add(rule, { text: recipe, line }, from)) return undefined;
      continue;
    }
    const whole = own.length === 1 ? first : own.map((each) => each.replace(/\\$/, '').trim()).join(' ');
    // What stands before a comment belongs to a value, spaces as well.
    const bare = whole.replace(/(^|[^\\])#.*$/, '$1').trimStart();
    if (bare === '') continue;
    if (directives.test(bare)) return undefined;
    const [, name, operator, value = ''] = /^([\w.-]+)\s*(=|:{1,3}=|\?=|\+=)\s*(.*)$/s.exec(bare) ?? [];
    if (name !== undefined) {
      if (special.test(name) || (name === 'SHELL' && !ownShell.test(value))) return undefined;
      const set = assigned(name, operator ?? '', value, variables, { valueOf, environment });
      if (set === undefined) return undefined;
      variables.set(name, set);
      open = [];
      continue;
    }
    const found = ruleIn(bare, line, valueOf, rules, phony);
    if (found === undefined) return undefined;
    open = found;
    from = line;
  }
  const said = variables.get('.DEFAULT_GOAL');
  const goal =
    said === undefined ? [...rules.keys()].find((name) => !/^\.[^/]*$/.test(name)) : expandMake(said.text, valueOf);
  return { valueOf, rules, phony, goal };
}

/** A line and those that it is continued on. */
function joined(lines: readonly string[], start: number): readonly string[] {
  let end = start;
  while (/(?:^|[^\\])(?:\\\\)*\\$/.test(lines[end] ?? '')) end++;
  return lines.slice(start, end + 1);
}

function assigned(
  name: string,
  operator: string,
  text: string,
  variables: ReadonlyMap<string, MakeVariable>,
  { valueOf, environment }: { readonly valueOf: MakeValue; readonly environment: MakeEnvironment },
): MakeVariable | undefined {
  const before = variables.get(name);
  const outside = environment(name);
  if (operator === '=') return { text, deferred: true };
  if (operator === '?=') {
    if (before !== undefined) return before;
    if (outside === undefined) return { text, deferred: true };
    return outside === null ? { text: `\${${name}}`, deferred: false } : { text: outside, deferred: false };
  }
  if (operator !== '+=') return { text: expandMake(text, valueOf), deferred: false };
  if (before === undefined) return outside === undefined ? { text, deferred: true } : undefined;
  const more = before.deferred ? text : expandMake(text, valueOf);
  return { text: `${before.text} ${more}`, deferred: before.deferred };
}

/** `a b: c d | e ; echo` @returns the rules of its targets; undefined where it is no such line */
function ruleIn(
  bare: string,
  line: number,
  valueOf: MakeValue,
  rules: Map<string, MakeRule>,
  phony: Set<string>,
): readonly MakeRule[] | undefined {
  const colon = bare.indexOf(':');
  if (colon < 0) return undefined;
  const [needs = '', ...recipe] = bare.slice(colon + 1).split(';');
  const [names, needed] = [bare.slice(0, colon), needs].map((each) => expandMake(each, valueOf));
  // Double colons, static patterns, variables of a target; what only a function or the environment tells.
  if (/^:|[:=]/.test(needed ?? '') || /\$/.test(`${names} ${needed}`)) return undefined;
  const targets = (names ?? '').split(/\s+/).filter(Boolean);
  const wanted = (needed ?? '').split(/[\s|]+/).filter(Boolean);
  if (targets.some((name) => special.test(name))) return undefined;
  if (targets.includes('.PHONY')) for (const name of wanted) phony.add(name);
  const found = targets.map((name) => {
    const rule: MakeRule = rules.get(name) ?? { needs: [], recipe: [] };
    rules.set(name, rule);
    rule.needs.push({ line, names: wanted });
    return rule;
  });
  const inline = { text: recipe.join(';').trim(), line };
  return recipe.length === 0 || found.every((rule) => add(rule, inline, line)) ? found : undefined;
}

/** @returns false where another rule has a recipe for it already */
function add(rule: MakeRule, written: WrittenLine, from: number): boolean {
  if (rule.recipe.length > 0 && rule.from !== from) return false;
  rule.from = from;
  rule.recipe.push(written);
  return true;
}
