// The folders that each system has for configuration, as platformdirs and the XDG Base Directory Specification have them.

import { ownValue } from '../text/own-value.ts';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export function homeOf({ HOME: home }: Environment): string {
  return home ?? homedir();
}

/** Of the user: `~/.config` and, where a tool follows the habits of each system, its own places on macOS and Windows. */
export function userFolder(environment: Environment, platform: NodeJS.Platform, tool: keyof typeof places): string {
  const home = homeOf(environment);
  const { windows, mac } = places[tool];
  if (platform === 'win32')
    return join(ownValue(environment, windows.variable) ?? join(home, windows.usual), windows.below);
  if (platform === 'darwin' && mac !== undefined) return join(home, mac);
  return join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), tool);
}

const roaming = { variable: 'APPDATA', usual: 'AppData/Roaming' };

const places = {
  uv: { windows: { ...roaming, below: 'uv' }, mac: undefined },
  pypoetry: { windows: { ...roaming, below: 'pypoetry' }, mac: 'Library/Application Support/pypoetry' },
  // PDM alone asks for the folder that stays on the machine, and names itself twice.
  pdm: {
    windows: { variable: 'LOCALAPPDATA', usual: 'AppData/Local', below: 'pdm/pdm' },
    mac: 'Library/Application Support/pdm',
  },
};

/** Of the system, the strongest first. */
export function sharedFolders(environment: Environment): readonly string[] {
  return (environment['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter((folder) => folder !== '');
}

export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
