// Commands that take packages of Python away again: `pip uninstall -y opencv-python`, `uv pip uninstall …`.

import { normalizeName, type PackageName } from '../../packaging/name.ts';

const removing: ReadonlyMap<string, readonly string[]> = new Map([
  ['pip', ['uninstall']],
  ['uv', ['pip', 'uninstall']],
]);

/** @param words behind the program's name; options may stand before the command */
export function uninstalledNames(name: string, words: readonly string[]): readonly PackageName[] {
  const command = removing.get(name);
  const plain = words.filter((word) => !word.startsWith('-'));
  if (command === undefined || !command.every((word, position) => plain[position] === word)) return [];
  return plain.slice(command.length).map(normalizeName);
}
