// Which of a stage's packages make a C compiler that works.

/** Each by itself; on Alpine, gcc and clang come without the headers of the C library. */
const compilers: ReadonlySet<string> = new Set([
  'g++',
  'gcc-c++',
  'build-base',
  'build-essential',
  'base-devel',
  'buildpack-deps',
]);
const withoutHeaders: ReadonlySet<string> = new Set(['gcc', 'clang']);
/** What brings Alpine's headers: Rust depends on gcc and on them. */
const headers: ReadonlySet<string> = new Set(['musl-dev', 'libc-dev', 'build-base', 'g++', 'rust', 'cargo']);

/** @param distribution `alpine`; undefined where it is not known @returns the packages; empty where there is none that compiles */
export function compilersIn(packages: readonly string[], distribution: string | undefined): readonly string[] {
  const hasHeaders = distribution !== 'alpine' || packages.some((name) => headers.has(name));
  return packages.filter((name) => compilers.has(name) || (withoutHeaders.has(name) && hasHeaders));
}

/** Whether one of them compiles C++ too: Debian's gcc comes without g++. */
export function compileCxx(found: readonly string[]): boolean {
  return found.some((name) => compilers.has(name));
}
