// Where pip looks for its configuration.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Environment, isThere } from './configuration-folders.ts';

/**
 * pip's get_configuration_files and iter_config_files: global ones, those of the user, that of the virtual environment, and
 * PIP_CONFIG_FILE, which takes the place of the user's where it exists, and of all of them where it is the null device.
 */
export function pipPaths(environment: Environment, platform: NodeJS.Platform): readonly string[] {
  const { PIP_CONFIG_FILE: own, VIRTUAL_ENV: virtual } = environment;
  if (own === (platform === 'win32' ? 'nul' : '/dev/null')) return [];
  const name = platform === 'win32' ? 'pip.ini' : 'pip.conf';
  const home = environment['HOME'] ?? homedir();
  const { global, user } = folders(environment, platform, home);
  return [
    ...global.map((folder) => join(folder, name)),
    ...(own !== undefined && isThere(own) ? [] : user.map((folder) => join(folder, name))),
    ...(virtual ? [join(virtual, name)] : []),
    ...(own ? [own] : []),
  ];
}

interface Folders {
  readonly global: readonly string[];
  readonly user: readonly string[];
}

function folders(environment: Environment, platform: NodeJS.Platform, home: string): Folders {
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? join(home, 'AppData', 'Roaming');
    const shared = environment['PROGRAMDATA'] ?? 'C:\\ProgramData';
    return { global: [join(shared, 'pip')], user: [join(home, 'pip'), join(roaming, 'pip')] };
  }
  if (platform === 'darwin') {
    const support = join(home, 'Library/Application Support/pip');
    return {
      global: ['/Library/Application Support/pip'],
      user: [join(home, '.pip'), isThere(support) ? support : join(home, '.config/pip')],
    };
  }
  const shared = (environment['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter((folder) => folder !== '');
  const config = environment['XDG_CONFIG_HOME'] || join(home, '.config');
  return {
    global: [...shared.map((folder) => join(folder, 'pip')), '/etc'],
    user: [join(home, '.pip'), join(config, 'pip')],
  };
}
