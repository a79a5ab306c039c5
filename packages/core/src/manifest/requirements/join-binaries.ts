// The rules of several files about kinds of files, as if their options stood one behind the other.

import type { BinaryRules } from '../manifest.ts';
import { applyBinaryOption, type BinaryOptions } from './binary-options.ts';

/** @param rules what stands before them, such as options of the command line; they are added to it in place */
export function joinBinaries(
  all: readonly BinaryRules[],
  rules: BinaryOptions = { noBinary: new Set(), onlyBinary: new Set() },
): BinaryRules {
  for (const { noBinary, onlyBinary } of all) {
    for (const value of allFirst(noBinary)) applyBinaryOption(rules, 'no-binary', value);
    for (const value of allFirst(onlyBinary)) applyBinaryOption(rules, 'only-binary', value);
  }
  return { noBinary: [...rules.noBinary], onlyBinary: [...rules.onlyBinary] };
}

/** `:all:` empties what stands before it, and a file's rules are a set by now. */
function allFirst(names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => Number(b === ':all:') - Number(a === ':all:'));
}
