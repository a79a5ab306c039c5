// What a requirements file names of files and folders, and that nothing has brought into the image before the command: pip stops.

import { changedAt } from './changed-files.ts';
import { absolutePath, copySourceOf } from './context-paths.ts';
import type { StageInstall, StageState } from './stage-state.ts';

const includes = /^(?:-[rc][\s=]*|--(?:requirement|constraint)(?:\s+|=))([^\s#]+)/;
const folders = /^(?:(?:-e|--editable)[\s=]*)?(\.{1,2}(?:\/[^\s;#[]*)?)(?:[[\s;#]|$)/;
/** Names that a COPY writes of files alone: of others nobody knows whether they are folders. */
const ofFiles = /\.(?:txt|in|toml|lock|cfg|py|md|rst|ini|json|ya?ml|sh|whl)$|^[^.*]*$|^\.{1,2}$/;

/**
 * @param at where files of the build context lie in the image
 * @param folder the current one of the command, from which pip finds projects
 */
export function leftOutFiles(
  at: ReadonlyMap<string, string>,
  folder: string,
  state: StageState,
): StageInstall['leftOut'] {
  const [copied, changed, exports] = [[...state.copied], new Map(state.changed), new Set(state.exports.keys())];
  const isSure =
    state.brought !== 'anything' &&
    !folder.includes('?') &&
    copied.every(({ sources }) => sources.every((source) => ofFiles.test(source.split('/').at(-1) ?? '')));
  const isThere = (path: string): boolean =>
    exports.has(path) || copySourceOf(path, copied) !== undefined || changedAt(path, 0, { changed }) !== undefined;
  const hasProject = (path: string): boolean =>
    isThere(path) || ['pyproject.toml', 'setup.py', 'setup.cfg'].some((name) => isThere(`${path}/${name}`));
  return (file, text) => {
    const place = at.get(file);
    if (!isSure || place === undefined) return undefined;
    for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
      const [, included] = includes.exec(line) ?? [];
      if (included !== undefined && isRelative(included) && !isThere(absolutePath(`../${included}`, place)))
        return included;
      const [, project] = folders.exec(line) ?? [];
      if (project !== undefined && !hasProject(absolutePath(project, folder))) return project;
    }
    return undefined;
  };
}

function isRelative(name: string): boolean {
  return !/^(?:\/|~|file:|https?:)|[$"'\\]/.test(name);
}
