// The folders that each system has for configuration, as platformdirs and the XDG Base Directory Specification have them.

import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export function homeOf({ HOME: home }: Environment): string {
  return home ?? homedir();
}

/** Of the user: `~/.config` and, where a tool follows the habits of each system, its own places on macOS and Windows. */
export function userFolder(
  environment: Environment,
  platform: NodeJS.Platform,
  tool: 'uv' | 'pypoetry' | 'pdm',
): string {
  const home = homeOf(environment);
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? join(home, 'AppData', 'Roaming');
    // PDM alone asks for the folder that stays on the machine, and names itself twice.
    return tool === 'pdm'
      ? join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'pdm', 'pdm')
      : join(roaming, tool);
  }
  if (platform === 'darwin' && tool !== 'uv') return join(home, 'Library/Application Support', tool);
  return join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), tool);
}

/** Of the system, the strongest first. */
export function sharedFolders(environment: Environment): readonly string[] {
  return (environment['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter((folder) => folder !== '');
}

export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
