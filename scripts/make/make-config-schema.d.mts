import type { OptionRow } from '../../packages/cli/src/option-row.ts';

export function configSchema(optionTable: readonly OptionRow[]): string;
