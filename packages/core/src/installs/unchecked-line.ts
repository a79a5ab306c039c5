// A line that nobody judged, as a target names it: at the script in which it stands, where it is one.

import type { UncheckedLine } from '../target/target-stage.ts';
import type { StageStop } from '../target/stage-stop.ts';
import type { UnjudgedLine } from './judged-stage.ts';

export function uncheckedLine({ line, at, text, why, remedy, remedyLine, addsPackages }: UnjudgedLine): UncheckedLine {
  // What is to be done at another line is done in the Dockerfile.
  const place = remedyLine === undefined ? at : undefined;
  return {
    ...(place === undefined ? {} : { path: place.path, ranAt: line }),
    line: place?.line ?? line,
    text,
    why,
    remedy,
    remedyLine,
    ...(addsPackages === undefined ? {} : { addsPackages }),
  };
}

/** One at which the build ends. */
export function stageStop({ line, at, text, why, remedy: what, remedyLine }: UnjudgedLine): StageStop {
  const remedy = what === undefined || remedyLine === undefined ? what : `${what} (line ${remedyLine})`;
  return { ...(at === undefined ? {} : { path: at.path }), line: at?.line ?? line, text, why, remedy, stopsAt: line };
}

/** Whether the build surely ends there: what of it would be installed is no question. */
export function isStop({ stops }: Pick<UnjudgedLine, 'stops'>): boolean {
  return stops === true;
}

/** `Dockerfile:4`, `scripts/install.sh:7` */
export function placeOf({ line, at }: Pick<UnjudgedLine, 'line' | 'at'>, path: string): string {
  return at === undefined ? `${path}:${line}` : `${at.path}:${at.line}`;
}
