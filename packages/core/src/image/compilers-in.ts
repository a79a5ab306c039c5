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
/** What brings Debian's, of those that people add (`apt-get -s install` without what is recommended, Debian 12): libffi-dev, libssl-dev or libsodium-dev do not. */
const glibcHeaders: ReadonlySet<string> = new Set(
  `g++ build-essential clang gfortran rustc cargo libc6-dev debhelper apache2-dev python3-dev libpython3-dev zlib1g-dev
  default-libmysqlclient-dev libmariadb-dev libbluetooth-dev libboost-dev libboost-all-dev libboost-python-dev libbz2-dev
  libcairo2-dev libclang-dev libcups2-dev libfontconfig1-dev libfreetype-dev libfreetype6-dev libgdal-dev libgdbm-dev
  libgirepository1.0-dev libgit2-dev libglib2.0-dev libgtk-3-dev libgtk2.0-dev libharfbuzz-dev libhdf5-dev libhdf5-serial-dev
  libicu-dev libjpeg-dev libjpeg62-turbo-dev libkrb5-dev libmemcached-dev libncurses-dev libncurses5-dev libncursesw5-dev
  libnetcdf-dev libopencv-dev libopenmpi-dev libpam0g-dev libpango1.0-dev libpcap-dev libpcre2-dev libpcre3-dev libpng-dev
  libreadline-dev libtiff-dev libxml2-dev libxslt1-dev`.split(/\s+/),
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
      return glibcHeaders.has(name) || /^(?:g\+\+-\d+|libstdc\+\+-\d+-dev|(?:lib)?python3\.\d+-dev)$/.test(name);
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
