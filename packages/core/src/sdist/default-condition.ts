// What a condition of a build script comes to on Linux, from an sdist, with no environment variable and no argument given.

import { argumentOutcome } from './argument-outcome.ts';
import { splitAt, unwrapped } from './condition-parts.ts';
import { environmentOutcome } from './environment-outcome.ts';
import type { Outcome } from './outcome.ts';
import { platformOutcome } from './platform-outcome.ts';

/** The expressions that a name is given anywhere, by its last part: `self.static = …` under `static`. */
export type Assignments = ReadonlyMap<string, readonly string[]>;

const MAX_LENGTH = 300;
const MAX_DEPTH = 6;

/** Answers what this file does not know: which command setup.py is given, say. */
export type Leaf = (text: string) => Outcome | undefined;

/**
 * @param condition an expression in Python
 * @param leaf asked first about each part that is no `and`, `or` or `not`; undefined where it has nothing to say
 */
export function defaultOutcome(
  condition: string,
  assignments: Assignments,
  leaf: Leaf = () => undefined,
  depth = 0,
): Outcome {
  // Lines of one condition are indented far (scikit-learn 0.19)
  const text = unwrapped(condition.trim().replace(/\s+/g, ' '));
  if (text === '' || text.length > MAX_LENGTH || depth > MAX_DEPTH) return null;
  const parts = (word: 'or' | 'and'): readonly Outcome[] | undefined => {
    const split = splitAt(text, word);
    return split.length < 2 ? undefined : split.map((each) => defaultOutcome(each, assignments, leaf, depth + 1));
  };
  if (/\bif\b|\blambda\b|:=/.test(text)) return null;
  const any = parts('or');
  if (any) return any.includes(true) ? true : any.every((each) => each === false) ? false : null;
  const all = parts('and');
  if (all) return all.includes(false) ? false : all.every((each) => each === true) ? true : null;
  const negated = /^not\b(.*)$/s.exec(text)?.[1];
  if (negated !== undefined) {
    const outcome = defaultOutcome(negated, assignments, leaf, depth + 1);
    return outcome === null ? null : !outcome;
  }
  const known = leaf(text);
  if (known !== undefined) return known;
  const name = /^(?:\w+\.)*(\w+)$/.exec(text)?.[1];
  if (name !== undefined) {
    // Options of a command have their defaults so, and setuptools gives them others: `self.static = False`
    const isOwn = name === text;
    const given = (assignments.get(name) ?? []).map((each) =>
      isOwn && literals.has(each.trim())
        ? (literals.get(each.trim()) ?? null)
        : defaultOutcome(each, assignments, leaf, depth + 1),
    );
    return given[0] !== undefined && given.every((each) => each === given[0]) ? given[0] : null;
  }
  const turned = valueLast(text);
  return (
    platformOutcome(turned) ??
    environmentOutcome(turned) ??
    byNameOfVariable(turned, assignments) ??
    argumentOutcome(turned)
  );
}

/** `asked = os.getenv('BASICSR_EXT')` before `if asked == 'True'` (basicsr 1.4.2): as if the call stood there. */
function byNameOfVariable(text: string, assignments: Assignments): Outcome {
  const [, name = '', rest = ''] =
    /^(\w+)(?:\.(?:lower|upper|strip)\(\))?\s*((?:==|!=|(?:not )?in\b|is\b).*)$/s.exec(text) ?? [];
  const outcomes = (assignments.get(name) ?? []).map((each) => environmentOutcome(`${each.trim()} ${rest}`));
  return outcomes[0] !== undefined && outcomes.every((each) => each === outcomes[0]) ? outcomes[0] : null;
}

/** `0 != int(os.getenv('X', '0'))` (chainer 7.8) with its value behind the call. */
function valueLast(text: string): string {
  return text.replace(/^('[\w ]*'|"[\w ]*"|\d+|None)\s*(==|!=)\s*([^=!<>]+)$/, '$3 $2 $1');
}

const literals: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['False', false],
]);
