// The line of a project's file on which it asks for a package.

import { normalizeName } from '../../packaging/name.ts';

/** The first line that names the package in quotes, behind `=` or at its start; undefined where none does. */
export function lineFinder(text: string): (name: string) => number | undefined {
  const lines = new Map<string, number>();
  for (const [position, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const [, word = ''] of line.matchAll(/(?:["']|^\s*|=\s*)([A-Za-z0-9][\w.-]*)/g)) {
      const name = normalizeName(word).replace(/-$/, '');
      if (!lines.has(name)) lines.set(name, position + 1);
    }
  }
  return (name) => lines.get(name);
}
