// What is said of every target of an installation, where a report has others beside them.

import type { ReportFacts } from './facts.ts';
import type { Diagnostic } from './report.ts';

/** @param ids the targets of the report */
export function narrowed(
  said: readonly Diagnostic[],
  { targets }: Pick<ReportFacts, 'targets'>,
  ids: readonly string[],
): readonly Diagnostic[] {
  const own = new Set(targets.map(({ id }) => id));
  if (ids.every((id) => own.has(id))) return said;
  return said.flatMap((each) =>
    each.target === null && each.apart !== true ? [...own].map((id) => ({ ...each, target: id })) : [each],
  );
}
