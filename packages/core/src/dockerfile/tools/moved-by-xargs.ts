// What xargs has another program move: `find /opt/venv | xargs -I{} cp -r {} /srv/`.

import { lastOf } from '../program-of.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';

/** Options with a value of their own. */
const valued = /^(?:-[adEILnPs]|--(?:arg-file|delimiter|max-(?:args|lines|procs|chars)))$/;

/** @param moved asked of the command that it runs */
export function movedByXargs(
  command: MovingCommand,
  moved: (command: MovingCommand) => readonly MovedFolders[],
): readonly MovedFolders[] {
  const { words, listed } = command;
  let at = 0;
  let mark: string | undefined;
  for (; words[at]?.startsWith('-') === true; at++) {
    const word = words[at] ?? '';
    if (/^-i|^--replace/.test(word)) mark = word.replace(/^-i|^--replace=?/, '') || '{}';
    else if (word.startsWith('-I')) mark = word === '-I' ? words[at + 1] : word.slice(2);
    if (valued.test(word)) at++;
  }
  const [program = '', ...behind] = words.slice(at);
  const names = listed.map(({ source }) => source);
  const run = (each: readonly string[]): readonly MovedFolders[] =>
    moved({ ...command, name: lastOf(program), words: each });
  if (mark === undefined) {
    // They stand last, as the target would.
    const [last] = behind.slice(-1);
    return run(/^(?:cp|mv|ln|install)$/.test(lastOf(program)) && last !== undefined ? [...behind, ...names] : behind);
  }
  const each = mark;
  return [...run(behind), ...names.flatMap((name) => run(behind.map((word) => word.replaceAll(each, name))))];
}
