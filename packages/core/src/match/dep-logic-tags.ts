// The order of PDM, which ranks tags by dep_logic: the newer Python in the tag first, then the ABI, then the platform.

import { formatTag, type WheelTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';

/**
 * Ranks the tags of a target; the best is 0, and tags that dep_logic takes for equal have one rank. Those are left out that
 * packaging accepts and it does not: `py311-none-any` on 3.12, abi3t, musllinux_1_0, and whatever is for 32-bit x86, which it calls `x86`.
 * PDM 2.29.4 installed `py311-none-any` beside a wheel for the stable ABI on 3.11, and found nothing where `py37-none-any` or `i686` was all.
 *
 * @param tags in the order of packaging
 */
export function depLogicRanks(tags: readonly WheelTag[], { python, libc }: Target): ReadonlyMap<string, number> {
  const [, minor] = python.release;
  const isThreaded = python.abi.endsWith('t');
  const newestFirst = [...new Set(tags.map(({ platform }) => platform))].filter((platform) => platform !== 'any');
  const platforms = [...platformOrder(newestFirst, libc.family), 'any'];
  const position = new Map(platforms.map((platform, place) => [platform, place]));
  const known = tags.flatMap((tag) => {
    const rank = pythonRank(tag, minor, isThreaded);
    const place = position.get(tag.platform);
    return rank && place !== undefined ? [{ tag, key: [...rank, -place] }] : [];
  });
  const sorted = known.toSorted((a, b) => compareKeys(b.key, a.key));
  let rank = -1;
  return new Map(
    sorted.map(({ tag, key }, place) => {
      const before = sorted[place - 1];
      if (!before || compareKeys(before.key, key) !== 0) rank += 1;
      return [formatTag(tag), rank];
    }),
  );
}

/** The newest glibc first and plain Linux last; with musl plain Linux first, and then the oldest. */
function platformOrder(all: readonly string[], libc: Target['libc']['family']): readonly string[] {
  const newestFirst = all.filter((platform) => !platform.endsWith('_i686'));
  const isPlain = (platform: string): boolean => platform.startsWith('linux_');
  const [plain, named] = [newestFirst.filter(isPlain), newestFirst.filter((platform) => !isPlain(platform))];
  if (libc === 'musl')
    return [...plain, ...named.filter((platform) => !platform.startsWith('musllinux_1_0_')).toReversed()];
  // It knows no glibc of loongarch64 and of armv5.
  const known = named.filter((platform) => /_(?:x86_64|aarch64|armv7l|ppc64le|s390x|riscv64)$/.test(platform));
  return [...known, ...plain];
}

/** `EnvSpec._evaluate_python`: major, minor and the worth of the ABI; undefined for what is not taken. */
function pythonRank({ python, abi }: WheelTag, minor: number, isThreaded: boolean): readonly number[] | undefined {
  const [, major = '', digits = ''] = /^[a-z]+(\d)(\d*)$/.exec(python) ?? [];
  if (abi === 'abi3') return isThreaded ? undefined : [Number(major), Number(digits), 1];
  if (abi !== 'none' && !(abi.startsWith(python) && abi.endsWith('t') === isThreaded)) return undefined;
  if (digits !== '' && Number(digits) !== minor) return undefined;
  return [Number(major), Number(digits), abi === 'none' ? 0 : 2];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((each, at) => each !== b[at]);
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}
