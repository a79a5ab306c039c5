// What a stage, or an image, has and lacks of what one build needs, by names of packages.

import type { BuildNeeds } from '../assess/toolchain/build-needs.ts';
import type { Need } from '../assess/toolchain/need.ts';
import { compilersIn, compilerWithoutHeaders } from '../image/compilers-in.ts';
import type { Target } from '../target/target.ts';
import { presence } from './presence.ts';

export interface StageHoldings {
  readonly there: readonly string[];
  /** Without these the build stops. */
  readonly missing: readonly string[];
  /** Without these it goes on. */
  readonly without: readonly string[];
  /** A compiler that compiles nothing for want of the C library's headers; none of what is there. */
  readonly useless: string | undefined;
}

type Asked = Pick<NonNullable<BuildNeeds['packages']>, 'names' | 'optional' | 'held'>;

export function stageHoldings(needs: BuildNeeds, { stage, image }: Pick<Target, 'stage' | 'image'>): StageHoldings {
  const { names, optional = [], held = [] }: Asked = needs.packages ?? { names: needs.kindred ?? [] };
  const added = stage?.packages ?? [];
  const found = presence(names, added, needs.things);
  const compiles = needs.things.some(needsCompiler);
  // The compiler is none of what is still needed where the stage has one.
  const compilers = compiles ? compilersIn(added, image?.distro?.name) : [];
  return {
    there: [...new Set([...held, ...compilers, ...found.there])].toSorted(),
    missing: found.missing.filter((name) => !optional.includes(name)),
    without: found.missing.filter((name) => optional.includes(name)),
    useless: compiles ? compilerWithoutHeaders(added, image?.distro?.name) : undefined,
  };
}

function needsCompiler(need: Need): boolean {
  return (
    need.kind === 'compiler' ||
    need.kind === 'fortran' ||
    (need.kind === 'for-requirement' && need.needs.some(needsCompiler))
  );
}
