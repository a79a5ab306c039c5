// The file of which a command prints some lines as they are: `grep -v torch requirements.txt`, `awk '/^torch/' requirements.txt`.

import { ownValue } from '../text/own-value.ts';

/** What makes other lines of those that it reads. */
const changing: Readonly<Record<string, RegExp>> = {
  awk: /\b(?:g?sub|gensub|s?printf|split|getline|system|substr|toupper|tolower|OFS|ORS)\b|\bprint\s*[^\s;}]|\$\d*\s*=[^=~]/,
  grep: /^(?:-\w*[oncHbZ]\w*|--(?:only-matching|line-number|count|with-filename).*)$/m,
  sed: /^(?!(?:\d+|\$|\/[^/]*\/)(?:,(?:\d+|\$|\/[^/]*\/))?!?[dp]$|-[nEr]+$)/m,
  head: /^-z/m,
  tail: /^-[fFz]/m,
};
const alias: Readonly<Record<string, string>> = { gawk: 'awk', mawk: 'awk', egrep: 'grep', fgrep: 'grep', gsed: 'sed' };

/** @returns undefined where it reads several, or may print something else */
export function partOfFile([program = '', ...words]: readonly string[]): string | undefined {
  const name = ownValue(alias, program) ?? program;
  const changes = ownValue(changing, name);
  const file = words.at(-1);
  if (changes === undefined || file === undefined || !/\.(?:txt|in)$/.test(file)) return undefined;
  const others = words.slice(0, -1);
  return others.some((word) => /\.(?:txt|in)$|^-f/.test(word)) || changes.test(others.join('\n')) ? undefined : file;
}
