// A report in which there is nothing to explain.

import type { Raised } from './diagnostics.ts';
import type { ReportFacts } from './facts.ts';

/** Whether all is a wheel, and there is nothing else to say than what the rules say: what most words are for is not loaded then. */
export function isPlain(all: readonly ReportFacts[], raised: readonly Raised[]): boolean {
  return (
    raised.every((each) => 'said' in each) &&
    all.every(
      ({ inputs, targets, checked }) =>
        inputs.every(({ manifest }) => manifest.remarks.length === 0) &&
        targets.every(({ advice: { plans, ways } }) => plans.length === 0 && ways.size === 0) &&
        checked.every(({ findings }) => [...findings.values()].every(({ verdict }) => verdict === 'wheel')),
    )
  );
}
