// Which kinds of files of one project the rules of a file or a flag leave (`--no-binary`, `--only-binary`).

import type { BinaryRules } from '../manifest/binary-rules.ts';
import type { PackageName } from '../packaging/name.ts';

export type ForbiddenKinds = Readonly<Record<'wheel' | 'sdist', boolean>>;

/**
 * A name beats the other list's `:all:`. pip never has a name, nor `:all:`, in both; uv and Poetry may, and then take nothing: seen with
 * uv 0.13.9, which calls `--no-binary six --only-binary six` unsatisfiable, in either order.
 */
export function forbiddenKinds(name: PackageName, { noBinary, onlyBinary }: BinaryRules): ForbiddenKinds {
  const forbids = (list: readonly string[], other: readonly string[]): boolean =>
    list.includes(name) || (list.includes(':all:') && !other.includes(name));
  return { wheel: forbids(noBinary, onlyBinary), sdist: forbids(onlyBinary, noBinary) };
}
