// The row of a folder with what its project says of itself: name, version, range of Pythons, and what is wrong with it.

import type { PackageName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import type { LocalMetadata } from '../local/local-metadata.ts';
import type { LocalFolder } from '../local-folder.ts';
import type { FoundProject } from './local-projects.ts';
import type { RequirementRow } from './requirement-row.ts';

export function folderRow(row: RequirementRow, { path, folder, metadata }: FoundProject): RequirementRow {
  const { source } = row.package;
  const placed = source.kind === 'project' || source.kind === 'path' ? { ...source, path } : source;
  const { name = row.package.name, version, requiresPython } = metadata ?? {};
  const own = row.named ? row.package.name : name;
  return {
    ...row,
    named: row.named || metadata?.name !== undefined,
    package: {
      ...row.package,
      name: own,
      source: placed,
      ...(version === undefined ? {} : { version }),
      ...(requiresPython === undefined ? {} : { requiresPython }),
      local: folderState(metadata, own, folder),
    },
  };
}

function folderState(metadata: LocalMetadata | undefined, name: PackageName, folder: string): LocalFolder {
  if (!metadata) return { folder, state: 'no-project', computed: [] };
  const invalid = metadata.requires.find((text) => !parseRequirement(text).ok);
  const refused =
    metadata.refused ??
    (invalid === undefined ? undefined : `it requires ${invalid}, which is no requirement (PEP 508)`) ??
    (metadata.name === undefined || metadata.name === name
      ? undefined
      : `its name is ${metadata.name}, and ${name} is asked for`);
  return {
    folder,
    state: 'read',
    computed: metadata.computed,
    ...(metadata.uvSources ? { uvSources: metadata.uvSources } : {}),
    ...(refused === undefined ? {} : { refused }),
  };
}
