// What the page may do, told to the browser: run its one script, use its one style, load nothing.

/** SHA-256 of html-style.ts and html-script.ts, base64; the test of this file says what they must be after a change. */
const hashes = {
  style: 'trWxQf4dtThQ6xwVDdsGB3MvlPx+/Eud16qI+wbyvug=',
  script: 'V/6rdY6eXirBypoFj0rZOFSAKXNFg3NPAFqnhlkOaYQ=',
} as const;

/** Content-Security-Policy. Were a text from outside ever taken for markup, it could still run nothing and load nothing. */
export const pagePolicy: string = [
  "default-src 'none'",
  `style-src 'sha256-${hashes.style}'`,
  `script-src 'sha256-${hashes.script}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Without an icon of its own the page would make browsers ask its server for one. */
export const pageIcon: string =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Ccircle cx=%228%22 cy=%228%22 r=%226%22 fill=%22none%22 stroke=%22%231a7f37%22 stroke-width=%223%22/%3E%3Ccircle cx=%228%22 cy=%228%22 r=%222%22 fill=%22%231a7f37%22/%3E%3C/svg%3E';
