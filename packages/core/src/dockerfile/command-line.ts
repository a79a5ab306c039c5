// A command as somebody would type it, for a reader.

import { maskAddresses } from '../text/mask-addresses.ts';
import { maskSecrets } from '../text/mask-secrets.ts';
import { printable } from '../text/unprintable.ts';
import { withFunctions } from './make/expand-make.ts';

const LONGEST = 300;

/** Words with quotes where they need them; credentials masked. */
export function commandLine(words: readonly string[]): string {
  return shown(
    withFunctions(words.map((word) => (/^[\w@%+=:,./~[\]${}*()-]+$|\$\(/.test(word) ? word : `"${word}"`)).join(' ')),
  );
}

/** Any text of a Dockerfile, cut to what a line can take. */
export function shown(text: string): string {
  const plain = printable(maskSecrets(maskAddresses(text.slice(0, LONGEST).replaceAll(/\s+/g, ' '))));
  return text.length > LONGEST ? `${plain}…` : plain;
}
