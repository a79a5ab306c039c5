// The build scripts of an sdist that run: one of them, and what it runs of the others.

import { executedFiles, type FindMember } from './executed-files.ts';
import { type ImportedModule, importedModules, importsByVariable } from './imported-modules.ts';
import type { MemberNames } from './member-names.ts';
import { pythonCode } from './python-code.ts';
import { isBuildScript } from './is-telling.ts';
import { withoutOwnCommands } from './own-commands.ts';

export interface BuildScript {
  readonly path: string;
  /** Without comments and docstrings. */
  readonly code: string;
  /** False where some function or condition decides whether it is imported: lxml's buildlibxml.py. */
  readonly always: boolean;
}

export interface FollowedScripts {
  readonly scripts: readonly BuildScript[];
  /** Members that run with them but were not read. */
  readonly unread: readonly string[];
  /** What else runs that no script names, in a few words. */
  readonly unnamed: readonly string[];
}

const MAX_SCRIPTS = 40;
/** More than a report would name. */
const MAX_UNREAD = 20;

interface Waiting {
  readonly path: string;
  readonly always: boolean;
  /** Whether another Python runs it: what it imports of its own project cannot reach setup(). */
  readonly started: boolean;
}

/**
 * Follows imports, and files that are executed, from one script through those whose text was read. Of a package `a.b` only `a/b.py` is
 * looked at: what its `__init__.py` does besides is taken to be the business of the program, not of its build.
 *
 * @param from path of the first script; none where its text is not among the texts
 * @param roots folders besides the script's own that Python would look in
 */
export function scriptsFrom(
  from: string,
  texts: ReadonlyMap<string, string>,
  names: MemberNames,
  roots: readonly string[] = [],
): FollowedScripts {
  const scripts = new Map<string, BuildScript>();
  const unread = new Set<string>();
  const unnamed = new Set<string>();
  const waiting: Waiting[] = [{ path: from, always: true, started: false }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, started } = next;
    const text = texts.get(path);
    if (text === undefined || scripts.has(path)) continue;
    if (scripts.size === MAX_SCRIPTS) {
      unread.add(path);
      break;
    }
    const code = pythonCode(text);
    scripts.set(path, { path, code, always: next.always });
    const bases = [
      ...foldersAbove(path),
      ...roots.map((root) => (root === '' ? '' : `${root}/`)),
      ...added(code, names),
    ];
    const follow = (member: string, always: boolean, another = started): void => {
      if (texts.has(member) && !scripts.has(member))
        waiting.push({ path: member, always: next.always && always, started: another });
    };
    // What only a command of its own runs is followed, but need not be read
    const building = withoutOwnCommands(code);
    const imported = importedModules(building);
    for (const { candidates, unindented, used } of building === code ? imported : importedModules(code))
      if (used) for (const member of membersOf(candidates, bases, names)) follow(member, unindented);
    const find: FindMember = (named) => names.find(named, bases);
    const executed = executedFiles(building, find);
    for (const member of executed.inside) follow(member, true);
    for (const member of executed.started) follow(member, true, true);
    for (const member of pythonFilesNamed(code, bases, names)) follow(member, true);
    const missing = [
      ...(started ? [] : imported.flatMap((each) => unreadOf(each, bases, names, texts))),
      ...[...executed.inside, ...executed.started].filter((member) => !texts.has(member)),
    ];
    for (const each of missing) if (unread.size < MAX_UNREAD) unread.add(each);
    if (executed.unknown) unnamed.add(`a file that ${path} executes`);
    if (!started && importsByVariable(building, (module) => membersOf([module], bases, names).length > 0))
      unnamed.add(`a module that ${path} imports by a variable`);
  }
  return { scripts: [...scripts.values()], unread: [...unread], unnamed: [...unnamed] };
}

/** The script's own folder and those above it: `from ..tools import x`. */
function foldersAbove(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1);
  return folders.map((_, at) => `${folders.slice(0, folders.length - at).join('/')}/`).concat('');
}

function membersOf(candidates: readonly string[], bases: readonly string[], names: MemberNames): readonly string[] {
  return candidates.flatMap((module) =>
    bases.flatMap((base) => [`${base}${module}.py`, `${base}${module}/__init__.py`].filter((path) => names.has(path))),
  );
}

/** A module of the archive that is imported for more than a version, and whose text is not there. */
function unreadOf(
  { candidates, used }: ImportedModule,
  bases: readonly string[],
  names: MemberNames,
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  if (!used) return [];
  for (const module of candidates) {
    const members = membersOf([module], bases, names);
    if (members.length > 0) return members.filter((path) => !texts.has(path) && !names.isAside(path)).slice(0, 1);
  }
  return [];
}

/** Build scripts that a script names, whatever for: `runpy.run_path`, `os.path.join(here, 'ffi', 'build.py')`. */
function pythonFilesNamed(code: string, bases: readonly string[], names: MemberNames): readonly string[] {
  const named = new Set<string>();
  for (const { 1: folder = '', 2: file = '' } of code.matchAll(
    // cffi_modules has `build.py:ffi`
    /(?:['"]([\w/]+)['"][ \t]*,[ \t]*)?['"]([\w/]+)\.py(?::\w+)?['"]/g,
  )) {
    named.add(file);
    if (folder !== '') named.add(`${folder}/${file}`);
  }
  return membersOf([...named], bases, names).filter(isBuildScript);
}

/** `sys.path.append(os.path.join(source_root, 'install'))` gives `install/`; so does `TOOLS = join(root, 'install')` where sys.path grows. */
function added(code: string, names: MemberNames): readonly string[] {
  const direct = [...code.matchAll(/\bsys\.path\.(?:append|insert)\([^\n]{0,200}?['"]([\w./]+)['"]/g)];
  const grows = /\bsys\.path\b[^\n]{0,10}(?:append|insert|extend|=)|\bsys\.path\[|\baddsitedir\b/.test(code);
  const folders = grows ? [...code.matchAll(/['"](?:\.\/)?([\w-]+(?:\/[\w-]+)?)\/?['"]/g)] : [];
  return [
    ...new Set([
      ...direct.map(({ 1: folder = '' }) => folder.replace(/^(?:\.\.?\/)+|\/+$/g, '')),
      ...folders.map(({ 1: folder = '' }) => folder),
    ]),
  ]
    .filter((folder) => names.hasFolder(folder))
    .slice(0, MAX_UNREAD)
    .map((folder) => `${folder}/`);
}
