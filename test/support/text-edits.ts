// Small changes to a text by chance, as a bad merge or a broken disk makes them.

import * as fc from 'fast-check';

/** What the grammars of locks are made of, and what readers trip over. */
export const lockPieces: readonly string[] = [...'"[]{}=,\n\\1'.split(''), 'true', '__proto__', '\u0000', '\uFEFF'];

/** @param pieces of which one takes the place of some characters, or nothing does @param most changes at once */
export function textEdits(pieces: readonly string[], most: number): fc.Arbitrary<(text: string) => string> {
  const edit = fc.record({ at: fc.nat(5000), length: fc.nat(40), by: fc.constantFrom('', ...pieces) });
  return fc
    .array(edit, { minLength: 1, maxLength: most })
    .map(
      (edits) => (text) =>
        edits.reduce(
          (all, { at, length, by }) => all.slice(0, at % all.length) + by + all.slice((at % all.length) + length),
          text,
        ),
    );
}
