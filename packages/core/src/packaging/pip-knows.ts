// Which pip learned which wheel tags: an old one refuses a wheel that fits the machine.

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
  const version = parseVersion(pip ?? '');
  if (!version.ok) return () => true;
  const unknown = learned.filter(([since]) => {
    const first = parseVersion(since);
    return first.ok && compareVersions(version.value, first.value) < 0;
  });
  return (tag) => unknown.every(([, concerns]) => !concerns(tag));
}
