// Whether a file of an image holds nothing.

import { knownText } from './known-text.ts';
import { textAt } from './printed-text.ts';
import type { StageScope } from './stage-scope.ts';

/** Of a file that is there: what `[ -s six.txt ]` asks. */
export function isEmpty(file: string, folder: string, scope: StageScope): boolean | undefined {
  const made = textAt(file, { folder, scope });
  const text = made && knownText(made, scope);
  return text && text.lines.length === 0;
}
