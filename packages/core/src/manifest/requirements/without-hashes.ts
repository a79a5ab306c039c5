// What pip refuses in hash mode: it then takes nothing that has no hash, no pin or no single file.

import { HASHED_RANGES_SINCE } from '../../packaging/pip-knows.ts';
import type { LockedPackage } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';

/**
 * @param rows what the file's lines ask for
 * @param constraints whose hashes count for the lines as well, since pip 26.1 (23.2.1, 25.0.1 and 26.0.1: "Hashes are required …, but they
 *   are missing from some requirements" at `six==1.16.0` with `-c` of a file that has its hash), and for uv
 */
export function withoutHashes(
  rows: readonly LockedPackage[],
  constraints: readonly LockedPackage[],
): readonly ManifestDiagnostic[] {
  const constrained = new Set(constraints.flatMap(({ name, allowedHashes }) => (allowedHashes ? [name] : [])));
  const unhashed = rows.filter((row) => !isHashed(row, constrained)).map(withoutHash);
  const hashed = rows.filter((row) => isHashed(row, constrained));
  const older = { pips: { before: HASHED_RANGES_SINCE } };
  const bare = hashed.filter((row) => !isHashed(row, new Set())).map(withoutHash);
  return [
    ...told(unhashed, {}),
    ...told(hashed.flatMap(withoutPin), older),
    ...told(bare, { ...older, pipAlone: true }),
  ];
}

function withoutHash({ name, at, marker, source }: LockedPackage): Row {
  const lacks = source.kind === 'index' || source.kind === 'url' ? 'hash' : 'file';
  return { name, lacks, at, always: marker === undefined };
}

type HashMode = Extract<ManifestDiagnostic, { readonly kind: 'hash-mode' }>;
type Row = HashMode['unhashed'][number];

function told(unhashed: readonly Row[], more: Pick<HashMode, 'pips' | 'pipAlone'>): readonly ManifestDiagnostic[] {
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
