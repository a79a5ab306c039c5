// A line to paste: text that can be selected, and a button that the script brings out where there is one.

import { type Markup, markup } from '../escape/html-markup.ts';

/** @param line one line, as it would be typed */
export function copyable(line: string): Markup {
  // No word breaks at its dashes: --no-install-recommends stays whole on a phone.
  const words = line.split(' ').map((word, at) => markup`${at === 0 ? '' : ' '}<span>${word}</span>`);
  return markup`<div class="copyable"><code>${words}</code><button type="button" hidden data-copy>Copy</button></div>`;
}

/** Several lines, as they stand in a file. */
export function copyableLines(lines: readonly string[]): Markup {
  return markup`<div class="copyable"><pre tabindex="0"><code>${lines.join('\n')}</code></pre><button type="button" hidden data-copy>Copy</button></div>`;
}
