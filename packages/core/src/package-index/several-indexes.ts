// Several indexes as one; by which rule is loaded where there are several, which is rare.

import type { PackageIndex } from './package-index.ts';

/**
 * @param rule `pool`: the files of all count (pip); `first-index`: the first that has the project answers alone (uv)
 * @param indexes in the order in which they are asked
 */
export function severalIndexes(rule: 'pool' | 'first-index', indexes: readonly PackageIndex[]): PackageIndex {
  const [only, ...others] = indexes;
  if (only !== undefined && others.length === 0) return only;
  let opening: Promise<PackageIndex> | undefined;
  const open = (): Promise<PackageIndex> => (opening ??= openBy(rule, indexes));
  return {
    name: indexes.map(({ name }) => name).join(rule === 'pool' ? ', ' : ', then '),
    ...(rule === 'pool' ? { isPool: true as const } : {}),
    release: async (...asked) => (await open()).release(...asked),
    project: async (...asked) => (await open()).project(...asked),
    metadata: async (...asked) => (await open()).metadata(...asked),
  };
}

async function openBy(rule: 'pool' | 'first-index', indexes: readonly PackageIndex[]): Promise<PackageIndex> {
  if (rule === 'pool') return (await import('./pool.ts')).poolIndexes(indexes);
  return (await import('./first-index.ts')).firstIndex(indexes);
}
