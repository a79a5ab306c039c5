// The rules of several files about kinds of files, as if their options stood one behind the other.

import type { BinaryRules } from '../manifest.ts';
import { applyBinaryOption, type BinaryOptions, inOrder } from './binary-options.ts';

/** @param rules what stands before them, such as options of the command line; they are added to it in place */
export function joinBinaries(
  all: readonly BinaryRules[],
  rules: BinaryOptions = { noBinary: new Set(), onlyBinary: new Set() },
): BinaryRules {
  for (const { noBinary, onlyBinary } of all)
    for (const { option, value } of inOrder(noBinary, onlyBinary)) applyBinaryOption(rules, option, value);
  return { noBinary: [...rules.noBinary], onlyBinary: [...rules.onlyBinary] };
}
