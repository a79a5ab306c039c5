// What is said once with shorter lists, for formats that are read on a screen.

import type { Diagnostic } from '../../report/report.ts';

/** The same report or comparison; a message that names dozens of packages names a few and counts the others. */
export function briefly<T extends { readonly diagnostics: readonly Diagnostic[] }>(report: T): T {
  return {
    ...report,
    diagnostics: report.diagnostics.map((said) => (said.brief === undefined ? said : { ...said, message: said.brief })),
  };
}
