// Which packages of a distribution bring another one: by depending on it, or as the same under another name.

/** What asks for the left has it where all of one list on the right are there. */
const providers: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['build-essential', [['g++'], ['gcc', 'libc6-dev']]],
  ['build-base', [['g++'], ['gcc', 'musl-dev'], ['gcc', 'libc-dev']]],
  ['gcc', [['build-essential'], ['build-base'], ['g++'], ['gcc-c++']]],
  ['g++', [['build-essential'], ['build-base']]],
  ['make', [['build-essential'], ['build-base']]],
  ['musl-dev', [['build-base'], ['libc-dev']]],
  // Debian's rustc recommends cargo; Alpine's rust does not bring it.
  ['cargo', [['rustc'], ['cargo-web']]],
  // Debian's package of that name depends on libmariadb-dev-compat, Ubuntu's on libmysqlclient-dev; Debian 9 had libmariadbclient-dev-compat.
  // libmariadb-dev alone has no mysql_config; its mariadb.pc is what mysqlclient looks for from 2.2 on.
  [
    'default-libmysqlclient-dev',
    [
      ['libmysqlclient-dev'],
      ['libmariadb-dev-compat'],
      ['libmariadbclient-dev-compat'],
      ['libmariadb-dev', 'pkg-config'],
      ['libmariadb-dev', 'pkgconf'],
    ],
  ],
  ['libmariadb-dev', [['libmariadb-dev-compat']]],
  // libjpeg-dev depends on Debian's libjpeg62-turbo-dev, and on Ubuntu's libjpeg8-dev, which depends on libjpeg-turbo8-dev.
  ['libjpeg-dev', [['libjpeg62-turbo-dev'], ['libjpeg-turbo8-dev'], ['libjpeg8-dev']]],
  ['libpng-dev', [['libpng16-dev'], ['libpng12-dev']]],
  // The older names are transitional packages; where only they exist, apt takes the newer ones for them.
  ['libfreetype-dev', [['libfreetype6-dev']]],
  ['libfreetype6-dev', [['libfreetype-dev']]],
  ['libtiff-dev', [['libtiff5-dev']]],
  ['libtiff5-dev', [['libtiff-dev']]],
  ['libldap-dev', [['libldap2-dev']]],
  ['libldap2-dev', [['libldap-dev']]],
  ['libssl-dev', [['libssl1.0-dev'], ['libxmlsec1-dev']]],
  ['zlib1g-dev', [['libz-dev']]],
  ['libxslt1-dev', [['libxslt-dev'], ['libxmlsec1-dev']]],
  ['libxml2-dev', [['libxslt1-dev'], ['libxslt-dev'], ['libxmlsec1-dev']]],
  ['libhdf5-dev', [['libhdf5-serial-dev']]],
  ['libopenblas-dev', [['libopenblas-pthread-dev'], ['libopenblas-openmp-dev'], ['libopenblas-serial-dev']]],
  ['pkg-config', [['pkgconf']]],
  ['golang-go', [['golang']]],
  // Alpine: mariadb-dev depends on the connector's headers, which are all that mysqlclient includes.
  ['mariadb-dev', [['mariadb-connector-c-dev'], ['mysql-dev']]],
  ['mariadb-connector-c-dev', [['mariadb-dev']]],
  ['libpq-dev', [['postgresql-dev']]],
  ['postgresql-dev', [['libpq-dev']]],
  ['libjpeg-turbo-dev', [['jpeg-dev']]],
  ['pkgconf', [['pkgconfig'], ['pkgconf-pkg-config']]],
  // Red Hat's family.
  ['libpq-devel', [['postgresql-devel']]],
  ['mariadb-connector-c-devel', [['mariadb-devel'], ['mysql-devel']]],
  ['libjpeg-turbo-devel', [['libjpeg-devel']]],
]);

/** Packages whose names hold a version: `python3.11-dev`, Alpine's `postgresql15-dev`. */
const versioned: ReadonlyMap<string, RegExp> = new Map([
  ['python3-dev', /^(?:lib)?python3(?:\.\d+|-all)?-dev$/],
  ['python3-devel', /^python3(?:\.?\d+)?-devel$/],
  ['libpq-dev', /^postgresql\d+-dev$/],
]);

/**
 * The ways in which a package may be there, each a list of packages that are all needed for it.
 *
 * @param present what has been added
 */
export function providersOf(name: string, present: readonly string[]): readonly (readonly string[])[] {
  const pattern = versioned.get(name);
  const byVersion = pattern ? present.filter((each) => pattern.test(each)).map((each) => [each]) : [];
  return [[name], ...(providers.get(name) ?? []), ...byVersion];
}
