// Which packages of a distribution bring another one: by depending on it, or as the same under another name.

/** apt-cache depends of Debian 12: GLib's headers, and what depends on them. */
const pkgConfigOfApt = `libglib2.0-dev libcairo2-dev libgirepository1.0-dev libgirepository-2.0-dev libpango1.0-dev libdbus-1-dev
  librsvg2-dev libharfbuzz-dev libgdk-pixbuf-2.0-dev libgtk-3-dev`;

/**
 * Headers with a .pc file. abuild lets each such package of Alpine depend on pkgconfig (apk add libffi-dev, openssl-dev, zlib-dev,
 * postgresql-dev or python3-dev brings pkgconf), and rpm's pkgconfigdeps.sh lets it require /usr/bin/pkg-config.
 */
const withPcFile = `zlib-dev libxml2-dev libxslt-dev xmlsec-dev openssl-dev libressl-dev libffi-dev libpq-dev postgresql-dev mariadb-dev
  mariadb-connector-c-dev libjpeg-turbo-dev jpeg-dev libpng-dev freetype-dev tiff-dev lcms2-dev openjpeg-dev libwebp-dev cairo-dev glib-dev
  gobject-introspection-dev pango-dev gdk-pixbuf-dev harfbuzz-dev fribidi-dev dbus-dev curl-dev sqlite-dev xz-dev ncurses-dev icu-dev
  libsodium-dev zeromq-dev libvirt-dev ffmpeg-dev yaml-dev pcre-dev pcre2-dev python3-dev
  zlib-devel libxml2-devel libxslt-devel xmlsec1-devel openssl-devel libffi-devel libpq-devel postgresql-devel libpng-devel freetype-devel
  libtiff-devel lcms2-devel openjpeg2-devel libwebp-devel cairo-devel glib2-devel gobject-introspection-devel dbus-devel libcurl-devel
  sqlite-devel xz-devel libicu-devel python3-devel`;

/** apt-cache depends of Debian 12: what brings headers that builds ask for; so did Debian 11, and so does Ubuntu. */
const mysqlOfApt = 'default-libmysqlclient-dev libmysqlclient-dev libmariadb-dev libmariadb-dev-compat';
const zlibOfApt = `${mysqlOfApt} libpng-dev libfreetype-dev libfreetype6-dev libtiff-dev libtiff5-dev libcairo2-dev libglib2.0-dev`;
const sslOfApt = `${mysqlOfApt} libpq-dev`;

function broughtByAny(names: string): readonly (readonly string[])[] {
  return names.split(/\s+/).map((name) => [name]);
}

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
  ['libjpeg-dev', broughtByAny('libjpeg62-turbo-dev libjpeg-turbo8-dev libjpeg8-dev libtiff-dev libtiff5-dev')],
  ['libpng-dev', broughtByAny('libpng16-dev libpng12-dev libfreetype-dev libfreetype6-dev libcairo2-dev')],
  // The older names are transitional packages; where only they exist, apt takes the newer ones for them.
  ['libfreetype-dev', [['libfreetype6-dev'], ['libcairo2-dev']]],
  ['libfreetype6-dev', [['libfreetype-dev']]],
  ['libtiff-dev', [['libtiff5-dev']]],
  ['libtiff5-dev', [['libtiff-dev']]],
  ['libldap-dev', [['libldap2-dev']]],
  ['libldap2-dev', [['libldap-dev']]],
  ['libssl-dev', [['libssl1.0-dev'], ['libxmlsec1-dev'], ...broughtByAny(sslOfApt)]],
  ['zlib1g-dev', [['libz-dev'], ...broughtByAny(zlibOfApt)]],
  ['libxslt1-dev', [['libxslt-dev'], ['libxmlsec1-dev']]],
  ['libxml2-dev', [['libxslt1-dev'], ['libxslt-dev'], ['libxmlsec1-dev'], ['xmlsec-dev']]],
  ['libxslt-dev', [['xmlsec-dev']]],
  ['libhdf5-dev', [['libhdf5-serial-dev']]],
  ['libopenblas-dev', [['libopenblas-pthread-dev'], ['libopenblas-openmp-dev'], ['libopenblas-serial-dev']]],
  ['pkg-config', [['pkgconf'], ...broughtByAny(pkgConfigOfApt)]],
  ['golang-go', [['golang']]],
  // apt-cache depends of Debian 12, and Alpine's aports.
  ['git', broughtByAny('git-lfs git-all git-core git-svn git-gui gitk git-flow git-extras alpine-sdk')],
  // Alpine: mariadb-dev depends on the connector's headers, which are all that mysqlclient includes.
  ['mariadb-dev', [['mariadb-connector-c-dev'], ['mysql-dev']]],
  ['mariadb-connector-c-dev', [['mariadb-dev']]],
  ['libpq-dev', [['postgresql-dev']]],
  ['postgresql-dev', [['libpq-dev']]],
  ['libjpeg-turbo-dev', [['jpeg-dev']]],
  ['pkgconf', [['pkgconfig'], ['pkgconf-pkg-config'], ...broughtByAny(withPcFile)]],
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
