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
}

/** Beside the place of the line. */
export function stopWords({ command, why, remedy, first }: BuildStop): string {
  const stops = first ? 'docker build stops here' : 'docker build would stop here too';
  const all = `${command}: ${stops}, as ${why}${first ? '; nothing behind it runs' : ''}`;
  return remedy === undefined ? all : `${all}. ${capital(remedy)}`;
}
