// Where the environment lies that a program has for itself, inside the image.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { type InstallPlace, placeAt } from './install-place.ts';
import type { EnvironmentsOf } from './tools/own-environment.ts';

/** @param user who runs the command; null where that is not known @returns folders of which one has it */
export function ownEnvironmentPlaces(
  { name, variables, below, usual }: EnvironmentsOf & { readonly name: string },
  valueOf: ValueOf,
  user: string | null,
): readonly InstallPlace[] {
  const [named] = variables.flatMap((variable) => valueOf(variable) || []);
  const home = user === null ? '/?' : /^(?:root|0|)$/.test(user) ? (valueOf('HOME') ?? '/root') : `/home/${user}`;
  const folders = named === undefined ? usual.map((each) => absolutePath(each, home)) : [absolutePath(named, '/')];
  return folders.map((folder) => placeAt(absolutePath(`${below}/${name}`.replace(/^\//, ''), folder), 'environment'));
}
