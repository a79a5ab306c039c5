// A text of an image letter by letter, where the files that it is made of have been read.

import { filesOf, makeText, type MadeText } from '../edits/made-text.ts';
import { type TextLines, textLines } from '../edits/text-lines.ts';
import { openWork } from '../edits/work.ts';
import type { StageScope } from './stage-scope.ts';

/** @returns undefined where somebody is still to read its files, or nobody can say what commands make of them */
export function knownText(
  made: MadeText,
  { files, state }: Pick<StageScope, 'files' | 'state'>,
): TextLines | undefined {
  const paths = filesOf(made);
  for (const path of paths) state.toRead.add(path);
  if (paths.some((path) => !files.has(path))) return undefined;
  const result = makeText(made, '', openWork(), (path) =>
    textLines(files.get(path)?.text ?? '', (line) => ({ path, line })),
  );
  return 'why' in result ? undefined : result.text;
}
