// @iarna/toml's parser. It names `global` and tries `eval`, which are Node's: the build puts a file in this one's place that holds
// the library without either (scripts/setup/portable-toml.mjs, docs/decisions/12-toml-for-every-platform.md).

import parse from '@iarna/toml/parse-string.js';
import type { TomlTable } from './toml-table.ts';

/** Throws a TomlError: `line` and `col` counted from 0 (`col` from 1 on the first line), the first line of `message` ending in ` at row …`. */
export const parseString: (text: string) => TomlTable = parse;
