// The members of an sdist by their paths, as a script names them.

import { isAside } from './source-files.ts';

export interface MemberNames {
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  isAside(path: string): boolean;
  /**
   * What a path in a script means: below one of the bases, or, of a Python file, wherever it ends so, nearest to the top: most scripts
   * join the rest to it (`join(NAME, 'version.py')`).
   */
  find(named: string, bases: readonly string[]): readonly string[];
}

/** What lies deeper is found only by its whole path. */
const MAX_DEPTH = 4;

export function memberNames(members: readonly string[]): MemberNames {
  const all = new Set(members);
  let folders: Set<string> | undefined;
  let byName: Map<string, string[]> | undefined;
  return {
    has: (path) => all.has(path),
    hasFolder(path) {
      folders ??= new Set(members.flatMap(shallowFolders));
      return folders.has(path);
    },
    isAside,
    find(named, bases) {
      // `{name}/version.py`, `%s/version.py`, `../tools/x.py`
      const path = named.replace(/^(?:[^/]*[%{}~][^/]*\/|\.{0,2}\/)+/, '');
      if (path === '' || path.length > 200) return [];
      const exact = bases.map((base) => `${base}${path}`).find((each) => all.has(each));
      if (exact !== undefined) return [exact];
      if (!path.endsWith('.py')) return [];
      byName ??= pythonByName(members);
      const ending = (byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? []).filter((each) =>
        each.endsWith(`/${path}`),
      );
      const least = Math.min(...ending.map(depthOf));
      return ending.filter((each) => depthOf(each) === least);
    },
  };
}

function shallowFolders(path: string): readonly string[] {
  const [one, two, ...more] = path.split('/');
  if (one === undefined || two === undefined) return [];
  return more.length === 0 ? [one] : [one, `${one}/${two}`];
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function pythonByName(members: readonly string[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const path of members) {
    if (!path.endsWith('.py') || depthOf(path) > MAX_DEPTH || isAside(path)) continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  return byName;
}
