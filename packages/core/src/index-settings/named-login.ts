// User and password that variables hold for an index by its name: uv's UV_INDEX_NAME_USERNAME, Poetry's POETRY_HTTP_BASIC_NAME_USERNAME.

import type { Login } from '../http/credentials.ts';
import type { Machine } from './machine.ts';

/** How the variables of an installer begin; `nobody`: it has none. */
export type LoginsOf = 'uv' | 'poetry' | 'nobody';

const prefixes = { uv: 'UV_INDEX_', poetry: 'POETRY_HTTP_BASIC_' } as const;

/** @returns undefined where neither variable is set */
export function namedLogin(machine: Machine | undefined, of: LoginsOf, index: string): Login | undefined {
  if (machine === undefined || of === 'nobody') return undefined;
  const base = loginVariables(of, index);
  const [username, password] = [machine.variable(`${base}_USERNAME`), machine.variable(`${base}_PASSWORD`)];
  return username === undefined && password === undefined
    ? undefined
    : { username: username ?? '', password: password ?? '' };
}

/** `my-repo` → `UV_INDEX_MY_REPO`: each sign that is no letter or digit becomes an underscore; for Poetry, runs of dots and dashes. */
function loginVariables(of: keyof typeof prefixes, index: string): string {
  return prefixes[of] + index.toUpperCase().replaceAll(of === 'uv' ? /[^A-Z0-9]/g : /[.-]+/g, '_');
}
