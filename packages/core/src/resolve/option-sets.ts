// Sets of options of one key as bits: bit 0 says that the key is not installed at all, the others are its options. A bigint
// has no end, so `~` gives everything else, options that are met later among it.

import type { Option } from './universe.ts';

export type OptionSet = bigint;

/** Not installed. */
export const absent: OptionSet = 1n;
/** Whatever: installed or not. */
export const anything: OptionSet = -1n;
export const nothing: OptionSet = 0n;

export function isWithin(a: OptionSet, b: OptionSet): boolean {
  return (a & ~b) === nothing;
}

export function isApart(a: OptionSet, b: OptionSet): boolean {
  return (a & b) === nothing;
}

/** Whether it has to be installed. */
export function isPresent(set: OptionSet): boolean {
  return isApart(set, absent);
}

/** The options of one key, each with a bit of its own. */
export interface OptionBits {
  /** Best first. */
  readonly options: readonly Option[];
  bit(option: Option): OptionSet;
  set(some: readonly Option[]): OptionSet;
  /** In the order of `options`. */
  members(set: OptionSet): readonly Option[];
}

export function optionBits(options: readonly Option[]): OptionBits {
  const positions = new Map(options.map((option, position) => [option, position]));
  const bit = (option: Option): OptionSet => {
    const position = positions.get(option);
    return position === undefined ? nothing : 1n << BigInt(position + 1);
  };
  return {
    options,
    bit,
    set(some) {
      const [first] = some;
      const from = first && positions.get(first);
      // Nearly always they stand side by side.
      if (from !== undefined && some.every((option, offset) => options[from + offset] === option))
        return ((1n << BigInt(some.length)) - 1n) << BigInt(from + 1);
      return some.reduce((set, option) => set | bit(option), nothing);
    },
    members(set) {
      if (set === anything) return options;
      // As text, from the last option to the first: testing bit for bit would copy the set once for each.
      const text = BigInt.asUintN(options.length + 1, set)
        .toString(2)
        .padStart(options.length + 1, '0');
      return options.filter((_, position) => text[options.length - 1 - position] === '1');
    },
  };
}
