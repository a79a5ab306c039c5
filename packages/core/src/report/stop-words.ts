// The words for a line at which docker build stops.

import { capital } from '../text/sentence.ts';

export interface BuildStop {
  readonly command: string;
  /** A clause. */
  readonly why: string;
  /** A clause in the imperative. */
  readonly remedy: string | undefined;
  /** Whether no other line has stopped it by then. */
  readonly first: boolean;
  /** Whether all that was judged is installed above it. */
  readonly behind: boolean;
  /** Whether what is judged is itself what stops, for what its builds lack. */
  readonly judged?: true;
  /** Of builds that are known to fail their names, and beside a change of these what is to be added for the others: a clause, or empty. */
  readonly failing?: { readonly names: readonly string[]; readonly adding: string } | undefined;
  /** What is built there, where that is none of the targets: a service. */
  readonly of?: string | undefined;
}

/** Beside the place of the line. */
export function stopWords(stop: BuildStop): string {
  const { command, why, remedy, first } = stop;
  const stops = first ? `${building(stop)} stops here` : `${building(stop)} would stop here too`;
  const all = `${command}: ${stops}, as ${why}${first ? '; nothing behind it runs' : ''}`;
  return remedy === undefined ? all : `${all}. ${capital(remedy)}`;
}

/** `docker build`, `docker build of worker` */
export function building({ of }: Pick<BuildStop, 'of'>): string {
  return of === undefined ? 'docker build' : `docker build of ${of}`;
}
