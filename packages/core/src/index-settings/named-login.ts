// User and password that the machine holds for an index by its name: uv's UV_INDEX_NAME_USERNAME, Poetry's variables and auth.toml, PDM's configuration.

import type { Login } from '../http/credentials.ts';
import { parseToml } from '../toml/parse-toml.ts';
import { type Place, stringOf, tableOf } from '../toml/toml-table.ts';
import type { Machine } from './machine.ts';
import { pdmIndexes } from './pdm-settings.ts';

interface Found {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

const readers = {
  // Each sign that is no letter or digit becomes an underscore.
  uv: (machine: Machine, index: string): Found => fromVariables(machine, 'UV_INDEX_', index, /[^A-Z0-9]/g),
  poetry: (machine: Machine, index: string): Found => {
    const stored = poetryLogin(machine, index);
    const own = fromVariables(machine, 'POETRY_HTTP_BASIC_', index, /[.-]+/g);
    return { username: own.username ?? stored.username, password: own.password ?? stored.password };
  },
  pdm: (machine: Machine, index: string): Found => pdmIndexes(machine).find(({ name }) => name === index) ?? {},
} as const;

/** Where an installer has them; `nobody`: nowhere. */
export type LoginsOf = keyof typeof readers | 'nobody';

/**
 * @returns undefined where neither is set
 * @throws WheelcheckError where the installer would stop at its own configuration
 */
export function namedLogin(machine: Machine | undefined, of: LoginsOf, index: string): Login | undefined {
  if (machine === undefined || of === 'nobody') return undefined;
  const { username, password } = readers[of](machine, index);
  return username === undefined && password === undefined
    ? undefined
    : { username: username ?? '', password: password ?? '' };
}

function fromVariables({ variable }: Machine, prefix: string, index: string, replaced: RegExp): Found {
  const base = prefix + index.toUpperCase().replaceAll(replaced, '_');
  return { username: variable(`${base}_USERNAME`), password: variable(`${base}_PASSWORD`) };
}

/** `[http-basic.NAME]`, the name exactly as the project has it; auth.toml stands over config.toml. */
function poetryLogin(machine: Machine, index: string): Found {
  return machine.files('poetry').reduce((found: Found, { path, text }) => {
    const place: Place = { path, what: `[http-basic.${index}]` };
    const table = tableOf(tableOf(parseToml(text, path), 'http-basic', place), index, place);
    return {
      username: stringOf(table, 'username', place) ?? found.username,
      password: stringOf(table, 'password', place) ?? found.password,
    };
  }, {});
}
