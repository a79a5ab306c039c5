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
  set(test: (option: Option) => boolean): OptionSet;
  /** In the order of `options`. */
  members(set: OptionSet): readonly Option[];
}

export function optionBits(options: readonly Option[]): OptionBits {
  const bits = new Map(options.map((option, position) => [option, 1n << BigInt(position + 1)]));
  const bit = (option: Option): OptionSet => bits.get(option) ?? nothing;
  return {
    options,
    bit,
    set: (test) => options.reduce((set, option) => (test(option) ? set | bit(option) : set), nothing),
    members: (set) => options.filter((option) => !isApart(set, bit(option))),
  };
}
