// A TOML document beside what is judged: what is wrong with it is told by who judges it.

import { WheelcheckError } from '../error.ts';
import { parseToml } from '../toml/parse-toml.ts';
import type { TomlTable } from '../toml/toml-table.ts';

/** Empty where it cannot be read. */
export function tableOf(text: string, path: string): TomlTable {
  try {
    return parseToml(text, path);
  } catch (error) {
    if (error instanceof WheelcheckError) return {};
    throw error;
  }
}
