// The Python scripts that a build of an sdist runs: setup.py, the hooks of other backends, a backend of the project's own.

import { type TomlTable, valueOf } from '../../toml/toml-table.ts';
import type { BackendKind } from './backend.ts';
import { type BuildSystem, tableAt, textAt } from './build-system.ts';
import { hatchHooks } from './declared-mechanisms.ts';
import { type BuildScript, scriptsFrom } from './build-script.ts';
import type { SdistContents } from './sdist-contents.ts';

export interface BuildScripts {
  readonly scripts: readonly BuildScript[];
  /** Scripts that run but whose text is not there: too large, or named but absent. */
  readonly unread: readonly string[];
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
  const unread: string[] = [];
  const follow = (path: string, roots: readonly string[] = []): boolean => {
    const found = scriptsFrom(path, texts, roots);
    for (const script of found) scripts.set(script.path, script);
    return found.length > 0;
  };
  for (const { path } of first) if (!follow(path)) unread.push(path);
  if (inTree) {
    const roots = system.backendPath
      .map((root) => root.replace(/^\.\/|\/$/g, ''))
      .map((root) => (root === '.' ? '' : root));
    const module = (system.module.split(':', 1)[0] ?? '').replaceAll('.', '/');
    const paths = roots.flatMap((root) =>
      [`${module}.py`, `${module}/__init__.py`].map((end) => (root === '' ? end : `${root}/${end}`)),
    );
    if (!paths.map((path) => follow(path, roots)).includes(true)) unread.push(system.module);
  }
  return { scripts: [...scripts.values()], unread };
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
      return hook === undefined ? [] : [{ path: textAt(hook, 'path') ?? 'hatch_build.py', named: true }];
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
