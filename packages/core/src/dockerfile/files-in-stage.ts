// Which files a stage has when a command runs, as far as its Dockerfile tells.

import { changedAt } from './changed-files.ts';
import { copySourceOf } from './context-paths.ts';
import { lackingCopy } from './lacking-copy.ts';
import type { FilesInStage } from './stage-install.ts';
import type { StageState } from './stage-state.ts';

/** Names that a COPY writes of files alone: of others nobody knows whether they are folders. */
const ofFiles = /\.(?:txt|in|toml|lock|cfg|py|md|rst|ini|json|ya?ml|sh|whl)$|^[^.*]*$|^\.{1,2}$/;

/**
 * @param at where files of the build context lie in the image
 * @param folder the current one of the command
 */
export function filesInStage(at: ReadonlyMap<string, string>, folder: string, state: StageState): FilesInStage {
  const [copied, changed, edits, made] = [
    [...state.copied],
    new Map(state.changed),
    [...state.edits],
    new Set([...state.exports.keys(), ...state.made]),
  ];
  const isSure =
    state.brought !== 'anything' &&
    !folder.includes('?') &&
    copied.every(({ sources }) => sources.every((source) => ofFiles.test(source.split('/').at(-1) ?? '')));
  const isMade = (path: string): boolean => made.has(path) || changedAt(path, 0, { changed, edits }) !== undefined;
  return {
    folder,
    placeOf: (file) => at.get(file),
    namesIn: (within) => {
      const written = [...copied.flatMap(({ destination }) => destination ?? []), ...made, ...changed.keys()];
      const inside = written.filter((path) => path.startsWith(`${within}/`));
      return [...new Set(inside.map((path) => path.slice(within.length + 1).split('/')[0] ?? ''))].filter(Boolean);
    },
    mayHoldMore: state.madeUnknown,
    lackingCopy: (path) => lackingCopy(path, copied),
    lacks: (path) => isSure && !isMade(path) && copySourceOf(path, copied) === undefined,
    sourceOf: (path) => {
      const source = isSure && !isMade(path) ? copySourceOf(path, copied) : undefined;
      return source?.from === undefined ? source?.path : undefined;
    },
  };
}
