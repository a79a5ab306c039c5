// The `.env` beside a compose file, as Compose reads it.

import { expandVariables, type ValueOf } from '../dockerfile/expand-variables.ts';

/** @param outside variables that stand before the file's own */
export function readDotEnv(text: string, outside: ValueOf): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const valueOf: ValueOf = (name) => outside(name) ?? values.get(name) ?? '';
  for (const line of text.split(/\r?\n/)) {
    const [, name, written = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*[=:]\s?(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const [, single, double] = /^\s*(?:'([^']*)'|"((?:\\.|[^"\\])*)")/.exec(written) ?? [];
    // A comment begins behind white space.
    const plain = double?.replaceAll(/\\n/g, '\n') ?? written.replace(/(?:^|\s+)#.*$/, '').trim();
    values.set(name, single ?? expandVariables(plain, valueOf).text);
  }
  return values;
}
