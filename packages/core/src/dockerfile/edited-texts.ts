// A text that commands of an image made of files, by the files that it is known by.

import { filesOf, type MadeText } from '../edits/made-text.ts';
import type { EditedText } from './resolved-install.ts';

/** What stands in the text of several files is known by the first of them. */
export function editedTexts(made: MadeText): readonly EditedText[] {
  return filesOf(made).map((file, position) => ({ file, made: position === 0 ? made : undefined }));
}
