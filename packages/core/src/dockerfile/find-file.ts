// A path of an image → what lies there: a file of the build context, what an installer wrote, a text that commands made.

import type { MadeText } from '../edits/made-text.ts';
import { changeOf } from './changed-files.ts';
import { absolutePath, contextPath, type CopySource, copySourceOf } from './context-paths.ts';
import { fitsPath } from './fits-path.ts';
import type { FileEdit } from './file-edit.ts';
import type { Found } from './found-file.ts';
import { isUnknownFolder, unknownFolder } from './unknown-folder.ts';
import type { StageState } from './stage-state.ts';
import type { StageScope } from './stage-scope.ts';

/** Stages that copy from stages are followed so deep. */
const DEEPEST = 20;
/** Commands that change one file one after the other. */
const MOST_EDITS = 40;

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
  const source = copySourceOf(path, state.copied);
  const step = source?.step ?? 0;
  const change = changeOf(path, step, state);
  const edits = state.edits.filter(
    (each) => each.step >= step && each.order > (change?.order ?? -1) && fitsPath(path, each.path),
  );
  const whole = edits.findLastIndex(({ made }) => made !== undefined);
  const { made, line = 0 } = edits[whole] ?? {};
  const before: Found | undefined =
    made === undefined ? asCopied(source, change?.line, earlier, depth) : { kind: 'text', made, line };
  return edited(before, edits.slice(whole + 1));
}

/** What commands that change the file where it lies have made of it. */
function edited(before: Found | undefined, edits: readonly FileEdit[]): Found | undefined {
  const last = edits.at(-1);
  if (last !== undefined && edits.length > MOST_EDITS) return { kind: 'changed', line: last.line };
  let found = before;
  for (const { by, line } of edits) {
    const of = found && textBehind(found);
    if (of === undefined || by === undefined) return found;
    found = { kind: 'text', made: { kind: 'filtered', of, by }, line };
  }
  return found;
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
  if (depth > DEEPEST) return undefined;
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
