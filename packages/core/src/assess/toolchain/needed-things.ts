// What a build needs, most telling first: compilers, then headers, then programs.

import type { Language } from '../../sdist/sdist-reading.ts';
import type { BuildDemand } from './build-demand.ts';
import { libraryOf, type Library } from './library.ts';
import type { Need } from './need.ts';

/** @param libraries those of the demand that count on the image */
export function neededThings({ languages, tools }: BuildDemand, libraries: readonly Library[]): readonly Need[] {
  const headers = libraries.filter(({ kind }) => kind === 'headers' || kind === 'musl').map(({ words }) => words);
  const programs = [...libraries.filter(({ kind }) => kind === 'program'), ...toolLibraries(tools)];
  return [
    ...compilersFor(languages),
    ...(headers.length > 0 ? [{ kind: 'headers', of: headers } as const] : []),
    // The package of the C compiler brings make everywhere.
    ...programs
      .filter(({ id }) => id !== 'make' || !needsC(languages))
      .map(({ words }) => ({ kind: 'program', name: words }) as const),
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

function compilersFor(languages: readonly Language[]): readonly Need[] {
  const has = new Set(languages);
  const c = has.has('c') || has.has('cython') || (has.has('assembly') && !has.has('c++'));
  const both = [...(c ? ['C' as const] : []), ...(has.has('c++') ? ['C++' as const] : [])];
  return [
    ...(has.has('rust') ? [{ kind: 'rust' } as const] : []),
    ...(both.length > 0 ? [{ kind: 'compiler', languages: both } as const] : []),
    ...(['fortran', 'go', 'cuda'] as const).flatMap((kind) => (has.has(kind) ? [{ kind }] : [])),
  ];
}
