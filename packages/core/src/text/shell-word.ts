// A word of a command as somebody has to type it.

/** Quoted where a shell would read it otherwise: `'a b/Dockerfile'`. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
