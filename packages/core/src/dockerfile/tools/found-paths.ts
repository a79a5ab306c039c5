// What `find` finds, as patterns of paths: `find . -name '*.txt'` as `./***/*.txt`.

import { anyFolders } from '../fits-path.ts';
import type { ShellWord } from '../shell/shell-words.ts';

export interface FoundPaths {
  /** Surely all that it finds, and it may find less. */
  readonly paths: readonly ShellWord[];
  /** Whether it is every file of these names. */
  readonly exact: boolean;
}

/** @param all of `find`, without the commands that it runs */
export function foundPaths(all: readonly ShellWord[]): FoundPaths {
  // Whether links are followed stands before the folders.
  const words = all.slice(
    Math.max(
      0,
      all.findIndex(({ text }) => !/^-[HLP]$/.test(text)),
    ),
  );
  const first = words.findIndex(({ text }) => /^[-(!\\]/.test(text));
  const end = first < 0 ? words.length : first;
  const starts = end === 0 ? [{ text: '.', unknown: [] }] : words.slice(0, end);
  const tests = words.slice(end).map(({ text }) => text);
  const names = namesAsked(tests);
  const depth = /^\d+$/.exec(tests[tests.indexOf('-maxdepth') + 1] ?? '')?.[0];
  const plain = tests.join(' ').replace(/-(?:maxdepth 1|type f|name \S+|print0?)(?= |$)/g, '');
  const paths = starts.flatMap((start) =>
    (names ?? ['*']).flatMap((name) => {
      const text = `${start.text}/${tests.includes('-maxdepth') && depth === '1' ? '' : `${anyFolders}/`}${name}`;
      // What it begins at is found too.
      return name === '*' || /[^/.]\.\w+$/.test(start.text) ? [start, { ...start, text }] : [{ ...start, text }];
    }),
  );
  // A folder among them is no text.
  const areFiles = names !== undefined || tests.join(' ').includes('-type f');
  return { paths, exact: areFiles && plain.trim() === '' && tests.filter((text) => text === '-name').length < 2 };
}

/** One of which each file has that is found; undefined where any name may be. */
function namesAsked(tests: readonly string[]): readonly string[] | undefined {
  // `! \( -name a -o -name b \)`
  if (tests.some((text, at) => /^(?:!|-not)$/.test(text) && tests[at + 1] === '(') || tests.includes(','))
    return undefined;
  const names: string[] = [];
  let last: string | undefined;
  for (const [at, text] of [...tests, '-o'].entries()) {
    if (/^-i?name$/.test(text) && !/^(?:!|-not)$/.test(tests[at - 1] ?? '')) {
      const name = tests[at + 1] ?? '*';
      // Either case of a letter.
      last ??= text === '-iname' ? name.replaceAll(/[a-z]/gi, '?') : name;
    } else if (/^-o(?:r)?$/.test(text)) {
      if (last === undefined) return undefined;
      names.push(last);
      last = undefined;
    }
  }
  return names;
}
