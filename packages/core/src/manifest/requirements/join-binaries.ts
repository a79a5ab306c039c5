// The rules of several files about kinds of files, as if their options stood one behind the other.

import type { BinaryRules } from '../binary-rules.ts';
import { binaryRules, statedBinaries } from './binary-options.ts';

export function joinBinaries(all: readonly BinaryRules[]): BinaryRules {
  return binaryRules(all.flatMap(statedBinaries));
}
