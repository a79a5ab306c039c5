import type { OptionRow } from '../packages/cli/src/option-table.ts';

export function configSchema(optionTable: readonly OptionRow[]): string;
