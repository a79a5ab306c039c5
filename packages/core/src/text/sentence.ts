// How a sentence begins and ends.

/** With its full stop; nothing stays nothing. */
export function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The word with a capital first letter. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A sentence that goes on behind others: `Nothing must be built` → `nothing must be built`. */
export function decapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
