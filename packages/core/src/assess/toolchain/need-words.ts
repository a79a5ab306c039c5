// What a build needs, in words for people.

import { listWords } from '../../text/list-words.ts';
import type { Language } from '../../sdist/sdist-reading.ts';
import type { BuildDemand } from './build-demand.ts';
import { libraryOf, type Library } from './library.ts';

/** `Rust`, `C compiler`, `OpenSSL and libffi headers`, `pkg-config`. @param libraries those of the demand that count on the image */
export function needWords({ languages, tools }: BuildDemand, libraries: readonly Library[]): readonly string[] {
  const headers = libraries.filter(({ kind }) => kind === 'headers' || kind === 'musl').map(({ words }) => words);
  const programs = [...libraries.filter(({ kind }) => kind === 'program'), ...toolLibraries(tools)];
  const compilers = languageWords(languages);
  return [
    ...compilers,
    ...(headers.length > 0 ? [`${listWords(headers)} headers`] : []),
    // The package of the C compiler brings make everywhere.
    ...programs.filter(({ id }) => id !== 'make' || !needsC(languages)).map(({ words }) => words),
  ];
}

/** The programs of a build as entries of the library table. */
export function toolLibraries(tools: readonly string[]): readonly Library[] {
  return tools.flatMap((tool) => libraryOf(tool) ?? []);
}

/** Whether the distribution's C and C++ compiler is asked for: Cython becomes C, and the assembler comes with it. */
export function needsC(languages: readonly Language[]): boolean {
  return languages.some((each) => each === 'c' || each === 'c++' || each === 'cython' || each === 'assembly');
}

function languageWords(languages: readonly Language[]): readonly string[] {
  const has = new Set(languages);
  const c = has.has('c') || has.has('cython') || (has.has('assembly') && !has.has('c++'));
  return [
    ...(has.has('rust') ? ['Rust'] : []),
    ...(c || has.has('c++') ? [`${[...(c ? ['C'] : []), ...(has.has('c++') ? ['C++'] : [])].join('/')} compiler`] : []),
    ...(has.has('fortran') ? ['Fortran compiler'] : []),
    ...(has.has('go') ? ['Go'] : []),
    ...(has.has('cuda') ? ['CUDA toolkit'] : []),
  ];
}
