// The address of an index with what variables and the machine hold for it.

import { withLogin } from '../http/credentials.ts';
import { expandVariables } from '../http/expand-variables.ts';
import type { SettingsReader } from '../index-settings/settings-reader.ts';
import { type MachineTraits, machineTraits } from '../manifest/machine-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ChosenIndex, IndexFlags } from './choose-indexes.ts';
import { seenBy } from './seen-by.ts';

/** Variables are filled in where they stand in the text, and looked up for the name that the project or a setting gives it. */
export function addressOf(
  { url, name, login, literal }: ChosenIndex,
  manifest: Manifest | undefined,
  flags: IndexFlags,
  reader: SettingsReader,
): string {
  const { variables, logins } = machineTraitsOf(manifest);
  const seen = seenBy(flags);
  const variable = seen?.variable ?? (() => undefined);
  const fill = (text: string): string => expandVariables(text, variable, variables);
  const written = literal ? url : fill(url);
  const known = name ?? manifest?.indexNames?.find((each) => isSameIndex(each.url, url))?.name;
  const filled = login && { username: fill(login.username), password: fill(login.password) };
  const own = filled ?? (known === undefined ? undefined : reader.namedLogin(seen, logins, known));
  return own === undefined ? written : withLogin(written, own);
}

export function machineTraitsOf(manifest: Manifest | undefined): MachineTraits {
  return machineTraits[manifest?.installer ?? 'pip'];
}

/** uv writes addresses into its lock without user, password and the slash at the end. */
function isSameIndex(one: string, other: string): boolean {
  const bare = (address: string): string => address.replace(/\/\/[^/@]*@/, '//').replace(/\/$/, '');
  return bare(one) === bare(other);
}
