// pip's --no-binary and --only-binary, one option after the other → the rules that are left (FormatControl in pip).

import { normalizeName } from '../../packaging/name.ts';

/** The rules while options are read; each set holds names or `:all:`. */
export interface BinaryOptions {
  readonly noBinary: Set<string>;
  readonly onlyBinary: Set<string>;
}

export type BinaryOptionName = 'no-binary' | 'only-binary';

export interface BinaryOption {
  readonly option: BinaryOptionName;
  readonly value: string;
}

/**
 * The options of two lists, one behind the other.
 *
 * @param order which of the two each of them was, where that is known; else `:all:` comes first, from whichever list: it would empty
 *   what stands before it, and nobody who names a package beside it means that
 */
export function inOrder(
  noBinary: readonly string[],
  onlyBinary: readonly string[],
  order: readonly BinaryOptionName[] = [],
): readonly BinaryOption[] {
  const listed = (option: BinaryOptionName, values: readonly string[]): readonly BinaryOption[] =>
    values.map((value) => ({ option, value }));
  const all = [...listed('no-binary', noBinary), ...listed('only-binary', onlyBinary)];
  if (order.length !== all.length) return all.toSorted((a, b) => Number(saysAll(b)) - Number(saysAll(a)));
  const left = { 'no-binary': [...noBinary], 'only-binary': [...onlyBinary] };
  return order.flatMap((option) => listed(option, left[option].splice(0, 1)));
}

function saysAll({ value }: BinaryOption): boolean {
  return value.split(',').includes(':all:');
}

/**
 * Applies one more option in place. A name leaves the other set; `:all:` empties both before, `:none:` its own.
 *
 * @param value as written: names, `:all:` or `:none:`, between commas
 */
export function applyBinaryOption(rules: BinaryOptions, option: BinaryOptionName, value: string): void {
  const [own, other] = option === 'no-binary' ? [rules.noBinary, rules.onlyBinary] : [rules.onlyBinary, rules.noBinary];
  const names = value.split(',');
  let next = 0;
  for (let all = names.indexOf(':all:'); all !== -1; all = names.indexOf(':all:', next)) {
    other.clear();
    own.clear();
    own.add(':all:');
    // Names behind `:all:` say nothing, unless a `:none:` among them takes it back.
    next = names.includes(':none:', all + 1) ? all + 1 : names.length;
  }
  for (const name of names.slice(next)) {
    if (name === ':none:') {
      own.clear();
    } else {
      const normalized = normalizeName(name);
      other.delete(normalized);
      own.add(normalized);
    }
  }
}
