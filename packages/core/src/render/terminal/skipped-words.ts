// Why packages are not installed on a target, in a word or two behind their number.

/** Reasons that stand in Poetry's and pip's words go by themselves: `3 by marker`, `12 by group`. */
const words: ReadonlyMap<string, string> = new Map([
  ['repeated', 'named on another line too'],
  ['other-version', 'in another version'],
  ['not-needed', 'needed by nothing here'],
  ['member', 'of other members alone'],
]);

/** `the project itself`, `2 by marker, 1 named on another line too`. */
export function skippedWords(reasons: readonly string[]): string {
  return [...new Set(reasons)]
    .map((reason) => {
      const count = reasons.filter((each) => each === reason).length;
      if (reason === 'project') return count === 1 ? 'the project itself' : `${count} of the project itself`;
      return `${count} ${words.get(reason) ?? `by ${reason}`}`;
    })
    .join(', ');
}

/** A line of its own: it is none of what is not installed. */
export function ownWords(count: number): string {
  return `${count === 1 ? 'the project itself is' : `${count} of its projects are`} built from its sources here`;
}
