// Which of a stage's packages make a C compiler that works.

/** Each by itself; gcc and Alpine's clang come without the headers of the C library, which Debian's gcc only recommends. */
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
const muslHeaders: ReadonlySet<string> = new Set(['musl-dev', 'libc-dev', 'build-base', 'g++', 'rust', 'cargo']);
/** What brings Debian's; so do nearly all packages for developers, since they depend on others that do. */
const glibcHeaders: ReadonlySet<string> = new Set(['g++', 'build-essential', 'clang', 'gfortran', 'rustc', 'cargo']);
/** Those that do not (`apt-cache depends --recurse` without what is recommended, Debian 12). */
const withoutThem: ReadonlySet<string> = new Set(
  `libpq-dev libffi-dev libssl-dev libldap-dev libcurl4-openssl-dev libyaml-dev libgmp-dev libsnappy-dev libev-dev libevent-dev
  liblzma-dev unixodbc-dev freetds-dev libgeos-dev libopenblas-dev`.split(/\s+/),
);

/** @param distribution `alpine`; undefined where it is not known @returns the packages; empty where there is none that compiles */
export function compilersIn(packages: readonly string[], distribution: string | undefined): readonly string[] {
  const hasHeaders = packages.some((name) => bringsHeaders(name, distribution));
  return packages.filter((name) => compilers.has(name) || (withoutHeaders.has(name) && hasHeaders));
}

function bringsHeaders(name: string, distribution: string | undefined): boolean {
  switch (distribution) {
    case 'alpine':
      return muslHeaders.has(name);
    case 'debian':
    case 'ubuntu':
      return glibcHeaders.has(name) || (name.endsWith('-dev') && !withoutThem.has(name));
    default:
      return true;
  }
}

/** A compiler that compiles nothing for want of the C library's headers; undefined where there is none of that kind. */
export function compilerWithoutHeaders(
  packages: readonly string[],
  distribution: string | undefined,
): string | undefined {
  return compilersIn(packages, distribution).length > 0 ? undefined : packages.find((name) => withoutHeaders.has(name));
}

/** Whether one of them compiles C++ too: Debian's gcc comes without g++. */
export function compileCxx(found: readonly string[]): boolean {
  return found.some((name) => compilers.has(name));
}
