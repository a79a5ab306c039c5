// Secrets in a command that is shown: what stands behind a flag, a header or a variable whose name says that it is one. Addresses have
// their own mask (mask-addresses.ts). A variable that is named and not filled in is no secret.

import { HIDDEN } from './mask-addresses.ts';

const secretName = String.raw`[\w-]{0,60}(?:token|passw(?:or)?d|secret|api-?_?key|credential)[\w-]{0,60}`;
const value = String.raw`("[^"]*"|'[^']*'|[^\s"']+)`;

const patterns: readonly RegExp[] = [
  // curl -u user:password
  /((?:^|\s)(?:-u|--user|--proxy-user)(?:\s+|=))(["']?[^\s"':]*:[^\s"']+)/g,
  new RegExp(String.raw`((?:proxy-)?authorization:\s*)([^"']+)`, 'gi'),
  new RegExp(String.raw`((?:^|[\s"'])-{1,2}${secretName}(?:\s+|=))${value}`, 'gi'),
  // `tokenizers==0.13.3` is a requirement.
  new RegExp(String.raw`((?:^|[\s"'])${secretName}(?:=(?!=[\d*$])|:\s*))${value}`, 'gi'),
];

/** The text with each secret as `****`. */
export function maskSecrets(text: string): string {
  const hidden = (whole: string, before: string, secret: string): string =>
    /^["']?\$/.test(secret) || secret.includes(HIDDEN) ? whole : `${before}${HIDDEN}`;
  return patterns.reduce((masked, pattern) => masked.replaceAll(pattern, hidden), text);
}
