// The programs whose work on texts is followed to the letter.

import type { Filter, ReadFilter, Userland } from './filter.ts';
import { readGrep } from './read-grep.ts';
import { readHead, readTail } from './read-head.ts';
import { readSed } from './read-sed.ts';
import { readCat, readSort, readUniq } from './read-sort.ts';
import { readDos2unix, readTr } from './read-tr.ts';
import { asWords, readWords } from './read-words.ts';

const filters: Readonly<Record<string, ReadFilter>> = {
  [asWords]: readWords,
  cat: readCat,
  dos2unix: readDos2unix,
  egrep: (words, userland) => readGrep(words, userland, 'E'),
  fgrep: (words, userland) => readGrep(words, userland, 'F'),
  grep: readGrep,
  head: readHead,
  sed: readSed,
  sort: readSort,
  tail: readTail,
  tr: readTr,
  uniq: readUniq,
};

/** @returns undefined for another program, and for what is not certain to the letter */
export function filterOf([name = '', ...words]: readonly string[], userland: Userland): Filter | undefined {
  return Object.hasOwn(filters, name) ? filters[name]?.(words, userland) : undefined;
}
