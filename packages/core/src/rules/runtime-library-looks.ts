// What was compiled in one stage of a Dockerfile needs libraries that the stage which runs it does not install.

import type { Target } from '../target/target.ts';
import { archiveWords } from '../text/archive-words.ts';
import { listWords } from '../text/list-words.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';
import { stageLabel } from './stage-label.ts';

/** Packages that bring a library along, by the library's own package. */
const bringing: ReadonlyMap<string, readonly string[]> = new Map([
  ['libpq5', ['postgresql-client', 'postgresql', 'libpq-dev']],
  ['libpq', ['postgresql-client', 'postgresql-libs', 'postgresql-dev', 'libpq-dev']],
  ['libmariadb3', ['default-mysql-client', 'mariadb-client', 'default-libmysqlclient-dev', 'libmariadb-dev']],
  ['mariadb-connector-c', ['mariadb-client', 'mysql-client', 'mariadb-connector-c-dev', 'mariadb-dev']],
]);

/** Of WC402. */
export function runtimeLibraryLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofTarget: {
      on: ({ target, findings: all, staying: findings = all }) => {
        const { stage, runtime } = target;
        if (stage?.runtime === undefined || runtime === undefined || !isSameDistribution(target, runtime)) return null;
        const { packages, name, fromLine } = stage.runtime;
        const needing = findings.flatMap(({ verdict, build, file }) => {
          const { runtime: libraries = [], guarded = [] } = build?.needs ?? {};
          const lacking = libraries.filter((library) => !isThere(library, packages));
          const { filename } = file ?? {};
          const known = filename !== undefined && filename.kind !== 'other';
          const fatal = lacking.filter((library) => !guarded.includes(library));
          return verdict === 'build' && lacking.length > 0 && known ? [{ name: filename.name, lacking, fatal }] : [];
        });
        if (needing.length === 0) return null;
        return {
          from: stageLabel(stage.name, stage.path, stage.line),
          to: whereOf(name, `${stage.path}:${fromLine}`, runtime.name),
          image: runtime.name,
          archive: packages.length === 0 ? archiveFor(runtime) : '',
          libraries: [...new Set(needing.flatMap(({ lacking }) => lacking))].toSorted(),
          packages: needing.map((each) => each.name),
          stopping: needing.flatMap(({ name: each, fatal }) => (fatal.length > 0 ? [each] : [])),
          fatal: [...new Set(needing.flatMap(({ fatal }) => fatal))].toSorted(),
        };
      },
      line: ({ target: { stage } }) => stage?.runtime?.line,
      naming: ({ from, image }) => [from, image],
      change: ({ libraries, to }) => `Install ${listWords(libraries)} in ${to}`,
      say: ({ from, libraries, packages, stopping, fatal, archive }) => {
        const [needs, runs] = packages.length === 1 ? ['needs', 'it runs'] : ['need', 'they run'];
        const them = libraries.length === 1 ? 'it' : 'them';
        const lost = effect(packages, stopping, { libraries, fatal });
        return `${listWords(packages)}, compiled in ${from}, ${needs} ${them} when ${runs}: ${lost}${archive === '' ? '' : `. ${archive.replace(/[.]$/, '')}`}`;
      },
    },
  });
}

/** Nothing is installed where apt-get update stops; a stage that has added packages has a way to them. */
function archiveFor({ image }: Target): string {
  const { archive, distro } = image ?? {};
  return archive === undefined || !distro ? '' : archiveWords(distro, archive);
}

interface Lacking {
  readonly libraries: readonly string[];
  /** Those without which an import fails. */
  readonly fatal: readonly string[];
}

/** What happens where the libraries are missing: the import fails, or it succeeds without what they would bring. */
function effect(packages: readonly string[], stopping: readonly string[], { libraries, fatal }: Lacking): string {
  const others = packages.filter((name) => !stopping.includes(name));
  const lacks = others.length === 1 ? 'lacks' : 'lack';
  const [them, their] = packages.length === 1 ? ['it', 'its'] : ['they', 'their'];
  const what = libraries.length === 1 ? 'it brings' : 'they bring';
  if (stopping.length === 0) return `without, ${them} ${packages.length === 1 ? 'lacks' : 'lack'} what ${what}`;
  if (others.length > 0)
    return `without, the import of ${listWords(stopping)} fails there, and ${listWords(others)} ${lacks} what ${what}`;
  const rest = libraries.length - fatal.length;
  if (rest === 0) return `without, ${their} import fails there`;
  const of = rest === 1 ? 'that brings' : 'those bring';
  return `without ${listWords(fatal, 'or')}, ${their} import fails there, and without the rest ${them} ${packages.length === 1 ? 'lacks' : 'lack'} what ${of}`;
}

/** `runtime (Dockerfile:6, python:3.12-slim)`, `the stage at Dockerfile:6 (python:3.12-slim)` */
function whereOf(name: string | number, place: string, image: string): string {
  return typeof name === 'number' ? `the stage at ${place} (${image})` : `${name} (${place}, ${image})`;
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
