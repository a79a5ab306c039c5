// What pip refuses in hash mode: it then takes nothing that has no hash, no pin or no single file.

import type { LockedPackage } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';

/**
 * @param rows what the file's lines ask for
 * @param constraints whose hashes count for the lines as well
 */
export function withoutHashes(
  rows: readonly LockedPackage[],
  constraints: readonly LockedPackage[],
): readonly ManifestDiagnostic[] {
  const constrained = new Set(constraints.flatMap(({ name, allowedHashes }) => (allowedHashes ? [name] : [])));
  const unhashed = rows
    .filter((row) => !isHashed(row, constrained))
    .map(({ name, at, marker, source }) => ({
      name,
      lacks: source.kind === 'index' || source.kind === 'url' ? ('hash' as const) : ('file' as const),
      at,
      always: marker === undefined,
    }));
  const first = unhashed.find(({ always }) => always) ?? unhashed[0];
  return first === undefined ? [] : [{ kind: 'hash-mode', unhashed, location: first.at, only: 'pip' }];
}

function isHashed({ name, allowedHashes, source, files }: LockedPackage, constrained: ReadonlySet<string>): boolean {
  if (source.kind === 'vcs' || source.kind === 'project' || (source.kind === 'path' && !files)) return false;
  return (
    allowedHashes !== undefined ||
    constrained.has(name) ||
    (files ?? []).some(({ hashes }) => Object.keys(hashes).length > 0)
  );
}
