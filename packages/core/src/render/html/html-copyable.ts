// A line to paste: text that can be selected, and a button that the script brings out where there is one.

import { type Markup, markup } from '../escape/html-markup.ts';

/** @param line one line, as it would be typed */
export function copyable(line: string): Markup {
  // No word breaks at its dashes: --no-install-recommends stays whole on a phone.
  const words = line.split(' ').map((word, at) => markup`${at === 0 ? '' : ' '}<span>${word}</span>`);
  return markup`<div class="copyable"><code>${words}</code><button type="button" hidden data-copy>Copy</button></div>`;
}

/** Several lines, as they stand in a file. What separates them is the page's own: in text a line's end is no character that may be shown. */
export function copyableLines(lines: readonly string[]): Markup {
  const each = lines.map((line, at) =>
    at === 0
      ? markup`${line}`
      : markup`
${line}`,
  );
  return markup`<div class="copyable"><pre tabindex="0"><code>${each}</code></pre><button type="button" hidden data-copy>Copy</button></div>`;
}
