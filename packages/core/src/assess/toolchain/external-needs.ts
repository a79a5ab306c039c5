// What an sdist says itself of the system it needs (PEP 725, `[external]`).

import type { Language } from '../../sdist/sdist-reading.ts';
import { genericLibrary, libraryOf } from './library.ts';

export interface ExternalNeeds {
  /** Ids of the library table. */
  readonly libraries: readonly string[];
  readonly languages: readonly Language[];
  /** `dep:` strings that the table has nothing for. */
  readonly unknown: readonly string[];
}

const compilers: ReadonlyMap<string, Language> = new Map([
  ['c', 'c'],
  ['c++', 'c++'],
  ['cxx', 'c++'],
  ['cpp', 'c++'],
  ['rust', 'rust'],
  ['fortran', 'fortran'],
  ['go', 'go'],
  ['cuda', 'cuda'],
]);

/** Any BLAS will do, and OpenBLAS has LAPACK as well. */
const interfaces: ReadonlySet<string> = new Set(['blas', 'cblas', 'lapack', 'lapacke']);

/** What is there anyway: the interpreter, and what comes from the index. */
const given = /^(?:generic\/(?:python3?|pip)|pypi\/.*)$/;

/**
 * Reads `dep:generic/openssl@>=3`, `dep:virtual/compiler/c`, `dep:virtual/interface/blas`; the older spelling `pkg:` too.
 * Versions are not looked at: the distribution has the one that it has.
 */
export function externalNeeds(external: readonly string[]): ExternalNeeds {
  const libraries = new Set<string>();
  const languages = new Set<Language>();
  const unknown: string[] = [];
  for (const text of external) {
    const path = /^\s*(?:dep|pkg):([^@?#;\s]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
    if (given.test(path)) continue;
    const [kind = '', first = '', second = ''] = path.split('/');
    const language = kind === 'virtual' && first === 'compiler' ? compilers.get(second) : undefined;
    const library = kind === 'generic' ? genericLibrary(first) : undefined;
    if (language !== undefined) languages.add(language);
    else if (library) libraries.add(library.id);
    else if (kind === 'virtual' && first === 'interface' && interfaces.has(second) && libraryOf('openblas'))
      libraries.add('openblas');
    else unknown.push(text.trim());
  }
  return { libraries: [...libraries], languages: [...languages], unknown };
}
