// Sentences that hold a package's own name, when several packages are explained in the same words.

/** What is said of a package, without its name: the same for all that are explained alike. */
export function shared(text: string, name: string): string {
  return text.replaceAll(` ${name} release `, ' release of theirs ');
}
