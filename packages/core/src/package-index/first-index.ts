// Several indexes asked one after the other, by uv's rule: the first one that has the project answers alone.

import { fileOwners } from './file-owners.ts';
import type { PackageIndex } from './package-index.ts';

/**
 * Asks in order and stops at the first index that knows the project, whatever versions it has: a name on a private index
 * is never looked up on the public one (uv's `first-index`). A fault of an index that comes earlier is a fault of the
 * whole; nothing falls through to the next.
 *
 * @param indexes in the order in which they count
 */
export function firstIndex(indexes: readonly PackageIndex[]): PackageIndex {
  const [only, ...others] = indexes;
  if (only !== undefined && others.length === 0) return only;
  const owners = fileOwners(indexes);
  return {
    name: indexes.map(({ name }) => name).join(', then '),
    metadata: owners.metadata,
    async release(name, version, signal, confirmed) {
      for (const index of indexes) {
        const answer = await index.release(name, version, signal, confirmed);
        if (answer.found) owners.note(index, answer.files);
        if (answer.found || answer.missing === 'version') return answer;
      }
      return { found: false, missing: 'project' };
    },
    async project(name, signal) {
      for (const index of indexes) {
        const project = await index.project(name, signal);
        for (const files of project?.values() ?? []) owners.note(index, files);
        if (project !== undefined) return project;
      }
      return undefined;
    },
  };
}
