// What of a stage's files commands before an installation have changed, for whoever reads those that it names.

import { absolutePath, copySourceOf } from './context-paths.ts';
import { findFile } from './find-file.ts';
import type { Found } from './found-file.ts';
import type { StageInstall } from './stage-install.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';

/** @param at where files of the build context lie in the image */
export function changesAround(at: ReadonlyMap<string, string>, scope: StageScope): StageInstall['changes'] {
  const { earlier, state } = scope;
  const [changed, copied] = [new Map(state.changed), [...state.copied]];
  // Those of the image's own files, such as /etc/apt/sources.list, are for no installer.
  const edits = state.edits.filter(
    ({ path, made }) => made !== undefined || /[*?[]/.test(path) || copySourceOf(path, copied) !== undefined,
  );
  const then: StageState = { ...state, changed, copied, edits, exports: new Map(state.exports) };
  return {
    count: changed.size,
    key: edits.length === 0 ? '' : `${edits.length} ${edits.at(-1)?.line} ${edits.at(-1)?.order}`,
    beside: (file, name): Found | undefined => {
      const place = at.get(file);
      return place === undefined ? undefined : findFile(absolutePath(`../${name}`, place), then, earlier);
    },
  };
}
