// Errors about a whole file: the installer then installs nothing, whatever the packages' own verdicts are.

import type { Report } from './report.ts';

/** The rules by which the installer refuses a whole file on a target; empty where it does not. */
export function fileRefused({ diagnostics }: Report, target: string): readonly string[] {
  return diagnostics.flatMap(({ level, rule, target: about }) =>
    level === 'error' && (about === null || about === target) ? [rule ?? 'error'] : [],
  );
}
