// `head -n 5`, `tail -n +2`: the first and the last lines of a text.

import type { Filter, Userland } from './filter.ts';
import { readFlags } from './read-flags.ts';

export function readHead(words: readonly string[], userland: Userland): Filter | undefined {
  return partOf(words, userland, (count, sign, all) =>
    sign === '-' ? [0, Math.max(all - count, 0)] : sign === '' ? [0, count] : undefined,
  );
}

export function readTail(words: readonly string[], userland: Userland): Filter | undefined {
  return partOf(words, userland, (count, sign, all) =>
    sign === '+' ? [Math.max(count - 1, 0), all] : [Math.max(all - count, 0), all],
  );
}

function partOf(
  words: readonly string[],
  userland: Userland,
  linesOf: (count: number, sign: string, all: number) => readonly [number, number] | undefined,
): Filter | undefined {
  // `head -5`
  const [first = '', ...rest] = words;
  const asked = /^-\d+$/.test(first) ? ['-n', first.slice(1), ...rest] : words;
  const read = readFlags(asked, {
    plain: 'q',
    valued: 'n',
    long: { lines: 'n', quiet: 'q' },
    isGnu: userland === 'gnu',
  });
  if (read === undefined || read.plain.length > 1) return undefined;
  const counts = read.flags.flatMap(({ value }) => value ?? []);
  const [, sign = '', count = ''] = /^([-+]?)(\d{1,9})$/.exec(counts.at(-1) ?? '10') ?? [];
  if (count === '' || counts.length > 1 || linesOf(1, sign, 1) === undefined) return undefined;
  return {
    inputs: read.plain,
    inPlace: false,
    apply: ({ lines, ends }) => {
      const [from, to] = linesOf(Number(count), sign, lines.length) ?? [0, 0];
      return { lines: lines.slice(from, to), ends: ends || to < lines.length };
    },
  };
}
