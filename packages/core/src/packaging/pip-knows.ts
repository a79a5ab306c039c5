// What one pip knows and another does not: wheel tags, and versions from before PEP 440.

import type { WheelTag } from './tag.ts';
import { compareVersions, parseVersion } from './version.ts';

/** The first pip that accepts the tags for which the test holds (pip's NEWS; packaging's releases that it vendors). */
const learned: readonly (readonly [since: string, concerns: (tag: WheelTag) => boolean])[] = [
  ['19.0', ({ platform }) => platform.startsWith('manylinux2010_')],
  ['19.3', ({ platform }) => platform.startsWith('manylinux2014_')],
  ['20.3', ({ platform }) => /^manylinux_\d/.test(platform)],
  ['21.2', ({ platform }) => platform.startsWith('musllinux_')],
  ['24.1', ({ platform }) => /^manylinux.*_(?:riscv64|loongarch64)$/.test(platform)],
  ['26.1', ({ abi }) => abi === 'abi3t'],
];

/**
 * Makes the test whether a pip of this version accepts a tag of its machine.
 *
 * @param pip its version; a text that is none, or undefined, is taken for a pip that knows every tag
 */
export function pipKnows(pip: string | undefined): (tag: WheelTag) => boolean {
  const unknown = learned.filter(([since]) => pipOlderThan(pip, since));
  return (tag) => unknown.every(([, concerns]) => !concerns(tag));
}

/** The first pip that accepts a tag; undefined for one that every pip accepts. */
export function firstPipFor(tag: WheelTag): string | undefined {
  return learned.findLast(([, concerns]) => concerns(tag))?.[0];
}

/** Pips from one version on, up to and without another. */
export interface PipRange {
  readonly since?: string;
  readonly before?: string;
}

/** @param pip its version; a text that is none, or undefined, is taken for the newest pip */
export function isPipWithin(pip: string | undefined, { since, before }: PipRange): boolean {
  return (since === undefined || !pipOlderThan(pip, since)) && (before === undefined || pipOlderThan(pip, before));
}

/** The first pip that reads the markers of PEP 751: `extras`, `dependency_groups`. */
export const LOCK_MARKERS_SINCE = '25.1';

/** The first pip that looks for a range's version among its hashes; those before it want a pin (`HashUnpinned`). */
export const HASHED_RANGES_SINCE = '26.1';

/** The first pip with packaging 22 or later inside, which dropped versions and specifiers from before PEP 440. */
export const PEP_440_ALONE_SINCE = '24.1b1';

/**
 * Whether a pip reads `pytz==2013d`, `pytz-2013d.zip` and a Requires-Python `>=3.4.*`, which are none of PEP 440's.
 *
 * @param pip its version; a text that is none, or undefined, is taken for the newest pip, which refuses or ignores them
 */
export function pipReadsLegacy(pip: string | undefined): boolean {
  return pipOlderThan(pip, PEP_440_ALONE_SINCE);
}

/** True where `pip` is known and older than `version`. */
export function pipOlderThan(pip: string | undefined, version: string): boolean {
  const [has, needs] = [parseVersion(pip ?? ''), parseVersion(version)];
  return has.ok && needs.ok && compareVersions(has.value, needs.value) < 0;
}
