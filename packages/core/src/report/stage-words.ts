// What a stage of a Dockerfile has, and lacks, of what one build needs.

import type { Build } from '../assess/assess.ts';
import type { Need } from '../assess/toolchain/need.ts';
import { compilersIn } from '../image/compilers-in.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';
import { presence } from './presence.ts';

/** A full sentence, or none where the stage is no Dockerfile's, or the packages are not known. */
export function stageWords({ needs, deadEnds }: Build, { stage, image }: Target): readonly string[] {
  if (stage === undefined || !needs?.packages) return [];
  const found = presence(needs.packages.names, stage.packages, needs.things);
  const { missing } = found;
  // The compiler is none of what is still needed where the stage has one.
  const compilers = needs.things.some(needsCompiler) ? compilersIn(stage.packages, image?.distro?.name) : [];
  const there = [...new Set([...compilers, ...found.there])].toSorted();
  const [are, were] = [isAre(there), isAre(missing)];
  if (there.length === 0) return [];
  if (missing.length > 0)
    return [`${listWords(there)} ${are} there; ${listWords(missing)} ${were} missing: the build will stop without.`];
  // That it fails all the same is said beside it.
  const fails = deadEnds.some(({ certain }) => certain);
  return [`${listWords(there)} ${are} there${fails ? '' : ': it will be compiled in this stage'}.`];
}

function needsCompiler(need: Need): boolean {
  return (
    need.kind === 'compiler' ||
    need.kind === 'fortran' ||
    (need.kind === 'for-requirement' && need.needs.some(needsCompiler))
  );
}

function isAre(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}
