// Which version of a system library a release of a distribution has.

import type { DistroRelease } from './release-condition.ts';
import { versionTable } from './tables/version-table.ts';

const releases: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  versionTable
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [release = '', versions = ''] = row.split('|');
      const byId = versions.split(';').map((each): [string, string] => {
        const [id = '', version = ''] = each.split(' ');
        return [id, version];
      });
      return [release, new Map(byId)];
    }),
);

/** @param id of the library table, or `gcc`; undefined where it is not known */
export function libraryVersion(id: string, { name, version }: DistroRelease): string | undefined {
  return releases.get(`${name} ${version}`)?.get(id);
}
