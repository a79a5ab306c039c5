// Whether setup() is told all that it is told by one dict that the scripts fill before one's eyes: `setup(**setup_kwargs)`.

import type { BuildScript } from './build-script.ts';
import { assignmentsIn } from './assignments-in.ts';
import { type CodeLine, linesOf } from './code-line.ts';
import { stringsIn, withoutStrings } from './python-code.ts';

/** Keywords by which setuptools, or what is installed beside it, compiles. */
const compiling = /^(?:ext_|cmdclass$|distclass$|cffi|rust|librar|cmake|zig|hpy|milksnake|build_golang)/;

/**
 * Nobody but these scripts puts a keyword into the dict, and none of them names one that compiles (chainer 7.8.1, which has C++ that is
 * built where a variable of the environment asks for it).
 *
 * @param byDefault what runs where nobody asks for anything
 */
export function toldByDict(byDefault: readonly BuildScript[]): boolean {
  const code = byDefault.map((script) => script.code).join('\n');
  const plain = withoutStrings(code);
  const dict = /(?<![\w.])setup\s*\(\s*\*\*(\w+)\s*\)/.exec(plain)?.[1];
  if (dict === undefined || [...plain.matchAll(/\bsetup\s*\(/g)].length > 1) return false;
  const names = [...(plain.match(/\b[A-Za-z_]\w*/g) ?? []), ...stringsIn(code).map(({ value }) => value)];
  if (names.some((name) => compiling.test(name))) return false;
  const lines = byDefault.flatMap((script) => linesOf(script.code));
  return isKnown(dict, plain) && staysItself(dict, lines, plain);
}

/** It is made once, and each place that speaks of it reads or sets a key that is written there, or hands it on. */
function isKnown(dict: string, plain: string): boolean {
  const made = [...plain.matchAll(new RegExp(`(?<![\\w.])${dict}\\s*=(?!=)\\s*(dict\\s*\\(|\\{)?`, 'g'))];
  const uses = [...plain.matchAll(new RegExp(`(?<![\\w.])${dict}\\b(\\s*\\[\\s*""\\s*\\]|\\s*[,)]|\\s*=(?!=))?`, 'g'))];
  return made.length === 1 && made[0]?.[1] !== undefined && uses.every(({ 1: use }) => use !== undefined);
}

/** Whoever takes it is a function of these scripts, and calls it the same. */
function staysItself(dict: string, lines: readonly CodeLine[], plain: string): boolean {
  const isRenamed = [...assignmentsIn(lines)].some(([name, values]) => name !== dict && values.includes(dict));
  const takers = [...plain.matchAll(new RegExp(`\\b(\\w+)\\s*\\(\\s*(?:[\\w.]+\\s*,\\s*)*${dict}\\s*[,)]`, 'g'))];
  const handed = [...plain.matchAll(new RegExp(`(?<!\\*)[(,]\\s*${dict}\\s*[,)]`, 'g'))];
  const known = new Set(lines.flatMap(({ text }) => /^def\s+(\w+)/.exec(text)?.[1] ?? []));
  return !isRenamed && takers.length === handed.length && takers.every(({ 1: name = '' }) => known.has(name));
}
