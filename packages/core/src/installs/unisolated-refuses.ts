// The user's own project, built without isolation (`--no-build-isolation`) where nothing is there that builds it: "No module named 'setuptools'".

import { contextPath } from '../dockerfile/context-paths.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { unlessRefused } from '../error.ts';
import { openBeside } from '../manifest/beside.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { listWords } from '../text/list-words.ts';
import { tableIn, valueOf } from '../toml/toml-table.ts';
import type { ContextFile } from './build-context.ts';
import { isReadable, projectFileIn } from './file-kinds.ts';
import type { InstallerStop } from './poetry-refuses.ts';

/** What pip and uv build with where pyproject.toml names nothing (PEP 517, PEP 518). */
const usual = ['setuptools'];

export async function unisolatedRefuses(
  { understood: { tool, files }, unisolated }: StageInstall,
  read: ContextFile,
): Promise<InstallerStop | undefined> {
  const folder = files.find((file) => !isReadable(file));
  if (unisolated?.alone !== true || !unisolated.names.includes(':all:') || folder === undefined) return undefined;
  const file = await projectFileIn(folder, read);
  if (file === undefined) return undefined;
  const isProject =
    file.path.endsWith('pyproject.toml') || (await read(contextPath(`${folder}/pyproject.toml`))) !== undefined;
  const document = isProject ? await unlessRefused(() => openBeside(file).toml('pyproject.toml')) : {};
  if (document === undefined) return undefined;
  const said = valueOf(tableIn(document, 'build-system'), 'requires');
  const names = Array.isArray(said) ? said.flatMap(nameOf) : usual;
  if (names.length === 0) return undefined;
  const them = listWords(names);
  return {
    why: `${tool} builds the project itself without isolation, and ${them} ${names.length === 1 ? 'is' : 'are'} not there`,
    remedy: `install ${them} before it, or take --no-build-isolation out`,
    installs: true,
  };
}

/** One that a marker may leave out is none that is surely missing. */
function nameOf(text: unknown): readonly string[] {
  const read = typeof text === 'string' ? parseRequirement(text) : undefined;
  return read?.ok === true && read.value.marker === undefined && read.value.name !== 'pip' ? [read.value.name] : [];
}
