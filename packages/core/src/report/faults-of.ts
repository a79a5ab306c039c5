// What the index did not answer, a cause each, with the packages behind it.

import type { CheckedPackage } from '../rules/matter.ts';
import { faultWords, remedyOf, silence, timedFaultWords } from './fault-words.ts';
import type { Report, ReportFault } from './report.ts';

export function faultsOf(checked: readonly CheckedPackage[]): Report['faults'] {
  // Names are gathered first: a file of 100,000 lines may have one cause for all of them.
  const byCause = new Map<string, Omit<ReportFault, 'packages'> & { readonly names: Set<string> }>();
  for (const { pkg, answer } of checked) {
    if (answer?.found !== null) continue;
    const key = faultWords(answer.fault);
    const known = byCause.get(key) ?? {
      names: new Set(),
      silence: silence(answer.fault),
      remedy: remedyOf(answer.fault),
      cause: timedFaultWords(answer.fault),
    };
    known.names.add(pkg.name);
    byCause.set(key, known);
  }
  return [...byCause.values()].map(({ names, ...fault }) => ({ packages: [...names].toSorted(), ...fault }));
}
