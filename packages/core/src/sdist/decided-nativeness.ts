// Whether a build compiles anything, heeding that setup() may be handed an empty list of extension modules.

import { nativeness, type Nativeness, type NativenessEvidence } from './nativeness.ts';

/** What speaks of extension modules alone: without one it does nothing. */
const ofExtensions = /^(?:ext_modules|build_ext)$/;

/**
 * What names an empty list is left out only where nothing else is named and the answer is sure then; otherwise all of it counts as it
 * did (deepspeed 0.14.0, which fills its list in a loop).
 *
 * @param givesNone whether setup() is handed no extension modules; asked where it matters
 * @param plain whether nothing that the build requires compiles of its own accord
 */
export function decidedNativeness(evidence: NativenessEvidence, givesNone: () => boolean, plain: boolean): Nativeness {
  const decided = nativeness(evidence);
  if (decided.native === false || evidence.kind !== 'setuptools' || !plain) return decided;
  const others = evidence.mechanisms.filter(({ name }) => !ofExtensions.test(name));
  if (others.length > 0 || others.length === evidence.mechanisms.length || !givesNone()) return decided;
  const without = nativeness({ ...evidence, mechanisms: [], plain, closed: true });
  return without.native === false ? without : decided;
}
