// What uv.toml, or [tool.uv] in pyproject.toml, in the current folder or above it says of `uv pip install`: uv takes the first of them that it finds.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { absolutePath, contextPath } from '../dockerfile/context-paths.ts';
import { unlessRefused } from '../error.ts';
import { isTable, tableIn, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import type { ContextFile } from './build-context.ts';
import { isLock } from './file-kinds.ts';

/** Keys of [tool.uv] and of its table [pip] that change what is installed (uv 0.9, its settings reference). */
const changing =
  `no-binary no-binary-package no-build no-build-package only-binary no-index find-links exclude-newer prerelease resolution
  constraint-dependencies override-dependencies exclude-dependencies require-hashes python-version python-platform no-deps
  torch-backend`.split(/\s+/);
/** Those of a project that is installed are asked. */
const ofIndexes = ['index', 'index-url', 'default-index', 'extra-index-url'];

/** As a clause; undefined where they say nothing of it, and of a lock, which is read with them. */
export async function uvSettingsBeside(install: StageInstall, read: ContextFile): Promise<string | undefined> {
  const { understood, stageFiles, variables } = install;
  const isLeftOut = /\s--no-config\b/.test(understood.command) || Boolean(variables['UV_NO_CONFIG']);
  if (isLeftOut || understood.files.some(isLock) || stageFiles.folder.includes('?')) return undefined;
  for (let folder = stageFiles.folder; ; folder = absolutePath('..', folder)) {
    for (const name of ['uv.toml', 'pyproject.toml']) {
      const source = stageFiles.sourceOf(absolutePath(name, folder));
      // oxlint-disable-next-line no-await-in-loop -- the first that has settings counts
      const table = source === undefined ? undefined : await settingsIn(source, name, read);
      if (table === undefined) continue;
      const isRead = understood.files.some((file) => [file, contextPath(`${file}/${name}`)].includes(source ?? ''));
      const key = [...changing, ...(isRead ? [] : ofIndexes)].find((each) => isSaid(each, table));
      return key === undefined ? undefined : `${source} says ${key}, which is not followed`;
    }
    if (folder === '/') return undefined;
  }
}

/** @returns undefined where the file is not there, or has none */
async function settingsIn(source: string, name: string, read: ContextFile): Promise<TomlTable | undefined> {
  const { parseToml } = await import('../toml/parse-toml.ts');
  const document = await unlessRefused(async () => {
    const file = await read(source);
    return file === undefined ? undefined : parseToml(file.text, source);
  });
  if (document === undefined || name === 'uv.toml') return document;
  const own = valueOf(tableIn(document, 'tool'), 'uv');
  return isTable(own) ? own : undefined;
}

function isSaid(key: string, table: TomlTable): boolean {
  return [table, tableIn(table, 'pip')].some((each) => says(key, valueOf(each, key)));
}

/** An index that is explicit counts for those that name it alone. */
function says(key: string, value: TomlValue | undefined): boolean {
  if (value === undefined || value === false) return false;
  if (!Array.isArray(value)) return true;
  return key === 'index' ? value.some((each) => isTable(each) && valueOf(each, 'explicit') !== true) : value.length > 0;
}
