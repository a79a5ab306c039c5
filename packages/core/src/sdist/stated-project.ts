// What an sdist says that it is, and what `[project]` of its pyproject.toml says that it requires (PEP 621).

import { parseCoreMetadata } from '../packaging/core-metadata.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { underCondition } from '../packaging/under-condition.ts';
import { isTable, type TomlTable, valueOf } from '../toml/toml-table.ts';
import { parse, tableAt, textAt } from './build-system.ts';
import { extraCondition } from './extra-condition.ts';
import type { SdistContents } from './sdist-contents.ts';
import { setupCall } from './setup-call.ts';

export interface StatedRelease {
  readonly name: PackageName;
  readonly version: string;
}

/**
 * Of an archive that no index names by its release, such as one that a code host makes of a tag: by PKG-INFO, else by
 * `[project]`, else by what setup.py gives to setup().
 *
 * @returns null where only its build tells
 */
export function statedRelease({ texts }: Pick<SdistContents, 'texts'>): StatedRelease | null {
  const metadata = parseCoreMetadata(texts.get('PKG-INFO') ?? '');
  if (metadata.ok) return { name: metadata.value.name, version: metadata.value.version };
  const { document, problem } = parse(texts.get('pyproject.toml'));
  const project = valueOf(document, 'project');
  if (problem !== null || (project !== undefined && !isTable(project))) return null;
  if (isTable(project)) return release(textAt(project, 'name'), textAt(project, 'version'));
  // setup.cfg has the last word.
  if (/^\s*(?:name|version)\s*[=:]/m.test(texts.get('setup.cfg') ?? '')) return null;
  const given = setupCall(texts.get('setup.py') ?? '')?.given;
  return release(given?.get('name'), given?.get('version'));
}

function release(name: unknown, version: unknown): StatedRelease | null {
  return typeof name === 'string' && typeof version === 'string' ? { name: normalizeName(name), version } : null;
}

/** Its Requires-Python, by the same; null where nothing tells. */
export function statedPython({ texts }: Pick<SdistContents, 'texts'>): string | null {
  const metadata = parseCoreMetadata(texts.get('PKG-INFO') ?? '');
  if (metadata.ok) return metadata.value.requiresPython ?? null;
  const { document, problem } = parse(texts.get('pyproject.toml'));
  if (problem !== null) return null;
  if (valueOf(document, 'project') !== undefined)
    return textAt(tableAt(document, 'project'), 'requires-python') ?? null;
  if (/^\s*python_requires\s*[=:]/m.test(texts.get('setup.cfg') ?? '')) return null;
  const given = setupCall(texts.get('setup.py') ?? '')?.given.get('python_requires');
  return typeof given === 'string' ? given : null;
}

/** Every backend that reads the table takes these as they stand, unless `dynamic` names them; null where it does, or there is none. */
export function projectRequires({ texts }: Pick<SdistContents, 'texts'>): readonly string[] | null {
  const { document, problem } = parse(texts.get('pyproject.toml'));
  const project = tableAt(document, 'project');
  const dynamic = valueOf(project, 'dynamic');
  const open: readonly unknown[] = Array.isArray(dynamic) ? dynamic : [];
  if (problem !== null || textAt(project, 'name') === undefined) return null;
  if (open.includes('dependencies') || open.includes('optional-dependencies')) return null;
  const own = textsOf(valueOf(project, 'dependencies'));
  const extras = extrasOf(project);
  return own && extras ? [...own, ...extras] : null;
}

function extrasOf(project: TomlTable): readonly string[] | undefined {
  const table = valueOf(project, 'optional-dependencies') ?? {};
  if (!isTable(table)) return undefined;
  const all = Object.keys(table).map((extra) =>
    textsOf(valueOf(table, extra))?.map((line) => underCondition(line, extraCondition(extra))),
  );
  return all.some((lines) => lines === undefined) ? undefined : all.flatMap((lines) => lines ?? []);
}

/** Undefined for what the standard does not admit. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}
