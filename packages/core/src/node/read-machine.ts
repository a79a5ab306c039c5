// What this machine says of indexes: its variables, and the configuration files of installers where they look for them.

import { ownValue } from '../text/own-value.ts';
import { readFileSync } from 'node:fs';
import { WheelcheckError } from '../error.ts';
import type { ConfigurationFile, ConfigurationOf, Machine } from '../index-settings/machine.ts';
import { type Environment, homeOf } from './configuration-folders.ts';
import { pdmPaths, poetryPaths, uvPaths } from './configuration-paths.ts';
import { errorCode } from './error-code.ts';
import { pipPaths } from './pip-paths.ts';

const pathsOf = { pip: pipPaths, uv: uvPaths, poetry: poetryPaths, pdm: pdmPaths } as const satisfies Readonly<
  Record<ConfigurationOf, unknown>
>;

/** @param platform as process.platform has it */
export function readMachine(environment: Environment, platform: NodeJS.Platform): Machine {
  const known = new Map<string, readonly ConfigurationFile[]>();
  return {
    variable: (name) => ownValue(environment, name),
    files(of, folder) {
      const key = `${of} ${folder}`;
      const found =
        known.get(key) ?? pathsOf[of](environment, platform, folder).flatMap((path) => readFile(path, environment));
      known.set(key, found);
      return found;
    },
  };
}

/** Installers pass over what is not there; but for the file that UV_CONFIG_FILE names. */
function readFile(path: string, environment: Environment): readonly ConfigurationFile[] {
  const home = `${homeOf(environment)}/`;
  const shown = path.startsWith(home) ? `~/${path.slice(home.length)}` : path;
  try {
    return [{ path: shown, text: readFileSync(path, 'utf8') }];
  } catch (error) {
    if (path !== environment['UV_CONFIG_FILE']) return [];
    throw new WheelcheckError({
      code: 'configuration',
      message: `${path} cannot be read (${errorCode(error)})`,
      reason: 'uv stops where UV_CONFIG_FILE names no file',
      hint: 'name another file, or unset UV_CONFIG_FILE',
    });
  }
}
