// The arguments of one run for several files → those of a run for each. In one run the files would be one installation, as several
// -r are, and two services of a repository that pin different versions would contradict one another.

import { optionTable } from './option-table.ts';

/** @param args as those of `check`: options and files @returns the options with one file each; as they are where there is none */
export function eachFile(args: readonly string[]): readonly (readonly string[])[] {
  const end = args.indexOf('--');
  const before = end === -1 ? args : args.slice(0, end);
  const after = end === -1 ? [] : args.slice(end + 1);
  const flags = before.filter((arg, position) => isOption(arg) || takesValue.has(before[position - 1] ?? ''));
  const files = before.filter((arg, position) => !isOption(arg) && !takesValue.has(before[position - 1] ?? ''));
  const all = [...files, ...after];
  return all.length === 0 ? [flags] : all.map((file) => [...flags, '--', file]);
}

/**
 * The first of the options that would write the same file in every run, so that the last one's alone stays.
 *
 * @param environment the variables that stand for flags
 */
export function writesOneFile(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const end = args.indexOf('--');
  const before = end === -1 ? args : args.slice(0, end);
  for (const [position, arg] of before.entries()) {
    const next = before[position + 1] ?? '';
    if (/^(?:-f.|--format=).*=/.test(arg) || /^--output-(?:lock|constraints)=/.test(arg)) return arg;
    if (/^--output-(?:lock|constraints)$/.test(arg) || (/^(?:-f|--format)$/.test(arg) && next.includes('=')))
      return `${arg} ${next}`;
  }
  const { WHEELCHECK_FORMAT = '', WHEELCHECK_OUTPUT_LOCK, WHEELCHECK_OUTPUT_CONSTRAINTS } = environment;
  if (WHEELCHECK_FORMAT.includes('=')) return `WHEELCHECK_FORMAT=${WHEELCHECK_FORMAT}`;
  if (WHEELCHECK_OUTPUT_LOCK) return 'WHEELCHECK_OUTPUT_LOCK';
  return WHEELCHECK_OUTPUT_CONSTRAINTS ? 'WHEELCHECK_OUTPUT_CONSTRAINTS' : undefined;
}

function isOption(arg: string): boolean {
  return arg.startsWith('-') && arg !== '-';
}

const takesValue: ReadonlySet<string> = new Set(
  optionTable
    .filter(({ flags, commands }) => commands.includes('check') && flags.includes('<'))
    .flatMap(({ flags }) => flags.match(/(?<=^|\s)--?[A-Za-z][\w-]*/g) ?? []),
);
