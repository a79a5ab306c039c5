// The packages of the files as they stand on one target, before any is judged: selected, and told from their repeats.

import type { Input } from '../manifest/input.ts';
import type { Selection } from '../manifest/selection.ts';
import { makeMatcher, type Matcher } from '../match/compatibility.ts';
import { type InForce, requirementsInForce } from '../select/in-force.ts';
import { select } from '../select/select.ts';
import type { Selected } from '../select/selected.ts';
import type { Target } from '../target/target.ts';

export interface Row {
  readonly input: Input;
  readonly selected: Selected;
  /** Absent where no other row has the name. */
  readonly force: InForce | undefined;
  readonly matcher: Matcher;
}

/** @returns in the order of the files, then of their packages */
export async function rowsOn(inputs: readonly Input[], selection: Selection, target: Target): Promise<readonly Row[]> {
  const byInput = await Promise.all(
    inputs.map(async (input) => ({
      input,
      matcher: makeMatcher(target, input.manifest.installer),
      selected: await select(input.manifest, selection, target.environment, target.kernelEnvironment),
    })),
  );
  const byPackage = new Map(byInput.flatMap(({ selected }) => selected.map((each) => [each.package, each])));
  const inForce = requirementsInForce(
    inputs.map(({ manifest }) => manifest),
    byPackage,
  );
  return byInput.flatMap(({ input, matcher, selected }) =>
    selected.map((each) => ({ input, matcher, selected: each, force: inForce.get(each.package) })),
  );
}
