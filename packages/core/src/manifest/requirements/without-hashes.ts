// What pip refuses in hash mode: it then takes nothing that has no hash, no pin or no single file.

import { HASHED_RANGES_SINCE } from '../../packaging/pip-knows.ts';
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
  return [
    ...told(unhashed, {}),
    ...told(rows.filter((row) => isHashed(row, constrained)).flatMap(withoutPin), {
      pips: { before: HASHED_RANGES_SINCE },
    }),
  ];
}

type HashMode = Extract<ManifestDiagnostic, { readonly kind: 'hash-mode' }>;
type Row = HashMode['unhashed'][number];

function told(unhashed: readonly Row[], more: Pick<HashMode, 'pips'>): readonly ManifestDiagnostic[] {
  const first = unhashed.find(({ always }) => always) ?? unhashed[0];
  return first === undefined ? [] : [{ kind: 'hash-mode', unhashed, location: first.at, only: 'pip', ...more }];
}

/** Of one clause, as pip's `is_pinned` has it; to uv `==1.*` is none. */
function withoutPin({ name, at, marker, source, specifier = '' }: LockedPackage): readonly Row[] {
  const clauses = new Set(specifier.split(',').map((clause) => clause.replaceAll(/\s/g, '')));
  const isPin = source.kind !== 'index' || (clauses.size === 1 && specifier.trim().startsWith('=='));
  if (isPin && !(source.kind === 'index' && /[^=]==[^=].*\.\*$/.test(` ${specifier.trim()}`))) return [];
  return [{ name, lacks: isPin ? 'exact-pin' : 'pin', at, always: marker === undefined }];
}

function isHashed({ name, allowedHashes, source, files }: LockedPackage, constrained: ReadonlySet<string>): boolean {
  if (source.kind === 'vcs' || source.kind === 'project' || (source.kind === 'path' && !files)) return false;
  return (
    allowedHashes !== undefined ||
    constrained.has(name) ||
    (files ?? []).some(({ hashes }) => Object.keys(hashes).length > 0)
  );
}
