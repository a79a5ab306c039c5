// Names that an installer takes from elsewhere: no index is asked for them, which would tell the name to whoever runs it.

import { IndexError, type PackageIndex } from './package-index.ts';

/** @param withheld by name, why no index is asked for it */
export function withheldIndex(index: PackageIndex, withheld: ReadonlyMap<string, string>): PackageIndex {
  if (withheld.size === 0) return index;
  const heed = (project: string): void => {
    const name = withheld.get(project);
    if (name !== undefined) throw new IndexError({ kind: 'no-index', name, isSetting: false }).of(index.name);
  };
  return {
    ...index,
    async release(...asked) {
      heed(asked[0]);
      return index.release(...asked);
    },
    async project(...asked) {
      heed(asked[0]);
      return index.project(...asked);
    },
  };
}
