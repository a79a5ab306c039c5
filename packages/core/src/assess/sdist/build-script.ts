// The build scripts of an sdist that run: one of them, and what it imports of the others.

import { pythonCode } from './python-code.ts';

export interface BuildScript {
  readonly path: string;
  /** Without comments and docstrings. */
  readonly code: string;
  /** False where some function or condition decides whether it is imported: lxml's buildlibxml.py. */
  readonly always: boolean;
}

const MAX_SCRIPTS = 40;

/** Projects that others build with: their own sdists hold what others' scripts name, and run none of it to build themselves. */
const libraries: ReadonlySet<string> = new Set([
  'setuptools',
  'distutils',
  'pkg_resources',
  'Cython',
  'cffi',
  'mypyc',
  'mesonbuild',
]);

/**
 * Follows imports from one script through those whose text was read. Packages are followed by their modules' names; what is
 * imported otherwise is seen only where its file is named: `exec(open('x.py').read())`.
 *
 * @param from path of the first script; none where its text is not among the texts
 * @param roots folders besides the script's own that Python would look in
 */
export function scriptsFrom(
  from: string,
  texts: ReadonlyMap<string, string>,
  roots: readonly string[] = [],
): readonly BuildScript[] {
  const scripts = new Map<string, BuildScript>();
  const waiting: { path: string; always: boolean }[] = [{ path: from, always: true }];
  for (let next = waiting.shift(); next !== undefined && scripts.size < MAX_SCRIPTS; next = waiting.shift()) {
    const text = texts.get(next.path);
    if (text === undefined || scripts.has(next.path)) continue;
    const script = { ...next, code: pythonCode(text) };
    scripts.set(next.path, script);
    const folder = next.path.includes('/') ? next.path.slice(0, next.path.lastIndexOf('/') + 1) : '';
    const folders = [
      folder,
      '',
      ...pathsAdded(script.code),
      ...roots.map((root) => (root === '' || root === '.' ? '' : `${root}/`)),
    ];
    for (const { module, unindented } of importsOf(script.code)) {
      const always = next.always && unindented;
      for (const base of folders)
        for (const path of [`${base}${module}.py`, `${base}${module}/__init__.py`])
          if (texts.has(path) && !scripts.has(path)) waiting.push({ path, always });
    }
  }
  return [...scripts.values()];
}

/** Modules as paths: `from ._backend import x` and `import _backend` give `_backend`. */
function importsOf(code: string): readonly { module: string; unindented: boolean }[] {
  const found: { module: string; unindented: boolean }[] = [];
  for (const { 1: indent = '', 2: from, 3: names, 4: plain } of code.matchAll(
    /^([ \t]*)(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+([^\n]+)|import[ \t]+([^\n]+))/gm,
  )) {
    const unindented = indent === '';
    const add = (name: string): void => {
      const module = name.replace(/^\.+/, '').replaceAll('.', '/');
      if (!libraries.has(module.split('/', 1)[0] ?? '') && /^[\w/]+$/.test(module)) found.push({ module, unindented });
    };
    if (from !== undefined) {
      add(from);
      // `from buildutils import spawn` may name a module of the package
      for (const name of namesIn(names ?? '')) add(`${from}.${name}`);
    } else for (const name of namesIn(plain ?? '')) add(name);
  }
  // `exec(open('x.py').read())`, `os.path.join(here, 'ffi', 'build.py')`
  for (const { 1: folder = '', 2: file = '' } of code.matchAll(
    /(?:['"]([\w/]+)['"][ \t]*,[ \t]*)?['"]([\w/]+)\.py['"]/g,
  )) {
    found.push({ module: file, unindented: true });
    if (folder !== '') found.push({ module: `${folder}/${file}`, unindented: true });
  }
  return found;
}

function namesIn(list: string): readonly string[] {
  return list
    .replace(/[()\\;]/g, ' ')
    .split(',')
    .map((name) => name.trim().split(/\s/)[0] ?? '')
    .filter((name) => /^[.\w]+$/.test(name));
}

/** `sys.path.append(os.path.join(source_root, 'install'))` gives `install/`. */
function pathsAdded(code: string): readonly string[] {
  return [...code.matchAll(/\bsys\.path\.(?:append|insert)\([^\n]{0,200}?['"]([\w/]+)['"]/g)].map(
    ({ 1: folder = '' }) => `${folder}/`,
  );
}
