// Addresses in messages: who may log in, with what password, is for the server alone, and so is a query, which may hold a token.

/** Up to the last `@` before the path: a password may hold one that nobody encoded. */
const login = /:\/\/[^/]*@/g;

/** `://user:pass/word@host`: no port stands behind the colon, so that it begins a password with a slash in it. */
const loginWithSlash = /:\/\/[^/@:]*:(?!\d*(?:[/?#]|$)).*@/;

const query = /\?[^#"'`]+/g;

/** Of every address in a text no more than the host, the path and the fragment: the others become `****`. */
export function maskAddresses(text: string): string {
  return text.replaceAll(/\S+/g, (word) => {
    const start = word.indexOf('://');
    if (start === -1) return word;
    // Patterns that look for an `@` get the text up to the last one, so that none of them searches in vain: linear time.
    const end = Math.max(word.lastIndexOf('@') + 1, start);
    const shown = word.slice(start, end).replaceAll(login, '://****@').replace(loginWithSlash, '://****@');
    return word.slice(0, start) + (shown + word.slice(end)).replaceAll(query, '?****');
  });
}

/** The same of a text that ought to be one address and may lack even its scheme. */
export function maskAddress(text: string): string {
  return text.includes('://') ? maskAddresses(text) : text.replace(/^.*@/s, '****@').replace(/\?.+/s, '?****');
}
