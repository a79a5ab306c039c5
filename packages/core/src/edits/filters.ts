// The programs whose work on texts is followed to the letter.

import { ownValue } from '../text/own-value.ts';
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

/** Scripts and expressions that people write are a hundredth of that. */
const LONGEST = 20_000;

/** @returns undefined for another program, and for what is not certain to the letter */
export function filterOf([name = '', ...words]: readonly string[], userland: Userland): Filter | undefined {
  if (words.reduce((length, word) => length + word.length, 0) > LONGEST) return undefined;
  return ownValue(filters, name)?.(words, userland);
}
