// The files that a script runs otherwise than by importing them: `exec(open(…).read())`, runpy, importlib's loaders, another Python.

import { type CodeString, statementsOf, stringsIn } from './python-code.ts';

export interface ExecutedFiles {
  /** Members that run within the script. */
  readonly inside: readonly string[];
  /** Members that another Python runs: they can do anything but hand something to setup(). */
  readonly started: readonly string[];
  /** Whether something runs whose file the script does not name. */
  readonly unknown: boolean;
}

/** The members that a path in a script can mean, none where there is none. */
export type FindMember = (path: string) => readonly string[];

const running =
  /(?<![\w.])(?:exec|execfile|compile|eval)[ \t]*\(|\b(?:exec_|run_path|load_source|imp\.load_module|SourceFileLoader|spec_from_file_location|run_setup)[ \t]*\(/g;

const python = /\bsys\.executable\b|['"]python[23]?['" ]/g;

/** Read to be shown: `exec(f.read())` stands beside `open('README.rst')` with the same `f`. */
const shown =
  /(?:^|\/)(?:readme|licen[sc]e|copying|change|history|news|authors?|contribut|requirements|manifest|todo|version)[^/]*$|\.(?:md|rst|cfg|toml|json|ya?ml|html?)$/i;

/** More calls than any script has. */
const MAX_CALLS = 50;
const MAX_ARGUMENTS = 600;
/** More statements than any name is given values in. */
const MAX_BEHIND = 30;

/** @param code as `pythonCode` gives it */
export function executedFiles(code: string, find: FindMember): ExecutedFiles {
  const calls = [...code.matchAll(running)];
  const starts = [...code.matchAll(python)];
  if (calls.length === 0 && starts.length === 0) return { inside: [], started: [], unknown: false };
  const inside = new Set<string>();
  const started = new Set<string>();
  let unknown = calls.length > MAX_CALLS;
  const statements = calls.length > 0 ? statementsOf(code).map((each) => readStatement(each)) : [];
  const named = calls.length > 0 ? pathsIn(code, find).filter((path) => path.endsWith('.py')) : [];
  for (const { index, 0: call } of calls.slice(0, MAX_CALLS)) {
    const given = argumentsAt(code, index + call.length);
    if (runsFacts(code.slice(Math.max(0, index - MAX_BEFORE), index), given)) continue;
    if (call.startsWith('eval') && !/\bopen\b|\bread\b/.test(given)) continue;
    const own = pathsIn(given, find);
    const behind = own.length > 0 ? own : pathsBehind(given, statements, find);
    const found = behind.length > 0 ? behind : call.startsWith('imp.load_module') ? modulesIn(given, find) : named;
    for (const path of found) inside.add(path);
    if (found.length === 0 && !/^(?:compile|eval)/.test(call)) unknown = true;
  }
  for (const { index } of starts.slice(0, MAX_CALLS)) {
    const given = argumentsAt(code, index);
    for (const path of pathsIn(given, find)) if (path.endsWith('.py')) started.add(path);
    for (const { 1: module = '' } of given.matchAll(/['" ]-m['"]?[, \t]+['"]?([\w.]+)/g))
      for (const path of moduleFiles(module.replaceAll('.', '/'), find)) started.add(path);
  }
  return { inside: [...inside], started: [...started], unknown };
}

const MAX_BEFORE = 200;

/** `if line.startswith('__version__'): exec(line)` runs that line and no other (python-telegram-bot). */
function runsFacts(before: string, given: string): boolean {
  const name = /^\s*(\w+)\s*(?:,|$)/.exec(given)?.[1];
  if (name === undefined) return false;
  const test = new RegExp(
    `\\bif[ \\t]+(?:${name}\\.startswith\\([ \\t]*)?['"]__?\\w+['"][ \\t]*(?:\\)|in[ \\t]+${name}\\b)[ \\t]*:\\s*$`,
  );
  return test.test(before);
}

/** `imp.load_module('__version__', …)` after `imp.find_module` (Markdown 2.6). */
function modulesIn(given: string, find: FindMember): readonly string[] {
  return stringsIn(given).flatMap(({ value }) => (/^\w+$/.test(value) ? find(`./${value}.py`) : []));
}

function moduleFiles(module: string, find: FindMember): readonly string[] {
  return [`${module}.py`, `${module}/__main__.py`].flatMap((path) => find(`./${path}`));
}

/** Up to the bracket that closes them. */
function argumentsAt(code: string, from: number): string {
  const text = code.slice(from, from + MAX_ARGUMENTS);
  let brackets = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '(' || character === '[') brackets++;
    else if ((character === ')' || character === ']') && --brackets < 0) return text.slice(0, index);
  }
  return text;
}

interface Statement {
  readonly text: string;
  /** What it gives a value: `a = …`, `with … as a`, `for a in`. */
  readonly bound: readonly string[];
}

function readStatement(statement: string): Statement {
  const text = statement.slice(0, MAX_ARGUMENTS);
  const bound = [...text.matchAll(/\b(\w+)[ \t]*=(?!=)|\bas[ \t]+(\w+)|\bfor[ \t]+(\w+)/g)];
  return { text, bound: bound.flatMap(({ 1: assigned, 2: as, 3: each }) => assigned ?? as ?? each ?? []) };
}

/** Those that the statements name in which the arguments get their values. */
function pathsBehind(given: string, statements: readonly Statement[], find: FindMember): readonly string[] {
  let names = new Set(namesIn(given));
  for (let step = 0; step < 2; step++) {
    const behind = statements.filter(({ bound }) => bound.some((name) => names.has(name))).slice(0, MAX_BEHIND);
    const found = behind.flatMap(({ text }) => pathsIn(text, find)).filter((path) => !shown.test(path));
    if (found.length > 0) return found;
    names = new Set(behind.flatMap(({ text }) => namesIn(text)));
  }
  return [];
}

function namesIn(code: string): readonly string[] {
  return code.match(/\b[A-Za-z_]\w*/g) ?? [];
}

/** The members that strings name, also in parts: `os.path.join('src', 'pkg', 'version.py')`, `here / 'pkg' / 'version.py'`. */
function pathsIn(code: string, find: FindMember): readonly string[] {
  const strings = stringsIn(code);
  return strings.flatMap((each, at) => {
    if (!/[\w.]/.test(each.value)) return [];
    let path = each.value;
    let longest = find(path);
    for (let before = at - 1; before >= 0 && at - before <= MAX_PARTS; before--) {
      const part = strings[before];
      const next = strings[before + 1];
      if (part === undefined || next === undefined || !isJoined(code, part, next)) break;
      path = `${part.value}/${path}`;
      const found = find(path);
      if (found.length > 0) longest = found;
    }
    if (longest.length > 0) return longest;
    return each.value.split(/[ \t]+/).flatMap((word) => (word === each.value ? [] : find(word)));
  });
}

const MAX_PARTS = 6;

function isJoined(code: string, one: CodeString, next: CodeString | undefined): boolean {
  return next !== undefined && next.start - one.end < 100 && /^\s*[,/]\s*$/.test(code.slice(one.end, next.start));
}
