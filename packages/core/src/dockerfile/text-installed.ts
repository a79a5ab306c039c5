// Requirements in a text that commands of an image made: of files of the build context, or of nothing but their own words.

import { makeText, type MadeText } from '../edits/made-text.ts';
import { openWork } from '../edits/work.ts';
import { editedTexts } from './edited-texts.ts';
import { lastOf } from './program-of.ts';
import type { EditedText } from './resolved-install.ts';
import { requirementWords } from './written-requirements.ts';

/** @returns undefined where it is known for no requirements */
export function textInstalled(
  made: MadeText,
  name: string,
): { readonly texts: readonly EditedText[]; readonly words: readonly string[] } | undefined {
  const texts = editedTexts(made);
  // By its name a file is known for what it is.
  const isAlike = ({ file }: EditedText): boolean =>
    (/\.(?:txt|in)$/.test(file) && !/\.(?:lock|toml)$/.test(name)) || lastOf(file) === lastOf(name);
  if (texts.length > 0) return texts.every(isAlike) ? { texts, words: [] } : undefined;
  const result = makeText(made, '', openWork(), () => undefined);
  const words = 'why' in result ? undefined : requirementWords(result.text.lines.map(({ text }) => text));
  return words && { texts, words };
}
