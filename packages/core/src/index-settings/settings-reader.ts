// What reads the settings of a machine. Whoever has no machine, such as a page, does without it, and without what it needs.

import type { Login } from '../http/credentials.ts';
import { indexSettings, type SettingsOf } from './index-settings.ts';
import type { Machine } from './machine.ts';
import { type LoginsOf, namedLogin } from './named-login.ts';
import type { IndexSettings } from './settled-index.ts';

export interface SettingsReader {
  indexSettings(machine: Machine | undefined, of: SettingsOf, folder?: string): IndexSettings;
  namedLogin(machine: Machine | undefined, of: LoginsOf, index: string): Login | undefined;
}

export const settingsReader: SettingsReader = { indexSettings, namedLogin };
