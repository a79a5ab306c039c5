// Reads what an sdist's members say of its build.

import type { BackendKind } from './backend.ts';
import { buildFetches } from './build-fetches.ts';
import { buildHindrances } from './build-hindrance.ts';
import { aloofModules } from './aloof-modules.ts';
import { type BuildSystem, parse, readBuildSystem, tableAt, textAt } from './build-system.ts';
import { buildTools } from './build-tools.ts';
import { cargoCrates, nightly, rustAsked } from './cargo-crates.ts';
import { compiledLanguages } from './compiled-languages.ts';
import { projectOf } from './declared-mechanisms.ts';
import { libraryBounds } from './library-bound.ts';
import { onlySystems } from './only-systems.ts';
import { cythonsOf } from './made-by-cython.ts';
import { decidedNativeness } from './decided-nativeness.ts';
import { givesNoExtensions } from './gives-no-extensions.ts';
import { hasOptionalExtensions } from './optional-extensions.ts';
import { projectName } from './project-name.ts';
import { sdistCode } from './sdist-code.ts';
import { sdistMechanisms } from './sdist-mechanisms.ts';
import { pythonEnds } from './running/python-ends.ts';
import type { SdistContents } from './sdist-contents.ts';
import type { SdistEvidence } from './sdist-evidence.ts';
import type { SdistReading } from './sdist-reading.ts';
import { bringsNoCompiler, compilesOnCall } from './brings-no-compiler.ts';
import { bringsSources } from './brings-sources.ts';
import { setupCall } from './setup-call.ts';
import { sdistRequires } from './sdist-requires.ts';
import { statedPython, statedRelease } from './stated-project.ts';
import { toldByDict } from './told-by-dict.ts';
import { undeclaredImports } from './undeclared-imports.ts';

/**
 * Tells how an sdist is built, and whether that compiles anything. Never throws: what cannot be read is said in the evidence, and
 * `native` is false only where nothing could be compiled.
 */
export function readSdist(contents: SdistContents): SdistReading {
  const { members, texts } = contents;
  const system = readBuildSystem(parse(texts.get('pyproject.toml')));
  const code = sdistCode(contents, system);
  const { inTree, kind, scripts, unread, byDefault, sources, requires } = code;
  const defaults = byDefault.map((script) => script.code).join('\n');
  const { mechanisms, lacksCython, asked } = sdistMechanisms(code, system, texts);
  const meson = kind === 'meson' ? texts.get('meson.build') : undefined;
  const cmake = readsCmake(system, code.whole) ? cmakeText(system, code.whole, texts) : undefined;
  const hasRust = mechanisms.some(
    ({ strength, languages: its }) => strength !== 'maybe' && strength !== 'marks' && its.includes('rust'),
  );
  const crates = cargoCrates(system, code.whole, texts, hasRust);
  const languages = compiledLanguages({ kind, mechanisms, sources, code: code.whole, crates, meson, cmake });
  const required = new Set(system.requires.map(projectOf));
  const fetching = { members, texts, languages, required, cmake, meson };
  const plain = kind === 'setuptools' && bringsNoCompiler(system.requires, defaults);
  const askedOfLists = new Set<string>();
  const decided = decidedNativeness(
    {
      kind,
      backend: inTree ? system.module : (system.backend?.project ?? system.module),
      mechanisms,
      sources,
      unread: [...unread, ...['setup.cfg', 'hatch.toml'].filter((path) => members.includes(path) && !texts.has(path))],
      unnamed: code.unnamed,
      meson,
      aloof: aloofModules([...unread, ...scripts.map(({ path }) => path)], projectName(texts) ?? '', byDefault),
      declarative: isDeclarative(system, kind, scripts.length),
      fetches: buildFetches({ ...fetching, scripts: code.installed }).filter(({ kind: what }) => what !== 'crates'),
      problem: problemOf(contents, system),
      known: !inTree && system.backend !== undefined,
      plain,
      closed: lacksCython || isClosed(texts.get('setup.py')) || toldByDict(byDefault),
      brings: bringsSources(members, code.whole),
    },
    () => givesNoExtensions(byDefault, askedOfLists),
    compilesOnCall(system.requires, defaults),
  );
  const compiled = decided.native !== false;
  const setup = scripts.find(({ path }) => path === 'setup.py');
  const setupByDefault = byDefault.find(({ path }) => path === 'setup.py')?.code ?? '';
  const [crate] = crates;
  const { undeclared, running } =
    kind === 'setuptools'
      ? askedOfPython(contents, { byDefault: setupByDefault, whole: setup?.code ?? '' }, system, requires)
      : { undeclared: [], running: { ends: [], unread: [] } };
  const asksForCython = [...requires.map(projectOf), ...undeclared].includes('cython');
  return {
    native: decided.native,
    plain,
    asked: [...new Set([...code.asked, ...(lacksCython ? asked : []), ...askedOfLists])],
    optional: decided.native === true && !languages.includes('rust') && hasOptionalExtensions(defaults),
    languages: compiled ? languages : [],
    backend: inTree ? wrappedBackend(system, code.whole) : (system.backend?.project ?? null),
    requires,
    // Where nothing is left that would compile, what is not run calls nothing either.
    tools: compiled
      ? buildTools({
          members,
          scripts: mechanisms.length > 0 ? scripts : byDefault,
          requires: system.requires,
          sources,
          crates,
          meson,
          cmake,
        })
      : [],
    undeclared,
    cython: compiled && !asksForCython ? cythonsOf(contents) : [],
    rust: compiled && languages.includes('rust') ? rustAsked(crates, members) : null,
    external: system.external,
    fetches: compiled ? buildFetches({ ...fetching, scripts: byDefault }) : [],
    libraries: compiled ? libraryBounds(setup?.code ?? '', contents) : [],
    systems: onlySystems(texts.get('PKG-INFO') ?? ''),
    hindrances: buildHindrances(setupByDefault, setup?.code ?? '', defaults),
    pythonEnds: running.ends,
    unreadImports: running.unread,
    release: statedRelease(contents),
    requiresPython: statedPython(contents),
    requiresDist: sdistRequires(contents),
    evidence: [
      ...(inTree ? [{ kind: 'own-backend' as const, module: system.module }] : []),
      ...decided.evidence,
      ...nightly(crate, texts),
    ],
  };
}

/** What setup.py imports as it runs: what nobody declares for it, and modules that some Pythons do not have. */
function askedOfPython(
  { members, texts }: SdistContents,
  setup: { readonly byDefault: string; readonly whole: string },
  system: BuildSystem,
  requires: readonly string[],
) {
  return {
    undeclared: undeclaredImports(setup, system.requires, members),
    running: pythonEnds({ members: new Set(members), texts, brought: new Set(requires.map(projectOf)) }),
  };
}

/** Whether setup.py calls setup() once, with keywords alone of which none can bring a compiler. */
function isClosed(setup: string | undefined): boolean {
  const call = setup === undefined ? undefined : setupCall(setup);
  return (
    call !== undefined &&
    !call.open &&
    ![...call.given.keys()].some((key) => /ext_|extension|cmdclass|distclass|cffi|rust|librar/.test(key))
  );
}

/**
 * Without a hook or script, hatchling, poetry-core and pdm-backend pack files and do nothing else. pdm-backend runs the hooks of whatever
 * plugin is installed with it.
 */
function isDeclarative({ requires }: BuildSystem, kind: BackendKind | undefined, scripts: number): boolean {
  if (scripts > 0) return false;
  if (kind === 'pdm') return requires.every((each) => /^pdm-(?:backend|pep517)$/.test(projectOf(each)));
  return kind === 'hatchling' || kind === 'poetry';
}

/** What a backend of the project's own hands most of its work to. */
function wrappedBackend({ backend, requires }: BuildSystem, code: string): string | null {
  if (backend) return backend.project;
  const module =
    /\b(?:from|import)\s+(setuptools|hatchling|flit_core|mesonpy|maturin|scikit_build_core|poetry\.core|pdm\.backend)\b/.exec(
      code,
    )?.[1];
  const project = module?.replace('mesonpy', 'meson-python').replace(/[._]/g, '-');
  return project ?? (requires.some((each) => /^\s*setuptools\b/.test(each)) ? 'setuptools' : null);
}

/** What pip itself would stumble over. */
function problemOf({ members, texts }: SdistContents, system: BuildSystem): SdistEvidence | null {
  if (system.problem !== null) return { kind: 'broken-build-file', problem: system.problem };
  const hasProject = members.includes('pyproject.toml');
  if (hasProject && !texts.has('pyproject.toml')) return { kind: 'unread-file', what: 'pyproject.toml' };
  return hasProject || members.includes('setup.py') ? null : { kind: 'no-build-file' };
}

function readsCmake(system: BuildSystem, code: string): boolean {
  return system.backend?.kind === 'cmake' || /\bskbuild\b|['"]cmake['"]|\bCMakeExtension\b/.test(code);
}

/** dm-tree's setup.py has `CMakeExtension('_tree', source_dir='tree')`, scikit-build's setup() a `cmake_source_dir`. */
const cmakeFolder =
  /\bCMakeExtension\s*\([^()]*?,\s*(?:\w*dir\s*=\s*)?['"]([^'"]+)['"]|\bcmake_source_dir\s*=\s*['"]([^'"]+)['"]/;

function cmakeText(system: BuildSystem, code: string, texts: ReadonlyMap<string, string>): string | undefined {
  const table = tableAt(system.document, 'tool', 'scikit-build');
  const [, ofExtension, ofSetup] = cmakeFolder.exec(code) ?? [];
  const folder =
    textAt(tableAt(table, 'cmake'), 'source-dir') ??
    textAt(table, 'cmake.source-dir') ??
    ofSetup ??
    (texts.has('CMakeLists.txt') ? undefined : ofExtension) ??
    '';
  const path = folder.replace(/^\.\/?|\/$/g, '');
  return texts.get(path === '' ? 'CMakeLists.txt' : `${path}/CMakeLists.txt`);
}
