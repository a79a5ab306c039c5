// The modules that a script imports, and whether more is taken from them than a version.

import { stringsIn, withoutStrings } from './python-code.ts';

export interface ImportedModule {
  /** As paths, of which the first that is there is meant: `from ci import stuff` gives `ci/stuff`, then `ci`. */
  readonly candidates: readonly string[];
  /** False where some function or condition decides whether it is imported. */
  readonly unindented: boolean;
  /**
   * False where nothing but a version, an author or the like is taken from it, as setup.py takes them from its own package (babel,
   * six): what is not used cannot come into the build.
   */
  readonly used: boolean;
}

/** Projects that others build with: their own sdists hold what others' scripts name, and run none of it to build themselves. */
const libraries: ReadonlySet<string> = new Set([
  'setuptools',
  'distutils',
  'pkg_resources',
  'Cython',
  'cffi',
  'mypyc',
  'mesonbuild',
  // Copied into projects as versioneer.py; it wraps build_ext to write a version
  'versioneer',
  // The same, to install setuptools itself where there is none (moviepy 1.0.3)
  'ez_setup',
  'distribute_setup',
]);

/** `__version__`, `VERSION`, `get_version`; other names with underscores on both sides say who wrote it. */
const fact =
  /^(?:__(?!dict__|import__|builtins__|class__|loader__|spec__|getattr|call__)\w+__|(?:get_?|_)?(?:full_|short_|package_|pkg_)?version(?:_?(?:info|string|str|number|tuple))?)$/i;

/** Names between brackets are looked at up to this length; of a longer list all count as used. */
const MAX_NAMES = 4000;

/** Also behind `;`, `:` and a quote: `python -c "import x"`. */
const statement = /(^|[;:'"])([ \t]*)(?:from[ \t]+([.\w]+)[ \t]+import\b[ \t]*([^\n;'"]*)|import[ \t]+([^\n;'"]+))/gm;

/** @param code as `pythonCode` gives it */
export function importedModules(code: string): readonly ImportedModule[] {
  const joined = withConstantNames(withoutTexts(code).replace(/\\\r?\n/g, '  '));
  const found = new Map<string, ImportedModule>();
  const chains = chainsOf(joined);
  for (const match of joined.matchAll(statement)) {
    const { 1: before = '', 2: indent = '', 3: from, 4: list = '', 5: plain = '' } = match;
    const unindented = before === '' && indent === '';
    const add = (modules: readonly string[], used: boolean): void =>
      remember(found, { candidates: modules.map(pathOf), unindented, used });
    if (from === undefined) {
      for (const [module, alias] of namesIn(plain)) add([module], !takesFacts(chains, module, alias));
      continue;
    }
    const names = namesIn(list.startsWith('(') ? bracketed(joined, match.index + match[0].length - list.length) : list);
    if (names.length === 0) add([from], true);
    for (const [name] of names) add([...(name === '*' ? [] : [`${from}.${name}`]), from], !fact.test(name));
  }
  for (const each of namedModules(joined)) remember(found, each);
  return [...found.values()];
}

/** Strings of several lines are descriptions with examples (enum34's), unless the script runs some text. */
function withoutTexts(code: string): string {
  if (/\b(?:exec|eval|compile)\s*\(|['"]-c['"]/.test(code)) return code;
  let rest = '';
  let kept = 0;
  for (const { start, end, value } of stringsIn(code)) {
    if (!/[\r\n]/.test(value)) continue;
    rest += `${code.slice(kept, start)}""`;
    kept = end;
  }
  return rest + code.slice(kept);
}

function remember(found: Map<string, ImportedModule>, { candidates, unindented, used }: ImportedModule): void {
  const paths = candidates.filter((path) => path !== '');
  const [top = ''] = paths[0]?.split('/', 1) ?? [];
  // suds-community 0.8.4 chooses between some: suds_devel.ez_setup_versioned
  const bringsSetuptools = /(?:^|\/)ez_setup\w*$/.test(paths.at(-1) ?? '');
  if (top !== '' && !libraries.has(top) && !bringsSetuptools)
    found.set(`${paths.join(' ')}|${unindented}|${used}`, { candidates: paths, unindented, used });
}

/** `__import__('pkg.version')`, `import_module('ci.stuff')`, `run_module('go')`. */
function namedModules(code: string): readonly ImportedModule[] {
  const calls = /\b(?:__import__|import_module|run_module)\([ \t]*['"]([.\w]+)['"][ \t]*[^)\n]{0,80}\)?\.?(\w*)/g;
  return [...code.matchAll(calls)].map(({ 1: module = '', 2: name = '' }) => ({
    candidates: [pathOf(module)],
    unindented: true,
    used: !fact.test(name),
  }));
}

/** Dots before the name are those of its own folder. */
function pathOf(module: string): string {
  const path = module.replace(/^\.+/, '').replace(/\.$/, '').replaceAll('.', '/');
  return /^[\w/]+$/.test(path) ? path : '';
}

/** The text between brackets, from the opening one; empty, as of `*`, where it is too long. */
function bracketed(code: string, from: number): string {
  const text = code.slice(from + 1, from + MAX_NAMES);
  const end = text.indexOf(')');
  return end < 0 ? '*' : text.slice(0, end);
}

/** Names with what they are called here: `a as b, c` gives `a`, `b` and `c`, `c`. */
function namesIn(list: string): readonly (readonly [name: string, alias: string | undefined])[] {
  return list
    .replace(/[()\\]/g, ' ')
    .split(',')
    .map((each) => each.trim().split(/\s+/))
    .flatMap(([name = '', as, alias]) =>
      /^(?:[.\w]+|\*)$/.test(name) ? [[name, as === 'as' ? alias : undefined] as const] : [],
    );
}

/** What stands behind each name: `pkg.version.parse(x)` is `pkg` with `version.parse`. */
type Chains = ReadonlyMap<string, ReadonlySet<string>>;

function chainsOf(code: string): Chains {
  const chains = new Map<string, Set<string>>();
  const used = withoutStrings(code).replace(/^[ \t]*(?:from[ \t]+[.\w]+[ \t]+import|import)\b[^\n]*/gm, '');
  for (const [chain] of used.matchAll(/(?<![\w.])[A-Za-z_]\w*(?:[ \t]*\.[ \t]*\w+)*/g)) {
    const names = chain.replace(/[ \t]/g, '');
    const dot = names.indexOf('.');
    const first = dot < 0 ? names : names.slice(0, dot);
    const rest = dot < 0 ? '' : names.slice(dot + 1);
    const same = chains.get(first);
    if (same) same.add(rest);
    else chains.set(first, new Set([rest]));
  }
  return chains;
}

/** Whether a module that is imported as such is used, and for facts alone. An import without a use runs the module: that is what it is for. */
function takesFacts(chains: Chains, module: string, alias: string | undefined): boolean {
  const [first = '', ...below] = (alias ?? module).split('.');
  const inner = below.join('.');
  const uses = [...(chains.get(first) ?? [])].filter(
    (rest) => rest === '' || inner === '' || rest === inner || rest.startsWith(`${inner}.`),
  );
  const taken = uses.map((rest) => (rest === '' || inner === '' ? rest : rest.slice(inner.length + 1)));
  return taken.length > 0 && taken.every((rest) => fact.test(rest.split('.', 1)[0] ?? ''));
}

/** More modules than any script imports by a constant. */
const MAX_CONSTANTS = 20;

/** Writes a module's name where a constant stands for it: ebaysdk 2.1.5 has `PKG = 'ebaysdk'` and `__import__(PKG)`. */
function withConstantNames(code: string): string {
  const calls = /\b((?:__import__|import_module|run_module)\([ \t]*)([A-Za-z_]\w*)(?=[ \t]*[,)])/g;
  const names = new Set([...code.matchAll(calls)].map(({ 2: name = '' }) => name));
  const constants = new Map([...names].slice(0, MAX_CONSTANTS).map((name) => [name, constantOf(name, code)]));
  return code.replace(calls, (all, call: string, name: string) => {
    const module = constants.get(name);
    return module === undefined ? all : `${call}'${module}'`;
  });
}

/** Undefined for a name that is given anything but one string. */
function constantOf(name: string, code: string): string | undefined {
  const given = new RegExp(`(?<![\\w.])${name}[ \\t]*=(?!=)[ \\t]*(?:['"]([.\\w]+)['"][ \\t]*$)?`, 'gm');
  const [value, ...others] = [...code.matchAll(given)];
  const bound = new RegExp(`\\b(?:for|as|global|import|def)\\b[^\\n=]*\\b${name}\\b`).test(code);
  return others.length > 0 || bound ? undefined : value?.[1];
}

/** Whether a script imports what it names only while it runs: `import_module(name)`. */
export function importsByVariable(text: string, isMember: (module: string) => boolean): boolean {
  const code = withConstantNames(text);
  const strings = new Set(stringsIn(code).map(({ start }) => start));
  return [...code.matchAll(/\b(?:__import__|import_module|run_module)\([ \t]*(\w*)/g)].some(
    ({ index, 0: call, 1: name = '' }) => {
      if (strings.has(index + call.length - name.length)) return false;
      // A function of that name of the script's own takes none
      if (name === '' && code.charAt(index + call.length) === ')') return false;
      const modules = listedModules(name, code);
      return modules.length === 0 || modules.some((each) => isMember(pathOf(each)));
    },
  );
}

/** What a loop gives a name: `for module in ('multiprocessing', 'billiard')` (raven), or in a list that has a name (anyjson). */
function listedModules(name: string, code: string): readonly string[] {
  if (name === '') return [];
  const loop = new RegExp(`\\bfor[ \\t]+${name}[ \\t]+in[ \\t]*(?:([[(][^\\])]{0,1000}[\\])])|(\\w+))[ \\t]*:`).exec(
    code,
  );
  const list =
    loop?.[1] ??
    (loop?.[2] === undefined
      ? undefined
      : new RegExp(`^${loop[2]}[ \\t]*=[ \\t]*([[(][^\\])]{0,1000}[\\])])`, 'm').exec(code)?.[1]);
  return list === undefined ? [] : stringsIn(list).map(({ value }) => value);
}
