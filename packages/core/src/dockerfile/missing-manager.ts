// Package managers that an image's distribution has not: `apk` on Debian, `apt-get` on Alpine. The build stops there.

import { ownValue } from '../text/own-value.ts';
import { packageManagers } from '../image/distribution.ts';
import { distributionTitle } from '../text/distribution-title.ts';
import type { AskedCommand } from './asked-command.ts';
import type { SystemChange } from './tools/system-packages.ts';

/** Packages of other distributions that bring one under another name than their own. */
const packageOf: Readonly<Record<string, string>> = {
  'apt-get': 'apt',
  apk: 'apk-tools',
  pacman: 'pacman-package-manager',
};

/** Why the manager is not there, as a clause; undefined where it is, and where nobody can say. */
export function missingManager({ command, program, place }: AskedCommand): string | undefined {
  const { state, distribution } = place.scope;
  const own = distribution === undefined ? undefined : packageManagers(distribution);
  if (own === undefined || !command.certain || command.caught === true) return undefined;
  // Debian has a package dnf, and Alpine one of apt.
  const packages = [program.name, ownValue(packageOf, program.name) ?? program.name];
  if (own.includes(program.name) || state.brought === 'anything') return undefined;
  if (packages.some((each) => state.packages.has(each))) return undefined;
  if (state.askedFor.get(program.name) === state.step) return undefined;
  return `there is no ${program.name} on ${distributionTitle(distribution ?? '')}, whose packages ${own[0]} adds`;
}

/**
 * What to write in its place. Packages of another distribution have other names there, and some of them may be there for what runs.
 *
 * @param change what it adds and takes away; undefined for `apk update` and its like
 */
export function toOwnManager({ place }: AskedCommand, change: SystemChange | undefined): string {
  const { distribution = '' } = place.scope;
  const [own = ''] = packageManagers(distribution) ?? [];
  if (change === undefined || change.adds.length === 0) return `take the command out, or let ${own} do it`;
  return `take the command out, where its packages are needed neither to build nor to run, or add them by ${own} under ${distributionTitle(distribution)}'s names`;
}
