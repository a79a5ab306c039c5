// Which indexes an installer is told of beside its command line and its files.

import type { Machine } from './machine.ts';
import { pdmSettings } from './pdm-settings.ts';
import { pipSettings } from './pip-settings.ts';
import { pipenvSettings } from './pipenv-settings.ts';
import type { IndexSettings } from './settled-index.ts';
import { uvSettings } from './uv-settings.ts';

const readers = { pip: pipSettings, uv: uvSettings, pdm: pdmSettings, pipenv: pipenvSettings } as const;

/** Whose settings an installer reads. */
export type SettingsOf = keyof typeof readers | 'nobody';

const unset: IndexSettings = { extra: [], links: [] };

/**
 * @param folder of the file that is installed from; absent: the project's own configuration has no say
 * @throws WheelcheckError where the installer would stop at its own configuration
 */
export function indexSettings(machine: Machine | undefined, of: SettingsOf, folder?: string): IndexSettings {
  return machine === undefined || of === 'nobody' ? unset : readers[of](machine, folder);
}
