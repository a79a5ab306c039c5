// What a shell moves that another program starts: `find / -name '*.so' -exec sh -c 'cp --parents "$1" /out' _ {} \;`.

import { lastOf } from '../program-of.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';

const separators = /&&|\|\||[;|\n]/;
const given = /["']?\$(?:[1-9@*]|\{[1-9@*]\})["']?/g;

/** @param moved asked of the commands of its script */
export function movedByShell(
  command: MovingCommand,
  moved: (command: MovingCommand) => readonly MovedFolders[],
): readonly MovedFolders[] {
  const at = command.words.findIndex((word) => /^-[a-z]*c$/.test(word));
  const [script = '', , ...values] = at < 0 ? [] : command.words.slice(at + 1);
  const names = [...values, ...command.listed.map(({ source }) => source)];
  return (names.length === 0 ? [''] : names).flatMap((name) =>
    script.split(separators).flatMap((each) => {
      const words = each
        .trim()
        .replaceAll(given, () => name)
        .split(/\s+/);
      const [program = '', ...behind] = words.map((word) => word.replaceAll(/["']/g, ''));
      return moved({ ...command, name: lastOf(program), words: behind });
    }),
  );
}
