// A line to paste: text that can be selected, and a button that the script brings out where there is one.

import { type Markup, markup } from '../escape/html-markup.ts';

/** @param line one line, as it would be typed */
export function copyable(line: string): Markup {
  return markup`<div class="copyable"><code>${line}</code><button type="button" hidden data-copy>Copy</button></div>`;
}
