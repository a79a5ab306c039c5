// What the configuration files of an sdist name that compiles: setuptools' tables, hatchling's hooks, the build's requirements.

import { ownValue } from '../text/own-value.ts';
import { normalizeName } from '../packaging/name.ts';
import { isTable, type TomlTable, valueOf } from '../toml/toml-table.ts';
import type { Mechanism } from './mechanism.ts';
import { type BuildSystem, parse, tableAt } from './build-system.ts';
import type { Language } from './sdist-reading.ts';
import type { SourceFiles } from './source-files.ts';

/** Requirements that are there to compile something. numpy for its headers; some pure projects ask for it all the same. */
const compilers: Readonly<Record<string, readonly Language[]>> = {
  cython: ['cython'],
  cffi: [],
  pybind11: ['c++'],
  nanobind: ['c++'],
  numpy: [],
  'oldest-supported-numpy': [],
  'setuptools-rust': ['rust'],
  maturin: ['rust'],
  'scikit-build': [],
  'scikit-build-core': [],
  cmake: [],
  'cmake-build-extension': [],
  meson: [],
  ninja: [],
  mypy: [],
  pythran: ['c++'],
  nuitka: [],
  'setuptools-golang': ['go'],
  'setuptools-cpp': ['c++'],
  'setuptools-zig': [],
  'setuptools-dso': [],
  milksnake: ['rust'],
  hpy: [],
  ziglang: [],
  torch: [],
  'pyqt-builder': [],
  sip: [],
  swig: [],
};

/** `setuptools-cpp`, `cmake-build-extension` and whatever else is called after a compiler. */
const compilerWords: ReadonlySet<string> = new Set(
  'cython cffi rust cargo cmake meson ninja swig pybind11 nanobind golang zig ziglang nim mypyc nuitka pythran fortran f2py cuda cpp dso compiler'.split(
    ' ',
  ),
);

function compiles(name: string): boolean {
  return Object.hasOwn(compilers, name) || name.split('-').some((word) => compilerWords.has(word));
}

/** Hooks of hatchling that write versions and metadata, or run npm. */
const harmlessHooks: ReadonlySet<string> = new Set(['vcs', 'version', 'custom', 'jupyter-builder']);

const hookLanguages: Readonly<Record<string, readonly Language[]>> = { cython: ['cython'], mypyc: ['c'] };

export function declaredMechanisms(
  system: BuildSystem,
  texts: ReadonlyMap<string, string>,
  sources: SourceFiles,
): readonly Mechanism[] {
  const { document, backend } = system;
  const found: Mechanism[] = [];
  const setuptools = tableAt(document, 'tool', 'setuptools');
  if (valueOf(setuptools, 'ext-modules') !== undefined)
    found.push({ file: 'pyproject.toml', name: 'ext-modules', strength: 'certain', languages: [] });
  for (const key of ['ext-modules', 'bins'])
    if (valueOf(tableAt(document, 'tool', 'setuptools-rust'), key) !== undefined)
      found.push({ file: 'pyproject.toml', name: `setuptools-rust.${key}`, strength: 'certain', languages: ['rust'] });
  // pbr's and d2to1's way: [extension=name]
  const section = /^\[(extension)[=: ]/m.exec(texts.get('setup.cfg') ?? '')?.[1];
  if (section !== undefined) found.push({ file: 'setup.cfg', name: section, strength: 'certain', languages: [] });
  for (const requirement of system.requires) {
    const name = projectOf(requirement);
    if (!compiles(name) || name === backend?.project) continue;
    found.push({
      file: 'pyproject.toml',
      name: `${name} as a build requirement`,
      strength: 'with-sources',
      // Cython is asked for by some that have none of it
      languages: (ownValue(compilers, name) ?? []).filter((language) => sources.has(language)),
      requirement: true,
    });
  }
  return backend?.kind === 'hatchling' ? [...found, ...hookMechanisms(system, texts)] : found;
}

/** `Cython>=3; python_version < "3.13"` → `cython`. */
export function projectOf(requirement: string): string {
  return normalizeName(/^\s*([\w.-]+)/.exec(requirement)?.[1] ?? '');
}

/** Enabled build hooks of hatchling by name, with their tables. `enable-by-default = false` waits for HATCH_BUILD_HOOKS_ENABLE (black). */
export function hatchHooks(
  { document }: BuildSystem,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, TomlTable> {
  const hatch = parse(texts.get('hatch.toml')).document;
  const found = new Map<string, TomlTable>();
  for (const build of [tableAt(document, 'tool', 'hatch', 'build'), tableAt(hatch, 'build')])
    for (const hooks of [tableAt(build, 'hooks'), tableAt(build, 'targets', 'wheel', 'hooks')])
      for (const [name, hook] of Object.entries(hooks))
        if (isTable(hook) && valueOf(hook, 'enable-by-default') !== false) found.set(name, hook);
  return found;
}

function hookMechanisms(system: BuildSystem, texts: ReadonlyMap<string, string>): readonly Mechanism[] {
  return [...hatchHooks(system, texts).keys()]
    .filter((name) => !harmlessHooks.has(name))
    .map((name) => ({
      file: 'pyproject.toml',
      name: `the build hook ${name}`,
      strength: Object.hasOwn(hookLanguages, name) ? 'certain' : 'maybe',
      languages: ownValue(hookLanguages, name) ?? [],
    }));
}
