// Whether a poetry.lock was made for another pyproject.toml: `Locker.is_fresh` of Poetry 1.0 to 2.5.

import { compareVersions, parseVersion, type Version } from '../../packaging/version.ts';
import { tableIn, type TomlTable, valueOf } from '../../toml/toml-table.ts';
import { contentHash, type Hashed, only } from '../content-hash.ts';

const legacyKeys = ['dependencies', 'source', 'extras', 'dev-dependencies'];
const projectKeys = ['requires-python', 'dependencies', 'optional-dependencies'];

export interface PoetryLockFacts {
  /** Its first line names the Poetry that wrote it, from 1.5 on. */
  readonly text: string;
  readonly version: Version;
  readonly metadata: TomlTable;
}

/**
 * By whatever Poetry may read it.
 *
 * @returns false too where nobody can tell
 */
export function isStale(lock: PoetryLockFacts, pyproject: TomlTable): boolean {
  const written = valueOf(lock.metadata, 'content-hash');
  const [project, poetry] = [tableIn(pyproject, 'project'), tableIn(tableIn(pyproject, 'tool'), 'poetry')];
  if (typeof written !== 'string' || (Object.keys(project).length === 0 && Object.keys(poetry).length === 0))
    return false;
  const by = parseVersion(/^# This file .*\bPoetry (\S+)/.exec(lock.text)?.[1] ?? '');
  const known = by.ok ? by.value : undefined;
  const hashes = new Set(contentsFor(lock.version, known, pyproject).map((content) => contentHash(content)));
  return !hashes.has(undefined) && !hashes.has(written);
}

/** Whether one release takes a lock for another project's, though not every one does: they look at other tables. False where nobody can tell. */
export function isStaleFor(release: string, metadata: TomlTable, pyproject: TomlTable): boolean {
  const written = valueOf(metadata, 'content-hash');
  const version = parseVersion(release);
  if (typeof written !== 'string' || !version.ok) return false;
  const hash = contentHash(contentFor(version.value, pyproject));
  return hash !== undefined && hash !== written;
}

/** `_get_content_hash` of the Lockers of 1.1.15, 1.2.2, 2.1.4, 2.2.1, 2.3.4 and 2.5.1. */
function contentFor(release: Version, pyproject: TomlTable): Hashed {
  const poetry = tableIn(tableIn(pyproject, 'tool'), 'poetry');
  if (isBefore(release, '1.2')) return contentOf(only(poetry, legacyKeys), {}, {});
  if (isBefore(release, '2.0')) return contentOf(poetry, {}, {});
  const groups = isBefore(release, '2.3') ? {} : tableIn(pyproject, 'dependency-groups');
  return contentOf(poetry, only(tableIn(pyproject, 'project'), projectKeys), groups);
}

/** What any Poetry that may read this lock takes for its content: one that fits is enough. */
function contentsFor(lock: Version, by: Version | undefined, pyproject: TomlTable): readonly Hashed[] {
  const poetry = tableIn(tableIn(pyproject, 'tool'), 'poetry');
  const project = only(tableIn(pyproject, 'project'), projectKeys);
  const groups = tableIn(pyproject, 'dependency-groups');
  const isFirst = isBefore(lock, '2.1');
  return [
    contentOf(poetry, project, groups),
    // Before 2.3 groups outside Poetry's tables did not count.
    ...(by && !isBefore(by, '2.3') ? [] : [contentOf(poetry, project, {})]),
    // Poetry 1 looks at its own tables alone,
    ...(isFirst ? [contentOf(poetry, {}, {})] : []),
    // and before 1.2 knew no groups.
    ...(isBefore(lock, '2.0') ? [contentOf(only(poetry, legacyKeys), {}, {})] : []),
  ];
}

function contentOf(poetry: TomlTable, project: TomlTable, groups: TomlTable): Hashed {
  const others = {
    ...(Object.keys(project).length > 0 ? { project } : {}),
    ...(Object.keys(groups).length > 0 ? { 'dependency-groups': groups } : {}),
  };
  const own = only(poetry, [...legacyKeys, 'group']);
  if (Object.keys(others).length > 0) return { ...others, tool: { poetry: own } };
  return { ...Object.fromEntries(legacyKeys.map((key) => [key, null])), ...own };
}

function isBefore(version: Version, other: string): boolean {
  const limit = parseVersion(other);
  return limit.ok && compareVersions(version, limit.value) < 0;
}
