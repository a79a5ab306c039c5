// `--ignore PACKAGE[:RULE]` → what core is told to accept.

import { type Ignore, parseIgnore, WheelcheckError } from '@wheelcheck/core';

/** @throws WheelcheckError for what is no package or no rule */
export function flagIgnores(texts: readonly string[]): readonly Ignore[] {
  return texts.map((text) => {
    const parsed = parseIgnore(text);
    if (parsed.ok) return { ...parsed.value, by: 'flag', reason: null, until: null, at: null };
    throw new WheelcheckError({
      code: 'usage',
      message: `--ignore ${text}: ${parsed.problem}`,
      hint: '--ignore numpy accepts whatever is found for numpy, --ignore numpy:WC101 that one rule',
      settings: ['ignore'],
    });
  });
}
