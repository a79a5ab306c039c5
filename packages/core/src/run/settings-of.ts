// What reads the settings of the machine that a run is told of.

import type { SettingsReader } from '../index-settings/settings-reader.ts';
import type { IndexFlags } from './choose-indexes.ts';
import { seenBy } from './seen-by.ts';

/** Without a machine there is nothing to read. */
const unset: SettingsReader = { indexSettings: () => ({ extra: [], links: [] }), namedLogin: () => undefined };

/** Loaded where there is a machine, or a command that has variables: a page needs neither it nor the TOML that it reads. */
export async function settingsOf(flags: IndexFlags): Promise<SettingsReader> {
  if (seenBy(flags) === undefined) return unset;
  const { settingsReader } = await import('../index-settings/settings-reader.ts');
  return settingsReader;
}
