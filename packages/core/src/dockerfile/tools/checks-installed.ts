// Commands that install nothing and end where what is installed does not fit together: `pip check`, `uv pip check`.

const checking: ReadonlyMap<string, string> = new Map([
  ['pip', 'check'],
  ['uv', 'pip check'],
]);

/** @param words behind the program's name; options may stand before the command */
export function checksInstalled(name: string, words: readonly string[]): boolean {
  const command = checking.get(name);
  const plain = words.filter((word) => !word.startsWith('-')).join(' ');
  return command !== undefined && `${plain} `.startsWith(`${command} `);
}
