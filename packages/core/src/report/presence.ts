// Which of a build's packages a stage of a Dockerfile has installed already.

import type { Need } from '../assess/toolchain/need.ts';

/** Packages that bring others along: what asks for the left has it where the right is there. */
const bringing: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['build-essential', [['g++'], ['gcc', 'libc6-dev']]],
  [
    'build-base',
    [
      ['g++', 'musl-dev'],
      ['gcc', 'musl-dev'],
      ['gcc', 'libc-dev'],
    ],
  ],
  ['gcc', [['build-essential'], ['build-base'], ['g++'], ['gcc-c++']]],
  ['g++', [['build-essential'], ['build-base']]],
  ['make', [['build-essential'], ['build-base']]],
  ['musl-dev', [['build-base'], ['libc-dev']]],
  ['cargo', [['rustc'], ['rust'], ['cargo-web']]],
]);

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
    const ways = [[name], ...(bringing.get(name) ?? [])];
    const way = ways.find((each) => each.every((one) => added.has(one)) && !(needsPlusPlus && isForC(each)));
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
