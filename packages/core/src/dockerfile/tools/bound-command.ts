// Programs that only Alpine has, or only the others, and options that only one of two programs of the same name knows.

import { ownValue } from '../../text/own-value.ts';
import type { BoundCommand } from '../../target/target-stage.ts';

/** By name: whose it is, and what does the same elsewhere. */
const programs: Readonly<Record<string, Omit<BoundCommand, 'line' | 'text'>>> = {
  'su-exec': { of: 'alpine', instead: 'gosu' },
  ash: { of: 'alpine', instead: 'sh' },
  useradd: { of: 'others', instead: 'adduser -D' },
  groupadd: { of: 'others', instead: 'addgroup' },
  usermod: { of: 'others', instead: 'addgroup USER GROUP' },
  gosu: { of: 'others', instead: 'su-exec' },
};

/** Busybox has letters, where Debian's have words alone (`--disabled-password`). */
const lettered: Readonly<Record<string, string>> = { adduser: 'useradd', addgroup: 'groupadd' };

/** @param words the program without its folder, and what follows it; undefined for what is the same everywhere */
export function boundCommand([name = '', ...behind]: readonly string[]): Omit<BoundCommand, 'line'> | undefined {
  const known = ownValue(programs, name);
  if (known !== undefined) return { text: name, ...known };
  const instead = ownValue(lettered, name);
  const letter = behind.find((word) => /^-[A-Za-z]+$/.test(word));
  return instead === undefined || letter === undefined
    ? undefined
    : { text: `${name} ${letter}`, of: 'alpine', instead };
}
