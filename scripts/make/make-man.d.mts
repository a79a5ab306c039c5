// Types of make-man.mjs for the tests.

import type { CommandRow } from '../../packages/cli/src/command-table.ts';
import type { OptionRow } from '../../packages/cli/src/option-row.ts';

export const manFile: string;

export function manPage(parts: {
  readonly commands: readonly CommandRow[];
  readonly options: readonly OptionRow[];
  readonly version: string;
  /** The lock and requirements files that are looked for. */
  readonly fileNames: readonly string[];
  /** `--fail-on` → `WHEELCHECK_FAIL_ON`. */
  readonly variableOf: (long: string) => string;
}): string;
