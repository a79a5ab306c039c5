// A path of an image → what lies there: a file of the build context, what an installer wrote, a text that commands made.

import type { MadeText } from '../edits/made-text.ts';
import { changeOf } from './changed-files.ts';
import { absolutePath, contextPath, type CopySource, copySourceOf } from './context-paths.ts';
import { fitsPath } from './fits-path.ts';
import type { Found } from './found-file.ts';
import { isUnknownFolder, unknownFolder } from './unknown-folder.ts';
import type { StageState } from './stage-state.ts';
import type { StageScope } from './stage-scope.ts';

/** Stages that copy from stages, and commands that change one file one after the other, are followed so deep. */
const DEEPEST = 100;

/** Most images work in their root, as whoever copies to there and names no folder takes for granted. */
export function findFrom(folder: string, file: string, scope: StageScope): Found | undefined {
  const at = (each: string): Found | undefined => findFile(absolutePath(file, each), scope.state, scope.earlier);
  return at(atRoot(folder, scope)) ?? at(folder);
}

/** Only where the image is not known: whose WORKDIR or `cd` has no value names another folder. */
export function atRoot(folder: string, { base }: StageScope): string {
  const isOfImage = folder === unknownFolder || folder.startsWith(`${unknownFolder}/`);
  return base === undefined && isOfImage ? folder.slice(unknownFolder.length) || '/' : folder;
}

/** The path in the build context of a file of the image, where it is as it was copied. */
export function fileInStage(path: string, state: StageState, earlier: readonly StageState[]): string | undefined {
  const found = findFile(path, state, earlier);
  return found?.kind === 'context' ? found.path : undefined;
}

/** @param path absolute */
export function findFile(
  path: string,
  state: StageState,
  earlier: readonly StageState[],
  depth = 0,
): Found | undefined {
  const exported = state.exports.get(path);
  if (exported !== undefined) return { kind: 'export', install: exported };
  return findBefore(path, Infinity, state, earlier, depth);
}

/** @param order what changed it from there on does not count */
function findBefore(
  path: string,
  order: number,
  state: StageState,
  earlier: readonly StageState[],
  depth: number,
): Found | undefined {
  const source = copySourceOf(path, state.copied);
  const edit = state.edits.findLast(
    (each) => each.order < order && each.step >= (source?.step ?? 0) && fitsPath(path, each.path),
  );
  const change = changeOf(path, source?.step ?? 0, state);
  if (edit === undefined || (change !== undefined && change.order < order && change.order > edit.order))
    return depth > DEEPEST ? undefined : asCopied(source, change?.line, earlier, depth);
  if (edit.made !== undefined) return { kind: 'text', made: edit.made, line: edit.line };
  if (depth > DEEPEST) return { kind: 'changed', line: edit.line };
  const before = findBefore(path, edit.order, state, earlier, depth + 1);
  const of = before && textBehind(before);
  return of === undefined || edit.by === undefined
    ? before
    : { kind: 'text', made: { kind: 'filtered', of, by: edit.by }, line: edit.line };
}

/** What lies there as a text, where that can be told. */
export function textBehind(found: Found): MadeText | undefined {
  if (found.kind === 'context') return { kind: 'file', path: found.path };
  return found.kind === 'text' ? found.made : undefined;
}

function asCopied(
  source: CopySource | undefined,
  line: number | undefined,
  earlier: readonly StageState[],
  depth: number,
): Found | undefined {
  if (source === undefined) return line === undefined ? undefined : { kind: 'made', line };
  if (typeof source.from === 'string') return undefined;
  if (line !== undefined)
    return { kind: 'changed', line, ...(source.from === undefined ? { before: contextPath(source.path) } : {}) };
  if (source.from === undefined) {
    // `COPY . /` brings nothing of the name of a folder that nobody knows.
    const found = contextPath(source.path);
    return isUnknownFolder(`/${found}`) ? undefined : { kind: 'context', path: found };
  }
  const other = earlier[source.from];
  return other === undefined ? undefined : findFile(absolutePath(source.path, '/'), other, earlier, depth + 1);
}
