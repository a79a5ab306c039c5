// Reads what an sdist's members say of its build.

import { normalizeName } from '../packaging/name.ts';
import type { BackendKind } from './backend.ts';
import { buildFetches } from './build-fetches.ts';
import { buildHindrances } from './build-hindrance.ts';
import { buildMechanisms, type Mechanism, withoutAbiMode, withoutRustOnDemand, withoutUnasked } from './mechanism.ts';
import { aloofModules } from './aloof-modules.ts';
import type { BuildScript } from './build-script.ts';
import { buildScripts } from './build-scripts.ts';
import { type BuildSystem, parse, readBuildSystem, tableAt, textAt } from './build-system.ts';
import { buildTools } from './build-tools.ts';
import { defaultCode, installedCode } from './default-code.ts';
import { type CargoCrate, readCargoCrate } from './cargo-crate.ts';
import { compiledLanguages } from './compiled-languages.ts';
import { declaredMechanisms, projectOf } from './declared-mechanisms.ts';
import { libraryBounds } from './library-bound.ts';
import { onlySystems } from './only-systems.ts';
import { cythonsOf } from './made-by-cython.ts';
import { nativeness } from './nativeness.ts';
import { hasOptionalExtensions } from './optional-extensions.ts';
import { pythonEnds } from './running/python-ends.ts';
import type { SdistContents } from './sdist-contents.ts';
import type { SdistEvidence } from './sdist-evidence.ts';
import type { SdistReading } from './sdist-reading.ts';
import { bringsNoCompiler } from './brings-no-compiler.ts';
import { bringsSources } from './brings-sources.ts';
import { setupCall } from './setup-call.ts';
import { setupRequires } from './setup-requires.ts';
import { sdistRequires } from './sdist-requires.ts';
import { compilesNothingWithoutCython } from './without-cython.ts';
import { withoutOffers } from './without-offers.ts';
import { undeclaredImports } from './undeclared-imports.ts';
import { sourceFiles } from './source-files.ts';

/**
 * Tells how an sdist is built, and whether that compiles anything. Never throws: what cannot be read is said in the evidence, and
 * `native` is false only where nothing could be compiled.
 */
export function readSdist(contents: SdistContents): SdistReading {
  const { members, texts } = contents;
  const system = readBuildSystem(parse(texts.get('pyproject.toml')));
  const inTree = system.backendPath.length > 0 && !isOwnBackend(system, texts);
  const kind = inTree ? undefined : system.backend?.kind;
  const { scripts, unread, unnamed } = buildScripts(contents, system, kind, inTree);
  const code = scripts.map((script) => script.code).join('\n');
  const sources = sourceFiles(members, code);
  const byDefault = defaultCode(scripts);
  // Where there is C, a command that is offered may be its own too.
  const installed = installedCode(sources.size === 0 ? scripts.map(withoutOffers) : scripts);
  const defaults = byDefault.map((script) => script.code).join('\n');
  const requires =
    kind === 'setuptools'
      ? [...system.requires, ...setupRequires(texts.get('setup.py'), code, texts)]
      : system.requires;
  const declared = declaredMechanisms(system, texts, sources);
  const scripted = withoutUnasked(mechanismsOf(installed), mechanismsOf(byDefault));
  const lacksCython =
    kind === 'setuptools' &&
    declared.length === 0 &&
    scripted.every(({ file }) => file === 'setup.py') &&
    compilesNothingWithoutCython(scripts.find(({ path }) => path === 'setup.py')?.code ?? '', requires);
  const named = lacksCython ? [] : [...declared, ...scripted];
  const mechanisms = withoutAbiMode(withoutRustOnDemand(named, code), code);
  const meson = kind === 'meson' ? texts.get('meson.build') : undefined;
  const cmake = readsCmake(system, code) ? cmakeText(system, code, texts) : undefined;
  const crates = cratesOf(
    system,
    code,
    texts,
    mechanisms.some(
      ({ strength, languages: its }) => strength !== 'maybe' && strength !== 'marks' && its.includes('rust'),
    ),
  );
  const languages = compiledLanguages({ kind, mechanisms, sources, code, crates, meson, cmake });
  const fetching = { members, texts, languages, cmake, meson };
  const plain = kind === 'setuptools' && bringsNoCompiler(system.requires, defaults);
  const decided = nativeness({
    kind,
    backend: inTree ? system.module : (system.backend?.project ?? system.module),
    mechanisms,
    sources,
    unread: [...unread, ...['setup.cfg', 'hatch.toml'].filter((path) => members.includes(path) && !texts.has(path))],
    unnamed,
    meson,
    aloof: aloofModules([...unread, ...scripts.map(({ path }) => path)], projectName(texts) ?? '', byDefault),
    declarative: isDeclarative(system, kind, scripts.length),
    fetches: buildFetches({ ...fetching, scripts: installed }).filter(({ kind: what }) => what !== 'crates'),
    problem: problemOf(contents, system),
    known: !inTree && system.backend !== undefined,
    plain,
    closed: lacksCython || isClosed(texts.get('setup.py')),
    brings: bringsSources(members, code),
  });
  const compiled = decided.native !== false;
  const setup = scripts.find(({ path }) => path === 'setup.py');
  const setupByDefault = byDefault.find(({ path }) => path === 'setup.py')?.code ?? '';
  const undeclared =
    kind === 'setuptools'
      ? undeclaredImports({ byDefault: setupByDefault, whole: setup?.code ?? '' }, system.requires, members)
      : [];
  const asksForCython = [...requires.map(projectOf), ...undeclared].includes('cython');
  const [crate] = crates;
  const running =
    kind === 'setuptools'
      ? pythonEnds({ members: new Set(members), texts, brought: new Set(requires.map(projectOf)) })
      : { ends: [], unread: [] };
  return {
    native: decided.native,
    plain,
    optional: decided.native === true && !languages.includes('rust') && hasOptionalExtensions(defaults),
    languages: compiled ? languages : [],
    backend: inTree ? wrappedBackend(system, code) : (system.backend?.project ?? null),
    requires,
    tools: compiled ? buildTools({ members, scripts, requires: system.requires, sources, crates, meson, cmake }) : [],
    undeclared,
    cython: compiled && !asksForCython ? cythonsOf(contents) : [],
    rust:
      compiled && languages.includes('rust')
        ? {
            minimum: crate?.minimum ?? null,
            edition: crate?.edition ?? null,
            pyo3: pyo3Taken(crates, members),
          }
        : null,
    external: system.external,
    fetches: compiled ? buildFetches({ ...fetching, scripts: byDefault }) : [],
    libraries: compiled ? libraryBounds(setup?.code ?? '', contents) : [],
    systems: onlySystems(texts.get('PKG-INFO') ?? ''),
    hindrances: buildHindrances(setupByDefault, setup?.code ?? '', defaults),
    pythonEnds: running.ends,
    unreadImports: running.unread,
    requiresDist: sdistRequires(contents),
    evidence: [
      ...(inTree ? [{ kind: 'own-backend' as const, module: system.module }] : []),
      ...decided.evidence,
      ...nightly(crate, texts),
    ],
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

function mechanismsOf(scripts: readonly BuildScript[]): readonly Mechanism[] {
  return scripts.flatMap(({ path, code }) => buildMechanisms(path, code));
}

/** setuptools, flit-core, hatchling and poetry-core build themselves from their own folder. */
function isOwnBackend({ backend }: BuildSystem, texts: ReadonlyMap<string, string>): boolean {
  return backend !== undefined && projectName(texts) === backend.project;
}

function projectName(texts: ReadonlyMap<string, string>): string | undefined {
  const name = /^Name:[ \t]*([^\r\n]+)/m.exec(texts.get('PKG-INFO') ?? '')?.[1];
  return name === undefined ? undefined : normalizeName(name.trim());
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

/** polars 1 has forty of its own. */
const MAX_CRATES = 100;

/** The crate that is built first, then the others beside it whose build scripts run as well. */
function cratesOf(
  system: BuildSystem,
  code: string,
  texts: ReadonlyMap<string, string>,
  rust: boolean,
): readonly CargoCrate[] {
  if (!rust && system.backend?.project !== 'maturin') return [];
  const named = [
    textAt(tableAt(system.document, 'tool', 'maturin'), 'manifest-path'),
    /['"]([\w./-]*Cargo\.toml)['"]/.exec(code)?.[1],
    'Cargo.toml',
    'rust/Cargo.toml',
  ];
  const paths = [...texts.keys()].filter((path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'));
  const first = named.find((path) => path !== undefined && readCargoCrate(path, texts) !== undefined);
  const ordered = first === undefined ? paths : [first, ...paths.filter((path) => path !== first)];
  return ordered.slice(0, MAX_CRATES).flatMap((path) => readCargoCrate(path, texts) ?? []);
}

/** Without a Cargo.lock in the sdist cargo takes the newest patch release: `0.20.*` (tiktoken 0.6.0). */
function pyo3Taken(crates: readonly CargoCrate[], members: readonly string[]): string | null {
  const asked = crates.find(({ pyo3 }) => pyo3 !== null)?.pyo3 ?? null;
  const isHeld = asked?.startsWith('=') === true || members.some((path) => /(?:^|\/)Cargo\.lock$/.test(path));
  return asked === null ? null : isHeld ? asked.replace('=', '') : asked.replace(/^(\d+\.\d+).*$/, '$1.*');
}

/** rustup obeys rust-toolchain.toml, a distribution's cargo does not: polars compiles with a nightly alone. */
function nightly(crate: CargoCrate | undefined, texts: ReadonlyMap<string, string>): readonly SdistEvidence[] {
  if (crate === undefined) return [];
  const folder = crate.path.slice(0, -'Cargo.toml'.length);
  for (const base of [folder, ''])
    for (const name of ['rust-toolchain.toml', 'rust-toolchain']) {
      const channel = /\bnightly[\w-]*/.exec(texts.get(`${base}${name}`) ?? '')?.[0];
      if (channel !== undefined) return [{ kind: 'rust-channel', file: `${base}${name}`, channel }];
    }
  return [];
}
