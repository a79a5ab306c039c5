// Which indexes an installer is told of beside its command line and its files.

import type { Machine } from './machine.ts';
import { pipSettings } from './pip-settings.ts';
import type { IndexSettings } from './settled-index.ts';
import { uvSettings } from './uv-settings.ts';

/** Whose settings an installer reads. */
export type SettingsOf = 'pip' | 'uv' | 'nobody';

const unset: IndexSettings = { extra: [] };

/** @throws WheelcheckError where the installer would stop at its own configuration */
export function indexSettings(machine: Machine | undefined, of: SettingsOf): IndexSettings {
  if (machine === undefined || of === 'nobody') return unset;
  return of === 'pip' ? pipSettings(machine) : uvSettings(machine);
}
