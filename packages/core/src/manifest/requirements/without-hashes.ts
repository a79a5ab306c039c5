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
  const bare = rows.filter((row) => !isHashed(row, constrained));
  const first = bare.find(({ marker }) => marker === undefined) ?? bare[0];
  if (!first) return [];
  const { name, at, marker, source } = first;
  const lacks = source.kind === 'index' || source.kind === 'url' ? 'hash' : 'file';
  const [others, always] = [bare.length - 1, marker === undefined];
  return [{ kind: 'hash-mode', name, lacks, others, always, location: at, only: 'pip' }];
}

function isHashed({ name, allowedHashes, source, files }: LockedPackage, constrained: ReadonlySet<string>): boolean {
  if (source.kind === 'vcs' || source.kind === 'project' || (source.kind === 'path' && !files)) return false;
  return (
    allowedHashes !== undefined ||
    constrained.has(name) ||
    (files ?? []).some(({ hashes }) => Object.keys(hashes).length > 0)
  );
}
