// `[[tool.pdm.source]]`: the indexes that PDM asks, and which packages come from which.

import type { PackageName } from '../../packaging/name.ts';
import type { IndexReference } from '../manifest.ts';
import { type Place, stringOf, stringsOf, tablesOf, type TomlTable } from '../../toml/toml-table.ts';

export interface PdmSources {
  /** The one called `pypi` stands in for the public index; the others are asked beside it. */
  readonly indexes: readonly IndexReference[];
  /** The index that names a package in `include_packages`: PDM asks only that one for it. */
  readonly indexFor: (name: PackageName) => string | undefined;
}

export function readPdmSources(pdm: TomlTable, path: string): PdmSources {
  const place: Place = { path, what: '[[tool.pdm.source]]' };
  const sources = tablesOf(pdm, 'source', place).flatMap((table) => {
    const [name, url] = [stringOf(table, 'name', place), stringOf(table, 'url', place)];
    // The address may stand in the user's own configuration; folders of files are not read
    if (url === undefined || stringOf(table, 'type', place) === 'find_links') return [];
    const [username, password] = [stringOf(table, 'username', place), stringOf(table, 'password', place)];
    const login = username === undefined ? {} : { login: { username, password: password ?? '' } };
    return [{ name, url, login, included: stringsOf(table, 'include_packages', place) }];
  });
  return {
    indexes: sources.map(({ name, url, login }) => ({
      url,
      kind: name === 'pypi' ? 'default' : 'extra',
      ...(name === undefined ? {} : { name }),
      ...login,
    })),
    indexFor: (name) =>
      sources.find(({ included }) => included.some((pattern) => matchesGlob(name, pattern.toLowerCase())))?.url,
  };
}

/** fnmatch with `*` and `?`, in time bounded by the product of both lengths. */
function matchesGlob(name: string, pattern: string): boolean {
  let [at, next, star, resume] = [0, 0, -1, 0];
  while (at < name.length) {
    if (next < pattern.length && (pattern[next] === '?' || (pattern[next] !== '*' && pattern[next] === name[at]))) {
      at++;
      next++;
    } else if (pattern[next] === '*') {
      star = next++;
      resume = at;
    } else if (star !== -1) {
      next = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[next] === '*') next++;
  return next === pattern.length;
}
