// What the index did not answer, a cause each, with the packages behind it.

import type { IndexFault } from '../http/index-error.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { faultWords, remedyOf, silence, timedFaultWords } from './fault-words.ts';
import type { Report, ReportFault } from './report.ts';

export function faultsOf(checked: readonly CheckedPackage[]): Report['faults'] {
  // Names are gathered first: a file of 100,000 lines may have one cause for all of them.
  const byCause = new Map<string, Omit<ReportFault, 'packages'> & { readonly names: Set<string> }>();
  for (const row of checked) {
    for (const fault of faultsOn(row)) {
      const key = faultWords(fault);
      const known = byCause.get(key) ?? {
        names: new Set(),
        silence: silence(fault),
        remedy: remedyOf(fault),
        cause: timedFaultWords(fault),
      };
      known.names.add(row.pkg.name);
      byCause.set(key, known);
    }
  }
  return [...byCause.values()].map(({ names, ...fault }) => ({ packages: [...names].toSorted(), ...fault }));
}

/** What the index answered may leave a target undecided all the same: a page that is not whole, files beside it that are not seen. */
function faultsOn({ answer, findings }: CheckedPackage): readonly IndexFault[] {
  if (answer?.found === null) return [answer.fault];
  return [...findings.values()].flatMap(({ reason, fault }) => (reason === 'index' && fault !== null ? [fault] : []));
}
