// Where build scripts speak of a name: what each place gives it, and what else is done with it.

import type { CodeLine } from './code-line.ts';
import { expressionEnd } from './python-brackets.ts';
import { stringsIn } from './python-code.ts';

export interface NameUse {
  /** What it is given there, by a statement or as a keyword; undefined where it is given nothing, or what cannot be seen. */
  readonly value: string | undefined;
  /** The statement up to the name, and behind it. */
  readonly before: string;
  readonly after: string;
}

/** `x = []`, `x: List[Extension] = []`, `f(x=[])`; no `==`. */
const gives = /^\s*(?::[^=()]*)?=(?!=)\s*/;

/** `d['x'] = []`, `{'x': []}`. */
const keyed = /^['"]\s*(?:\]\s*=(?!=)|:)\s*/;

/** Gives its names what stands elsewhere. */
const binds = /^\s*(?:async|def|class|for|with|from|import)\b/;

/** More places than any script speaks of one name at. */
const MAX_USES = 60;

/**
 * @param name of a variable, a keyword or a key
 * @returns undefined where they are too many to look at
 */
export function nameUses(name: string, lines: readonly CodeLine[]): readonly NameUse[] | undefined {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  const found: NameUse[] = [];
  for (const { text } of lines) {
    if (!text.includes(name)) continue;
    // What an f-string holds is code
    const strings = stringsIn(text).filter(({ start }) => !/[fF]/.test(text.slice(Math.max(0, start - 2), start)));
    for (const { index } of text.matchAll(word)) {
      if (found.length === MAX_USES) return undefined;
      const within = strings.find(({ start, end }) => start < index && index < end);
      if (within !== undefined && within.value !== name) continue;
      const [before, after] = [text.slice(0, index), text.slice(index + name.length)];
      const given = binds.test(text) ? undefined : (within === undefined ? gives : keyed).exec(after)?.[0];
      found.push({
        value: given === undefined ? undefined : valueIn(before, after.slice(given.length)),
        before,
        after,
      });
    }
  }
  return found;
}

/** What a statement gives goes to its end, a keyword's value to the next comma. */
function valueIn(before: string, rest: string): string {
  return (/^\s*(?:\w+\s*\[\s*['"])?$/.test(before) ? rest : rest.slice(0, expressionEnd(rest, 0))).trim();
}
