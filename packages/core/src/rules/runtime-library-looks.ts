// What was compiled in one stage of a Dockerfile needs libraries that the stage which runs it does not install.

import type { Target } from '../target/target.ts';
import { archiveWords } from '../text/archive-words.ts';
import { listWords } from '../text/list-words.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';
import { lackingLibraries } from './lacking-libraries.ts';
import { stageLabel } from './stage-label.ts';

/** Of WC402. */
export function runtimeLibraryLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofTarget: {
      on: ({ target, findings: all, staying: findings = all }) => {
        const { stage, runtime } = target;
        if (stage?.runtime === undefined || runtime === undefined) return null;
        const { packages, name, fromLine } = stage.runtime;
        const needing = lackingLibraries(findings, target);
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
