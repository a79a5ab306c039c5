// What a configuration may hold, from the one table of options.

import type { ConfigurationKey } from '@wheelcheck/core';
import type { OptionRow } from './option-row.ts';
import { optionTable } from './option-table.ts';

/** `fail-on` of `--fail-on <level>`. */
export function keyOf({ flags }: Pick<OptionRow, 'flags'>): string {
  return /--([\w-]+)/.exec(flags)?.[1] ?? '';
}

/** Every key but `ignore`, which is no plain list. */
export const configurationKeys: readonly ConfigurationKey[] = optionTable
  .filter((row) => keyOf(row) !== 'ignore')
  .map((row) => {
    const { number, choices, address, noConfiguration } = row;
    const kind = row.repeatable ? 'texts' : number ? 'number' : row.flags.includes('<') ? 'text' : 'switch';
    return {
      name: keyOf(row),
      kind,
      ...(number ? { least: number.least, whole: number.whole === true } : {}),
      ...(choices ? { choices } : {}),
      ...(address ? { address } : {}),
      ...(noConfiguration === undefined ? {} : { refused: noConfiguration }),
    };
  });
