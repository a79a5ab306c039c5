/**
 * An address as the web reads it; undefined for what is none. Not by `URL.canParse`: that of Node 20 denies addresses with letters
 * beyond ASCII once V8 has optimised the function that calls it, which takes some ten thousand calls.
 */
export function readUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
