// pip's --no-binary and --only-binary, one option after the other → the rules that are left (FormatControl in pip).

import { normalizeName } from '../../packaging/name.ts';

/** The rules while options are read; each set holds names or `:all:`. */
export interface BinaryOptions {
  readonly noBinary: Set<string>;
  readonly onlyBinary: Set<string>;
}

/**
 * Applies one more option in place. A name leaves the other set; `:all:` empties both before, `:none:` its own.
 *
 * @param value as written: names, `:all:` or `:none:`, between commas
 */
export function applyBinaryOption(rules: BinaryOptions, option: 'no-binary' | 'only-binary', value: string): void {
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
