// Releases of distributions, and conditions on them such as `debian<12` and `alpine>=3.15`.

import { compareDotted } from '../../text/compare-dotted.ts';

/** A distribution's release, as an image has it: debian 12, alpine 3.20. */
export interface DistroRelease {
  readonly name: string;
  readonly version: string;
}

/** Whether the condition is met; the empty one always is, any other by a release of its own distribution alone. */
export function holdsFor(condition: string, release: DistroRelease): boolean {
  if (condition === '') return true;
  const [, name, operator, bound = ''] = /^([a-z]+)(<|>=)([0-9.]+)$/.exec(condition) ?? [];
  if (name !== release.name) return false;
  const order = compareDotted(release.version, bound);
  return operator === '<' ? order < 0 : order >= 0;
}

/** Alpine 3.20, Debian 12 */
export function releaseTitle({ name, version }: DistroRelease): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${version}`;
}
