// Environment variables in the addresses of indexes that a lock or project file names.

import type { IndexReference } from './manifest.ts';
import type { ManifestDiagnostic } from './manifest-diagnostic.ts';

/** Says once which variables are not filled in: the tool does that where it runs (`https://${TOKEN}@index.example/simple`). */
export function unexpanded(indexes: readonly IndexReference[], path: string): readonly ManifestDiagnostic[] {
  const variables = new Set(
    indexes.flatMap(({ url }) => [...url.matchAll(/\$\{?[A-Za-z_]\w*\}?/g)].map(([whole]) => whole)),
  );
  if (variables.size === 0) return [];
  return [{ kind: 'unexpanded-address', variables: [...variables], location: { path, line: 1 } }];
}
