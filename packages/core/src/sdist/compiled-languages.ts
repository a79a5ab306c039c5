// The languages that a build compiles: what the build files declare, and else what the sources are written in.

import { ownValue } from '../text/own-value.ts';
import type { BackendKind } from './backend.ts';
import type { Mechanism } from './mechanism.ts';
import type { CargoCrate } from './cargo-crate.ts';
import { cmakeLanguages } from './cmake-project.ts';
import { mesonLanguages } from './meson-project.ts';
import type { Language } from './sdist-reading.ts';
import type { SourceFiles, SourceKind } from './source-files.ts';

const order: readonly Language[] = ['c', 'c++', 'cython', 'rust', 'fortran', 'cuda', 'go', 'assembly'];

/** meson's and CMake's names, lower case. */
const named: Readonly<Record<string, Language>> = {
  c: 'c',
  cpp: 'c++',
  cxx: 'c++',
  cython: 'cython',
  rust: 'rust',
  fortran: 'fortran',
  cuda: 'cuda',
  asm: 'assembly',
};

export interface LanguageEvidence {
  readonly kind: BackendKind | undefined;
  readonly mechanisms: readonly Mechanism[];
  readonly sources: SourceFiles;
  /** Text of the build scripts. */
  readonly code: string;
  readonly crates: readonly CargoCrate[];
  /** Texts of meson.build and CMakeLists.txt; undefined where the build does not read them. */
  readonly meson: string | undefined;
  readonly cmake: string | undefined;
}

/** @returns in the order of `Language` */
export function compiledLanguages(evidence: LanguageEvidence): readonly Language[] {
  const { kind, mechanisms, sources, code, crates, meson, cmake } = evidence;
  const found = new Set<Language>();
  const add = (languages: Iterable<Language>): void => {
    for (const language of languages) found.add(language);
  };
  const sure = mechanisms.filter(({ strength }) => strength === 'certain' || strength === 'with-sources');
  if (kind !== 'meson') for (const { languages } of sure) add(languages);
  if (meson !== undefined) add(mesonLanguages(meson).flatMap(languageNamed));
  if (cmake !== undefined) add(cmakeLanguages(cmake).flatMap(languageNamed));
  // Its build may fetch all it compiles, as that of CMake's own sdist does
  if (kind === 'cmake' && found.size === 0 && sources.size === 0) add(['c', 'c++']);
  if (crates.length > 0) add(rustLanguages(crates, sources));
  // maturin compiles what its crates say, sip and its like what they hold and what they write
  if (crates.length === 0 && kind === 'always')
    add(has(sources, 'rust') ? ['rust'] : sourceLanguages(sources, found, code));
  // meson's list is complete
  if (kind !== 'meson' && kind !== 'always') add(sourceLanguages(sources, found, code));
  if (found.has('cython')) {
    if (kind === 'meson' || has(sources, 'cython') || /\bcythonize\s*\(/.test(code))
      add(cythonLanguages(found, sources, code));
    else found.delete('cython');
  }
  // setuptools' own Extension takes a .pyx (cftime 1.0.0), as Pyrex did before Cython (netCDF4 0.6.1)
  if (found.size === 0 && has(sources, 'cython') && sure.length > 0) add(cythonLanguages(found, sources, code));
  return order.filter((language) => found.has(language));
}

function languageNamed(name: string): readonly Language[] {
  const language = ownValue(named, name.toLowerCase());
  return language === undefined ? [] : [language];
}

/** Crates compile C or C++ where their build script uses `cc` or `cmake`. */
function rustLanguages(crates: readonly CargoCrate[], sources: SourceFiles): readonly Language[] {
  const builds = crates.some(({ buildDependencies }) =>
    buildDependencies.some((name) => name === 'cc' || name === 'cmake' || name === 'cxx-build'),
  );
  if (!builds) return ['rust'];
  return has(sources, 'c++') ? ['c++', 'rust'] : ['c', 'rust'];
}

/**
 * CUDA and Go are compiled only where the script says so: numba ships `.cu` that it compiles when running, uwsgi plugins in Go. Fortran
 * where numpy.distutils, f2py or CMake is at work; Rust where its extensions are named (zstandard's is experimental).
 */
function sourceLanguages(sources: SourceFiles, found: ReadonlySet<Language>, code: string): readonly Language[] {
  const languages = (['c', 'c++', 'assembly'] as const).filter((kind) => has(sources, kind));
  const more: Language[] = [];
  if (has(sources, 'fortran') && /\bnumpy\.distutils\b|\bf2py\b|\bskbuild\b|\.f(?:90)?['"]/.test(code))
    more.push('fortran');
  if (has(sources, 'cython') && /\bcython/i.test(code)) more.push('cython');
  if (has(sources, 'swig') && !has(sources, 'c') && !has(sources, 'c++'))
    more.push(/['"]-c\+\+['"]/.test(code) ? 'c++' : 'c');
  if (found.has('cuda') && !has(sources, 'c')) more.push('c++');
  return [...languages, ...more];
}

/** Cython writes C, or C++ where it is told so. */
function cythonLanguages(found: ReadonlySet<Language>, sources: SourceFiles, code: string): readonly Language[] {
  const written: Language[] =
    found.has('c++') || has(sources, 'c++') || /['"]c\+\+['"]/.test(code) ? ['c++'] : found.has('c') ? [] : ['c'];
  return written;
}

function has(sources: SourceFiles, kind: SourceKind): boolean {
  return sources.has(kind);
}
