// Extensions that setup.py makes only where it can import Cython, which nothing brings into its build: peewee 2.10.2, bintrees 2.0.4.

import { defaultCodeWhere } from './default-code.ts';
import { linesOf, type CodeLine } from './code-line.ts';
import { statementsOf, withoutStrings } from './python-code.ts';
import { projectOf } from './declared-mechanisms.ts';

/** Of a build's own; each may stand for sources that are compiled. */
const compiling =
  /\w*Extension\s*\(|\b(?:cythonize|cffi\w*|pybind11|numpy|rust\w*|new_compiler|CCompiler|build_clib|libraries|subprocess|system|popen|distclass|Distribution)\b|\bext_package\b/;

/** What `ext_modules` may be given so that nothing is compiled. */
const harmless = /^\s*(?:=|['"]\s*:|['"]\s*\]\s*=)\s*(?:\[\s*\]|None\b|ext_modules\b)\s*(?![.[(+])/;

/**
 * Whether a build compiles nothing for want of a Cython: it is imported in a `try`, and without it no extension is handed to setup().
 * An image in which somebody installed Cython before builds otherwise, where pip does not isolate the build.
 *
 * @param code of setup.py, as `pythonCode` gives it
 * @param requires what the build asks for, `setup_requires` among it
 * @param asked gets the variables of the environment that decided by not being set
 */
export function compilesNothingWithoutCython(
  code: string,
  requires: readonly string[],
  asked: Set<string> = new Set(),
): boolean {
  if (requires.map(projectOf).includes('cython') || !/\bCython\b/.test(code) || !code.includes('ext_modules'))
    return false;
  const without = withoutTried(code);
  if (without === undefined || /\bCython\b/.test(withoutStrings(without)) || /['"]Cython['".]/.test(without))
    return false;
  const left = statementsOf(defaultCodeWhere(without, literal, asked)).filter(
    (each) => !/^\s*(?:from|import)\b/.test(each),
  );
  const rest = left.filter((each) => !isUnused(each, left)).join('\n');
  return (
    !compiling.test(withoutStrings(rest)) &&
    !/\bext_modules\s*(?:\.|\+=|\[)/.test(rest) &&
    [...rest.matchAll(/\bext_modules\b/g)].every(({ index, 0: word }) => isHarmless(rest, index, index + word.length))
  );
}

/** What a value that is written out comes to. */
function literal(text: string): boolean | undefined {
  if (/^(?:\[\s*\]|\{\s*\}|\(\s*\)|None|False|0)$/.test(text)) return false;
  return text === 'True' || text === '1' ? true : undefined;
}

function isHarmless(code: string, start: number, end: number): boolean {
  return (
    harmless.test(code.slice(end, end + 60)) || /\bext_modules\s*=\s*$/.test(code.slice(Math.max(0, start - 40), start))
  );
}

/** `fast = Extension(…)` that nobody hands to anything. */
function isUnused(statement: string, all: readonly string[]): boolean {
  const name = /^(\w+)[ \t]*=[ \t]*\w*Extension[ \t]*\(/.exec(statement)?.[1];
  if (name === undefined) return false;
  const word = new RegExp(`\\b${name}\\b`);
  return all.every((each) => each === statement || !word.test(each));
}

/** The code as it runs where Cython is missing: of a `try` that imports it the handler alone. Undefined where there is no such `try`. */
function withoutTried(code: string): string | undefined {
  const lines = linesOf(code);
  const kept: string[] = [];
  let found = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line === undefined) break;
    const handler = line.text === 'try:' ? lines[line.end] : undefined;
    if (
      !handler ||
      !importsCython(lines.slice(at + 1, line.end)) ||
      !/^except(?:[ \t]+\(?(?:ImportError|ModuleNotFoundError|Exception)\b[^\n]*)?[ \t]*:$/.test(handler.text)
    ) {
      kept.push(line.text);
      at++;
      continue;
    }
    if (lines.slice(line.end + 1, handler.end).some(({ text }) => /\b(?:raise|exit|quit)\b/.test(text)))
      return undefined;
    found = true;
    const indent = lines[line.end + 1]?.indent ?? 0;
    kept.push(...lines.slice(line.end + 1, handler.end).map(({ text }) => text.slice(indent)));
    const after = lines[handler.end];
    at = after?.text === 'else:' ? after.end : handler.end;
  }
  return found ? kept.join('\n') : undefined;
}

/** As the first thing that may fail. */
function importsCython(body: readonly CodeLine[]): boolean {
  return /^\s*(?:from[ \t]+Cython\b|import[ \t]+Cython\b)/.test(body[0]?.text ?? '');
}
