// What make runs for its targets, line by line, as `make -n` prints it: first what they need.

import { expandMake, type MakeValue } from './expand-make.ts';
import type { Makefile, MakeRule } from './read-makefile.ts';

export interface RecipeLine {
  /** As the shell gets it. */
  readonly text: string;
  readonly line: number;
  /** Whether make goes on where it fails: `-rm x`. */
  readonly ignores: boolean;
  /** False where it hangs on a file whether it runs. */
  readonly certain: boolean;
}

/** @param targets none: the goal of the file @returns undefined where a pattern, or a file that nobody knows, has a say */
export function makeRecipes(makefile: Makefile, targets: readonly string[]): readonly RecipeLine[] | undefined {
  const { rules, goal, phony } = makefile;
  const asked = targets.length > 0 ? targets : goal === undefined ? [] : [goal];
  if (asked.length === 0 || !asked.every((name) => rules.has(name) && !name.includes('%'))) return undefined;
  const hasPatterns = [...rules.keys()].some((name) => name.includes('%') || /^\.\w+\.\w+$/.test(name));
  const [seen, lines] = [new Set<string>(), [] as RecipeLine[]];
  const visit = (name: string): boolean => {
    if (seen.has(name)) return true;
    seen.add(name);
    const rule = rules.get(name);
    // A file: there, or the build stops.
    if (rule === undefined) return !hasPatterns;
    if (rule.recipe.length === 0 && hasPatterns && !phony.has(name)) return false;
    const needs = needsOf(rule);
    if (!needs.every(visit)) return false;
    const certain = phony.has(name) || /^[\w-]+$/.test(name);
    lines.push(...recipeOf(name, rule.recipe, needs, makefile.valueOf).map((each) => ({ ...each, certain })));
    return true;
  };
  return asked.every(visit) ? lines : undefined;
}

/** Those beside its recipe come first. */
function needsOf({ needs, from }: MakeRule): readonly string[] {
  const own = needs.filter(({ line }) => line === from);
  return [...own, ...needs.filter((each) => !own.includes(each))].flatMap(({ names }) => names);
}

function recipeOf(
  name: string,
  recipe: MakeRule['recipe'],
  needs: readonly string[],
  valueOf: MakeValue,
): readonly Omit<RecipeLine, 'certain'>[] {
  const automatic = new Map([
    ['@', name],
    ['<', needs[0] ?? ''],
    ['^', [...new Set(needs)].join(' ')],
  ]);
  const inRecipe: MakeValue = (each) => {
    const text = automatic.get(each);
    return text === undefined ? valueOf(each) : { text, deferred: false };
  };
  return recipe.flatMap(({ text, line }) => {
    const whole = expandMake(text, inRecipe);
    const [marks = ''] = /^[\s@+-]*/.exec(whole) ?? [];
    const bare = whole.slice(marks.length);
    return bare === ''
      ? []
      : [{ text: bare, line: line + (marks.match(/\n/g) ?? []).length, ignores: marks.includes('-') }];
  });
}
