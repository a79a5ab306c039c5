// pip's --no-binary and --only-binary, one option after the other → the rules that are left (FormatControl in pip).

import { normalizeName } from '../../packaging/name.ts';
import type { BinaryOption, BinaryOptionName, BinaryRules } from '../binary-rules.ts';

/** The rules while options are read; each set holds names or `:all:`. */
type Rules = Readonly<Record<keyof Omit<BinaryRules, 'stated'>, Set<string>>>;

/** What is left of options one behind the other, as pip reads them. */
export function binaryRules(options: readonly BinaryOption[]): BinaryRules {
  const rules: Rules = { noBinary: new Set(), onlyBinary: new Set() };
  for (const { option, value } of options) applyBinaryOption(rules, option, value);
  const left = { noBinary: [...rules.noBinary], onlyBinary: [...rules.onlyBinary] };
  return new Set(options.map(({ option }) => option)).size > 1 ? { ...left, stated: options } : left;
}

/** What is left of them for uv: each of the two options has a list of its own, and one takes nothing out of the other's. */
export function binaryRulesApart(options: readonly BinaryOption[]): BinaryRules {
  const left = (wanted: BinaryOptionName): readonly string[] => {
    const { noBinary, onlyBinary } = binaryRules(options.filter(({ option }) => option === wanted));
    return [...noBinary, ...onlyBinary];
  };
  return { noBinary: left('no-binary'), onlyBinary: left('only-binary') };
}

/** The options that came to the rules, or others that come to the same. */
export function statedBinaries({ stated, noBinary, onlyBinary }: BinaryRules): readonly BinaryOption[] {
  return stated ?? inOrder(noBinary, onlyBinary);
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
function applyBinaryOption(rules: Rules, option: BinaryOptionName, value: string): void {
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
