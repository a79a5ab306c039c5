// A line that nobody judged, as a target names it: at the script in which it stands, where it is one.

import type { UncheckedLine } from '../target/target-stage.ts';
import type { UnjudgedLine } from './judged-stage.ts';

export function uncheckedLine({
  line,
  at,
  text,
  why,
  remedy,
  remedyLine,
  stops,
  addsPackages,
}: UnjudgedLine): UncheckedLine {
  // What is to be done at another line is done in the Dockerfile.
  const place = remedyLine === undefined ? at : undefined;
  return {
    ...(place === undefined ? {} : { path: place.path }),
    line: place?.line ?? line,
    text,
    why,
    remedy,
    remedyLine,
    ...(addsPackages === undefined ? {} : { addsPackages }),
    ...(stops === undefined ? {} : { stopsAt: line }),
  };
}

/** As a target of another Dockerfile names it, whose own build goes on. */
export function uncheckedElsewhere(line: UnjudgedLine): UncheckedLine {
  const { stopsAt, ...rest } = uncheckedLine(line);
  return stopsAt === undefined ? rest : { ...rest, why: `the build stops: ${rest.why}` };
}

/** `Dockerfile:4`, `scripts/install.sh:7` */
export function placeOf({ line, at }: Pick<UnjudgedLine, 'line' | 'at'>, path: string): string {
  return at === undefined ? `${path}:${line}` : `${at.path}:${at.line}`;
}
