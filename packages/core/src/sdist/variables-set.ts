// Variables of the environment that build scripts set themselves: what asks for one of them does not go by its not being set.

import type { CodeLine } from './code-line.ts';

/** `os.environ['X'] = '1'`, `os.environ.setdefault('X', '1')`, `os.putenv('X', '1')` */
const named =
  /\benviron\s*(?:\[\s*['"](\w+)['"]\s*\]\s*=(?!=)|\.setdefault\(\s*['"](\w+)['"])|\bputenv\(\s*['"](\w+)['"]/g;
/** `os.environ.update(X='1')`, `os.environ |= {'X': '1'}` */
const several = /\benviron\s*(?:\.update\(|\|=)([^]*)$/;

export function variablesSet(lines: readonly CodeLine[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ text }) => {
      if (!/\bputenv\b|\benviron\b/.test(text)) return [];
      const each = [...text.matchAll(named)].flatMap(([, set, given, put]) => set ?? given ?? put ?? []);
      return [...each, ...(several.exec(text)?.[1]?.match(/\b\w+\b/g) ?? [])];
    }),
  );
}
