// Checks several files one by one. In one run they would be one installation, as several -r are, and two services of a repository
// that pin different versions would contradict one another.

import type { Io } from './io.ts';
import { optionTable } from './option-table.ts';
import { run } from './run.ts';

/**
 * @param args as those of `check`: options, and the files that changed
 * @returns the exit code of them all: 1 where any gives 1, else 2 where any gives 2, else 0; 130 at once
 */
export async function checkEach(args: readonly string[], machine: Io): Promise<number> {
  const { flags, files } = split(args);
  const codes: number[] = [];
  for (const file of files.length > 0 ? files.map((name) => [name]) : [[]]) {
    if (codes.length > 0) machine.stdout.write('\n');
    const code = await run([...flags, ...file], machine);
    if (code === 130) return code;
    codes.push(code);
  }
  return codes.includes(1) ? 1 : codes.includes(2) ? 2 : 0;
}

const takesValue: ReadonlySet<string> = new Set(
  optionTable
    .filter(({ flags, commands }) => commands.includes('check') && flags.includes('<'))
    .flatMap(({ flags }) => flags.match(/(?<=^|\s)--?[A-Za-z][\w-]*/g) ?? []),
);

function split(args: readonly string[]): { readonly flags: readonly string[]; readonly files: readonly string[] } {
  const end = args.indexOf('--');
  const before = end === -1 ? args : args.slice(0, end);
  const isFlag = before.map(
    (arg, position) => (arg.startsWith('-') && arg !== '-') || takesValue.has(before[position - 1] ?? ''),
  );
  return {
    flags: before.filter((_, position) => isFlag[position]),
    files: [...before.filter((_, position) => !isFlag[position]), ...(end === -1 ? [] : args.slice(end + 1))],
  };
}
