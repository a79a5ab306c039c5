// An index whose address holds what a variable says: where its files are is told with the variable in its place.

import type { DistributionFile, PackageIndex } from '../package-index/package-index.ts';
import { nameSecrets, SHORTEST_SECRET } from '../text/secret-values.ts';

/**
 * A registry that has a token in the path of its address has it in those of its files as well: they go into locks that are written.
 * The transport fills the variables in again when a file is asked for.
 *
 * @param values of the variables in the index's address, by their names
 */
export function hidingValues(index: PackageIndex, values: ReadonlyMap<string, string>): PackageIndex {
  const secrets = [...values]
    .filter(([, value]) => value.length >= SHORTEST_SECRET && /^[\w.~+-]+$/.test(value))
    .map(([name, value]) => ({ name, value }));
  if (secrets.length === 0) return index;
  const hide = (file: DistributionFile): DistributionFile => ({
    ...file,
    url: nameSecrets(file.url, secrets),
  });
  return {
    ...index,
    async release(...asked) {
      const answer = await index.release(...asked);
      return answer.found ? { ...answer, files: answer.files.map(hide) } : answer;
    },
    async project(name, signal) {
      const versions = await index.project(name, signal);
      return versions && new Map([...versions].map(([version, files]) => [version, files.map(hide)]));
    },
  };
}
