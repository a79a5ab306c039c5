// What stands for the words that a shell or xargs makes of a text: each a requirement, which a line of its own says as well.

import type { Filter } from './filter.ts';
import type { TextLine } from './text-lines.ts';

/** No program has that name. */
export const asWords = 'as words';

/** A name with its extras and versions, or an address; quotes, markers, comments and options are not the same as in a file. */
const requirement =
  /^(?:[A-Za-z0-9][\w.-]*(?:\[[\w.,-]*\])?(?:(?:[=~!]=|[<>]=?|===)[\w.*+!-]+(?:,(?:[=~!]=|[<>]=?|===)[\w.*+!-]+)*)?|(?:git\+)?https?:\/\/[\w./:@%+=&#?~-]+)$/;

export function readWords(): Filter {
  return {
    inputs: [],
    inPlace: false,
    apply: ({ lines }) => {
      const words = lines.flatMap(({ text, at }): readonly TextLine[] =>
        text
          .split(/[ \t]+/)
          .filter((word) => word !== '')
          .map((word) => ({ text: word, at })),
      );
      const odd = words.find(({ text }) => !requirement.test(text));
      return odd === undefined
        ? { lines: words, ends: true }
        : { why: `as a word of the command ${odd.text} is no requirement` };
    },
  };
}
