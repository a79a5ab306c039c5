// On which Pythons a setup.py stops: syntax that they do not read, modules and names that they do not have, its own word.

import { remembered } from '../../packaging/remembered.ts';
import { pythonCode } from '../python-code.ts';
import type { PythonEnd, PythonFault } from './python-end.ts';
import { type BoundNames, boundNames } from './bound-names.ts';
import { isFrom, isWithin, type PythonRelease, pythonReleases } from './python-release.ts';
import { scriptCourse } from './script-course.ts';
import { scriptOf } from './script-of.ts';
import { missingIn, removedBuiltins, standardModules } from './standard-library.ts';
import { type StatementFacts, statementFacts, type StatementImport } from './statement-facts.ts';
import { syntaxEnds } from './syntax-ends.ts';

export interface OwnFiles {
  readonly members: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  /** Names of projects that its build brings. */
  readonly brought: ReadonlySet<string>;
}

/** In characters: no script of a build is longer. */
const MAX_TEXT = 250_000;

/** More than any chain of imports that ends somewhere. */
const MAX_FILES = 20;

interface Reading {
  readonly ends: readonly PythonEnd[];
  /** Members that it imports whatever happens, and whose text was not there. */
  readonly unread: readonly string[];
}

/** @param files of the sdist */
export function pythonEnds(files: OwnFiles): Reading {
  const text = files.texts.get('setup.py');
  if (text === undefined) return { ends: [], unread: [] };
  const scripts = new Map<string, Script>();
  const unread = new Set<string>();
  const ends = new Map<
    string,
    { readonly file: string; readonly fault: PythonFault; readonly pythons: PythonRelease[] }
  >();
  for (const python of pythonReleases) {
    const found = firstEnd('setup.py', { python, files, scripts, unread, visited: new Set() });
    if (found === undefined) continue;
    const key = JSON.stringify(found);
    const same = ends.get(key);
    if (same) same.pythons.push(python);
    else ends.set(key, { ...found, pythons: [python] });
  }
  return { ends: [...ends.values()], unread: [...unread] };
}

interface Looking {
  readonly python: PythonRelease;
  readonly files: OwnFiles;
  readonly scripts: Map<string, Script>;
  readonly unread: Set<string>;
  readonly visited: Set<string>;
}

interface Script {
  readonly syntax: ReturnType<typeof syntaxEnds>;
  readonly names: BoundNames;
  /** Whether modules are looked for in folders that it names itself. */
  readonly changesPath: boolean;
  readonly course: ReturnType<typeof scriptOf>;
  /** Read once, and asked for each Python. */
  readonly factsOf: (statement: string) => StatementFacts;
}

function scriptAt(path: string, { files, scripts }: Looking): Script | undefined {
  const known = scripts.get(path);
  if (known) return known;
  const text = files.texts.get(path);
  if (text === undefined || text.length > MAX_TEXT) return undefined;
  const code = pythonCode(text);
  const script = {
    syntax: syntaxEnds(text),
    names: boundNames(code),
    changesPath: /\bsys\.path\b|\bsite\.addsitedir\b/.test(code),
    course: scriptOf(code, path === 'setup.py'),
    factsOf: remembered(5000, statementFacts),
  };
  scripts.set(path, script);
  return script;
}

type Found = Pick<PythonEnd, 'file' | 'fault'>;

function firstEnd(path: string, looking: Looking): Found | undefined {
  const { python, visited, unread } = looking;
  if (visited.has(path) || visited.size === MAX_FILES) return undefined;
  visited.add(path);
  const script = scriptAt(path, looking);
  if (script === undefined) {
    if (!looking.files.texts.has(path)) unread.add(path);
    return undefined;
  }
  const syntax = script.syntax.find((each) => isWithin(python, each));
  if (syntax) return { file: path, fault: { kind: 'syntax', syntax: syntax.kind, line: syntax.line } };
  let found: Found | undefined;
  const seen = (statement: string): void => {
    found ??= endOf(statement, path, script, looking);
  };
  const course = scriptCourse({ ...script.course, command: 'egg_info', environment: true, python, seen });
  if (found !== undefined || course !== 'stops') return found;
  return { file: path, fault: { kind: 'refusal' } };
}

function endOf(statement: string, path: string, script: Script, looking: Looking): Found | undefined {
  const { python } = looking;
  const facts = script.factsOf(statement);
  for (const each of facts.imports) {
    const end = importEnd(each, path, looking);
    if (end) return end;
  }
  const is3 = isFrom(python, [3, 0]);
  const at = (fault: PythonFault): Found => ({ file: path, fault });
  if (is3 && facts.printsTo) return at({ kind: 'print-to' });
  for (const name of facts.attributes) {
    const range = missingIn(name);
    if (!range || !isWithin(python, range) || script.names.isGiven(name)) continue;
    if (script.names.isModule(name.split('.', 1)[0] ?? '')) return at({ kind: 'name', name, range });
  }
  if (is3)
    for (const name of facts.calls)
      if (removedBuiltins.has(name) && !script.names.isDefined(name)) return at({ kind: 'builtin', name });
  if (isFrom(python, [3, 11]) && facts.opensUniversal) return at({ kind: 'open-mode' });
  if (!is3 && facts.opensEncoded && !script.names.isDefined('open')) return at({ kind: 'open-encoding' });
  return undefined;
}

function importEnd({ module, names }: StatementImport, path: string, looking: Looking): Found | undefined {
  const { python } = looking;
  const own = ownFiles(module, names, path, looking);
  if (own === 'implicit') return { file: path, fault: { kind: 'implicit-relative', name: module } };
  for (const file of own) {
    const end = firstEnd(file, looking);
    if (end) return end;
  }
  if (own.length > 0) return ofVersioneer(module, looking);
  const top = module.split('.');
  const asked = [...top.map((_, at) => top.slice(0, at + 1).join('.')), ...names.map((name) => `${module}.${name}`)];
  for (const name of asked) {
    const range = missingIn(name);
    if (range && isWithin(python, range) && !hasModule(top[0] ?? '', looking))
      return { file: path, fault: { kind: 'name', name, range } };
  }
  return undefined;
}

/** versioneer.py up to 0.22 reads setup.cfg so, whichever of its functions is called. */
function ofVersioneer(module: string, { python, files }: Looking): Found | undefined {
  const range = missingIn('configparser.SafeConfigParser');
  const reads = /\bconfigparser\.SafeConfigParser\(/.test(files.texts.get('versioneer.py') ?? '');
  if (module !== 'versioneer' || !reads || !range || !isWithin(python, range)) return undefined;
  return { file: 'versioneer.py', fault: { kind: 'name', name: 'configparser.SafeConfigParser', range } };
}

/** Whether an import may find a module of the sdist's own: `sys.path.insert(0, 'src')` makes its folders places to look in. */
function hasModule(name: string, { files: { members }, scripts }: Looking): boolean {
  const paths = [`${name}.py`, `${name}/__init__.py`];
  if (paths.some((each) => members.has(each))) return true;
  if (![...scripts.values()].some(({ changesPath }) => changesPath)) return false;
  return [...members].some((member) => paths.some((each) => member.endsWith(`/${each}`)));
}

/**
 * The members that an import runs: those of the packages above a module as well. `implicit`: one beside the importing file,
 * which Python 3 does not look for there.
 */
function ownFiles(
  module: string,
  names: readonly string[],
  path: string,
  { python, files: { members, brought } }: Looking,
): readonly string[] | 'implicit' {
  const folders = path.split('/').slice(0, -1);
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module
    .slice(dots)
    .split('.')
    .filter((each) => each !== '');
  const below = (base: readonly string[]): readonly string[] => {
    const found = parts.flatMap((_, at) => fileOf([...base, ...parts.slice(0, at + 1)], members));
    if (parts.length > 0 && found.length === 0) return [];
    return [...found, ...names.flatMap((name) => fileOf([...base, ...parts, name], members))];
  };
  if (dots > 0) return below(folders.slice(0, folders.length - dots + 1));
  const first = parts[0] ?? '';
  const beside = folders.length === 0 ? [] : below(folders);
  if (beside.length > 0 && !isFrom(python, [3, 0])) return beside;
  if (standardModules.has(first) && folders.length > 0) return [];
  const top = below([]);
  if (top.length > 0 || beside.length === 0 || standardModules.has(first)) return top;
  return commonlyThere.has(first) ||
    brought.has(first.toLowerCase().replace(/_/g, '-')) ||
    !members.has(`${folders.join('/')}/__init__.py`)
    ? []
    : 'implicit';
}

/** Projects that are copied into others and may be there besides. */
const commonlyThere: ReadonlySet<string> = new Set([
  'six',
  'simplejson',
  'setuptools',
  'pkg_resources',
  'ordereddict',
  'yaml',
]);

function fileOf(module: readonly string[], members: ReadonlySet<string>): readonly string[] {
  const path = module.join('/');
  return [`${path}/__init__.py`, `${path}.py`].filter((each) => members.has(each)).slice(0, 1);
}
