// The sources in an sdist that a compiler would take, by language; those of tests, documents and examples are left aside.

import { ownValue } from '../text/own-value.ts';
import type { Language } from './sdist-reading.ts';

/** Kind → paths, in the archive's order. */
export type SourceFiles = ReadonlyMap<SourceKind, readonly string[]>;

/** `swig`: interface files, from which SWIG writes C or C++. */
export type SourceKind = Language | 'swig';

const kinds: Readonly<Record<string, SourceKind>> = {
  c: 'c',
  cc: 'c++',
  cpp: 'c++',
  cxx: 'c++',
  'c++': 'c++',
  // Objective-C++
  mm: 'c++',
  pyx: 'cython',
  pxd: 'cython',
  rs: 'rust',
  f: 'fortran',
  for: 'fortran',
  ftn: 'fortran',
  f77: 'fortran',
  f90: 'fortran',
  f95: 'fortran',
  f03: 'fortran',
  f08: 'fortran',
  cu: 'cuda',
  go: 'go',
  s: 'assembly',
  i: 'swig',
};

/** Objective-C, but Matlab's files are called so as well: they count where a build script names one. */
const objectiveC = /\.m['"]/;

/** Templates from which sources are made while building: numpy's `.c.src`, pandas' `.pyx.in`, scikit-learn's `.pyx.tp`. */
const template = /\.(?:in|src|tp|tpl)$/;

/**
 * Folders whose sources are read, shown or run by tests, not built: `tests/data`, pygments' `examplefiles`, cffi's `demo`,
 * meson's `test cases`, the `vendored-meson` of numpy.
 */
const aside =
  /^(?:(?:.*[-_ ])?(?:tests?|testing|testdata|docs?|documentation|examples?|samples?|demos?|benchmarks?|tutorials?|fixtures)|tests?[-_ ].*|examplefiles|sample_?data|docs_src|vendored-meson|t|fuzz|fuzzing|fuzzers?|googletest)$/i;

/** Folders that hold sources beside the main ones, seldom built with them: uwsgi's `plugins`, numpy's `tools/swig`. */
const auxiliary = /^(?:contrib|plugins?|extras?|tools|utils?|scripts|misc|apache2|R-package|swig)$/i;

/** Whether a member lies in a folder of tests, documents or examples. */
export function isAside(path: string): boolean {
  return foldersOf(path).some((folder) => aside.test(folder));
}

/**
 * Sorts the members that are sources by language. Folders such as `contrib` count only where there are no others:
 * argon2-cffi-bindings has all its C in `extras`.
 *
 * @param code of the build scripts
 */
export function sourceFiles(members: readonly string[], code = ''): SourceFiles {
  const objective = objectiveC.test(code);
  const sources = members.flatMap((path) => {
    const kind = kindOf(path) ?? (objective && path.endsWith('.m') ? 'c' : undefined);
    return kind !== undefined && !isAside(path) ? [{ kind, path }] : [];
  });
  const main = sources.filter(({ path }) => !foldersOf(path).some((folder) => auxiliary.test(folder)));
  const byKind = new Map<SourceKind, string[]>();
  for (const { kind, path } of main.length > 0 ? main : sources) {
    const paths = byKind.get(kind);
    if (paths) paths.push(path);
    else byKind.set(kind, [path]);
  }
  return byKind;
}

function kindOf(path: string): SourceKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(template, '');
  const dot = name.lastIndexOf('.');
  if (dot < 1) return undefined;
  const extension = name.slice(dot + 1).toLowerCase();
  return ownValue(kinds, extension);
}

function foldersOf(path: string): readonly string[] {
  return path.split('/').slice(0, -1);
}
