// Libraries that what a stage compiles needs when it runs, and that the stage which runs it does not install.

import type { Finding } from '../assess/assess.ts';
import type { Target } from '../target/target.ts';

export interface LackingLibraries {
  readonly name: string;
  /** At least one. */
  readonly lacking: readonly string[];
  /** Those without which its import fails. */
  readonly fatal: readonly string[];
}

/** Packages that bring a library along, by the library's own package. */
const bringing: ReadonlyMap<string, readonly string[]> = new Map([
  ['libpq5', ['postgresql-client', 'postgresql', 'libpq-dev']],
  ['libpq', ['postgresql-client', 'postgresql-libs', 'postgresql-dev', 'libpq-dev']],
  ['libmariadb3', ['default-mysql-client', 'mariadb-client', 'default-libmysqlclient-dev', 'libmariadb-dev']],
  ['mariadb-connector-c', ['mariadb-client', 'mysql-client', 'mariadb-connector-c-dev', 'mariadb-dev']],
]);

/** By package; what is known not to compile needs nothing when it runs. */
export function lackingLibraries(findings: readonly Finding[], target: Target): readonly LackingLibraries[] {
  const { stage, runtime } = target;
  if (stage?.runtime === undefined || runtime === undefined || !isSameDistribution(target, runtime)) return [];
  const { packages } = stage.runtime;
  return findings.flatMap(({ verdict, build, file }) => {
    const { runtime: libraries = [], guarded = [] } = build?.needs ?? {};
    const lacking = libraries.filter((library) => !isThere(library, packages));
    const { filename } = file ?? {};
    const isBuilt = verdict === 'build' && build?.deadEnds.some(({ certain }) => certain) === false;
    if (!isBuilt || lacking.length === 0 || filename === undefined || filename.kind === 'other') return [];
    return [{ name: filename.name, lacking, fatal: lacking.filter((library) => !guarded.includes(library)) }];
  });
}

/**
 * Packages of libraries are named after the version that a module loads: where another release has another name, that
 * version is not there, and one that has the name is.
 */
function isSameDistribution({ image: a }: Target, { image: b }: Target): boolean {
  return a !== undefined && a.distro !== null && a.distro.name === b?.distro?.name;
}

/**
 * Debian 13 renamed libraries for 64-bit times, and provides them by their former names: libpng16-16t64. One that had a mark of
 * an earlier change lost that: libgeos-c1v5 is libgeos-c1t64.
 */
function isNamed(name: string, library: string): boolean {
  return name.replace(renamed, '') === library.replace(renamed, '');
}

const renamed = /(?:v5|t64)$/;

/** By its own name, by what brings it, or by its headers, which need it: `libjpeg62-turbo` by `libjpeg62-turbo-dev` or `libjpeg-dev`. */
function isThere(library: string, packages: readonly string[]): boolean {
  const stem = library.replace(/\d.*$/, '');
  return packages.some(
    (each) =>
      isNamed(each, library) ||
      (bringing.get(library) ?? []).includes(each) ||
      (each.endsWith('-dev') && each.replace(/[\d.-]*-dev$|\d.*-dev$/, '') === stem),
  );
}
