// What the index did not answer, a cause each, with the packages behind it.

import type { CheckedPackage } from '../rules/matter.ts';
import { faultWords, remedyOf, silence, timedFaultWords } from './fault-words.ts';
import type { Report, ReportFault } from './report.ts';

export function faultsOf(checked: readonly CheckedPackage[]): Report['faults'] {
  const byCause = new Map<string, ReportFault>();
  for (const { pkg, answer } of checked) {
    if (answer?.found !== null) continue;
    const key = faultWords(answer.fault);
    const { packages, cause } = byCause.get(key) ?? { packages: [], cause: timedFaultWords(answer.fault) };
    byCause.set(key, {
      packages: [...new Set([...packages, pkg.name])].toSorted(),
      silence: silence(answer.fault),
      remedy: remedyOf(answer.fault),
      cause,
    });
  }
  return [...byCause.values()];
}
