// Which of a build's packages a stage of a Dockerfile has installed already.

import type { Need } from '../assess/toolchain/need.ts';
import { providersOf } from '../assess/toolchain/providers.ts';

export interface Presence {
  /** What the stage has of it, by the names that it added. */
  readonly there: readonly string[];
  readonly missing: readonly string[];
}

/**
 * @param names what the builds need
 * @param present what the stage has added before it installs
 * @param things what the builds need: where one compiles C++, a C compiler alone is not enough
 */
export function presence(names: readonly string[], present: readonly string[], things: readonly Need[]): Presence {
  const added = new Set(present);
  const needsPlusPlus = things.some(needsCxx);
  const found = names.map((name) => {
    const way = providersOf(name, present).find(
      (each) => each.every((one) => added.has(one)) && !(needsPlusPlus && isForC(each)),
    );
    return { name, way };
  });
  return {
    there: [...new Set(found.flatMap(({ way }) => way ?? []))].toSorted(),
    missing: found.flatMap(({ name, way }) => (way === undefined ? [name] : [])),
  };
}

function needsCxx(need: Need): boolean {
  if (need.kind === 'for-requirement') return need.needs.some(needsCxx);
  return need.kind === 'compiler' && need.languages.includes('C++');
}

/** `gcc` and `musl-dev` in place of `build-base`. */
function isForC(packages: readonly string[]): boolean {
  return packages.length > 1 && packages.includes('gcc');
}
