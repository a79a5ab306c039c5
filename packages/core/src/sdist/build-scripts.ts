// The Python scripts that a build of an sdist runs: setup.py, the hooks of other backends, a backend of the project's own.

import { isTable, type TomlTable, valueOf } from '../toml/toml-table.ts';
import type { BackendKind } from './backend.ts';
import { type BuildSystem, parse, tableAt, textAt } from './build-system.ts';
import { hatchHooks } from './declared-mechanisms.ts';
import { type BuildScript, scriptsFrom } from './build-script.ts';
import { memberNames } from './member-names.ts';
import type { SdistContents } from './sdist-contents.ts';

export interface BuildScripts {
  readonly scripts: readonly BuildScript[];
  /** What runs but was not read: too large, nothing that isTelling would want, or named but absent. */
  readonly unread: readonly string[];
  /** As FollowedScripts has it. */
  readonly unnamed: readonly string[];
}

/** @param inTree whether the backend is the project's own: then its module runs too, and whatever it wraps */
export function buildScripts(
  { members, texts }: SdistContents,
  system: BuildSystem,
  kind: BackendKind | undefined,
  inTree: boolean,
): BuildScripts {
  const first = firstScripts(system, texts, kind).filter(({ path, named }) => named || members.includes(path));
  const scripts = new Map<string, BuildScript>();
  const unread = new Set<string>();
  const unnamed = new Set<string>();
  const names = memberNames(members);
  const follow = (path: string, roots: readonly string[] = []): boolean => {
    const found = scriptsFrom(path, texts, names, roots);
    for (const script of found.scripts) scripts.set(script.path, script);
    for (const each of found.unread) unread.add(each);
    for (const each of found.unnamed) unnamed.add(each);
    return found.scripts.length > 0;
  };
  for (const { path } of first) if (!follow(path)) unread.add(path);
  for (const module of kind === 'setuptools' || inTree ? commandModules(system, texts) : [])
    for (const path of ['', 'src/', 'lib/'].flatMap((base) => [`${base}${module}.py`, `${base}${module}/__init__.py`]))
      if (members.includes(path) && !follow(path)) unread.add(path);
  if (inTree) {
    const roots = system.backendPath
      .map((root) => root.replace(/^\.\/|\/$/g, ''))
      .map((root) => (root === '.' ? '' : root));
    const module = (system.module.split(':', 1)[0] ?? '').replaceAll('.', '/');
    const paths = roots.flatMap((root) =>
      [`${module}.py`, `${module}/__init__.py`].map((end) => (root === '' ? end : `${root}/${end}`)),
    );
    if (!paths.map((path) => follow(path, roots)).includes(true)) unread.add(system.module);
  }
  return { scripts: [...scripts.values()], unread: [...unread], unnamed: [...unnamed] };
}

/**
 * Where setuptools takes command classes from that its configuration names: `[options] cmdclass` of setup.cfg and
 * `[tool.setuptools.cmdclass]`; pbr's `setup-hooks` are functions.
 */
function commandModules({ document }: BuildSystem, texts: ReadonlyMap<string, string>): readonly string[] {
  const configured = /^(?:cmdclass|setup[-_]hooks)[ \t]*=([^\n]*(?:\n[ \t]+[^\n]*)*)/gm;
  const named = [
    ...Object.values(tableAt(document, 'tool', 'setuptools', 'cmdclass')).filter((each) => typeof each === 'string'),
    ...[...(texts.get('setup.cfg') ?? '').matchAll(configured)].flatMap(({ 1: value = '' }) =>
      value.split(/[\n,]/).map((line) => line.slice(line.indexOf('=') + 1).trim()),
    ),
  ];
  return [
    ...new Set(
      named
        .filter((each) => /^\w+(?:\.\w+)+$/.test(each))
        .map((each) => each.slice(0, each.lastIndexOf('.')).replaceAll('.', '/')),
    ),
  ];
}

interface FirstScript {
  readonly path: string;
  /** Configuration names it, so that it runs or fails. */
  readonly named: boolean;
}

function firstScripts(
  system: BuildSystem,
  texts: ReadonlyMap<string, string>,
  kind: BackendKind | undefined,
): readonly FirstScript[] {
  const { document } = system;
  switch (kind) {
    case 'setuptools':
      return [{ path: 'setup.py', named: false }];
    case 'hatchling': {
      const hook = hatchHooks(system, texts).get('custom');
      const metadata = [
        tableAt(document, 'tool', 'hatch', 'metadata', 'hooks'),
        tableAt(parse(texts.get('hatch.toml')).document, 'metadata', 'hooks'),
      ].map((hooks) => valueOf(hooks, 'custom'));
      return [hook, ...metadata].flatMap((each) =>
        isTable(each) ? [{ path: textAt(each, 'path') ?? 'hatch_build.py', named: true }] : [],
      );
    }
    case 'poetry':
      // `build = "build.py"` and `[tool.poetry.build] script`
      return required(scriptIn(tableAt(document, 'tool', 'poetry'), 'script'));
    case 'pdm': {
      const build = tableAt(document, 'tool', 'pdm', 'build');
      const script =
        textAt(build, 'custom-hook') ??
        textAt(build, 'setup-script') ??
        scriptIn(tableAt(document, 'tool', 'pdm'), 'script');
      return script === undefined ? [{ path: 'pdm_build.py', named: false }] : required(script);
    }
    case undefined:
      // A backend of the project's own wraps a known one more often than not
      return [
        { path: 'setup.py', named: false },
        { path: 'hatch_build.py', named: false },
      ];
    default:
      return [];
  }
}

function scriptIn(table: TomlTable, key: string): string | undefined {
  const build = valueOf(table, 'build');
  return typeof build === 'string' ? build : textAt(tableAt(table, 'build'), key);
}

function required(path: string | undefined): readonly FirstScript[] {
  return path === undefined ? [] : [{ path, named: true }];
}
