// Paths that a command prints, for another one to take: `find /opt/venv`, `ls -d venv`, `python -c "import site; …"`.

import { foundBelow } from './moved-by-find.ts';

/** Where Python says that packages lie. */
const asksPython = /\b(?:site|sysconfig|distutils)\b|__(?:file|path)__/;

/**
 * @param packages where packages may lie
 * @returns undefined for a program that passes on what it is given, or prints something else
 */
export function listedPaths(
  name: string,
  words: readonly string[],
  packages: readonly string[],
): readonly string[] | undefined {
  if (name === 'find') return foundBelow(words);
  if (/^python[\d.]*$/.test(name)) return asksPython.test(words.join(' ')) ? packages : undefined;
  if (!/^(?:ls|echo|printf|realpath|readlink|dirname)$/.test(name)) return undefined;
  const plain = words.filter((word) => !word.startsWith('-'));
  return plain.length === 0 ? ['.'] : plain;
}
