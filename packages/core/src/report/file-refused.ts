// Errors about everything on a target: the installer then installs nothing, or the build does not go that far.

import type { Report } from './report.ts';

/** Whatever the packages' own verdicts are. */
export interface Refusal {
  /** Null for what no rule covers. */
  readonly rule: string | null;
  /** The line of the Dockerfile that stops: `Dockerfile:5`; null where the installer itself refuses a file. */
  readonly stopsAt: string | null;
}

/** Why nothing is installed on a target; empty where something is. */
export function fileRefused({ diagnostics }: Report, target: string): readonly Refusal[] {
  return diagnostics.flatMap(({ level, rule, stop, location, apart, target: about }) => {
    if (level !== 'error' || apart === true || (about !== null && about !== target)) return [];
    const stopsAt = stop === undefined || location === null ? null : `${location.path}:${location.line}`;
    // What comes behind the first is not reached.
    return stop?.first === false ? [] : [{ rule, stopsAt }];
  });
}
