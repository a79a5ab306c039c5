// Texts that lie beside one another, as core reads them: what somebody dropped on a page, or holds in memory.

import type { InputFile } from '../manifest/input-file.ts';

/** A file by its path, relative and with `/`. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes one of several texts a file of a check; what it names (`-r base.txt`, the pyproject.toml beside a lock) is looked for among
 * the others.
 *
 * @param path of the file that is checked, as one of `all` has it
 * @throws RangeError where none of them has that path
 */
export function webFiles(path: string, all: readonly NamedText[]): InputFile {
  const texts = new Map(all.map((each) => [resolved('', each.path), each.text]));
  const text = texts.get(resolved('', path));
  if (text === undefined) throw new RangeError(`${path} is none of the files`);
  const folder = path.replace(/[^/]*$/, '');
  const find = (other: string): string | undefined => texts.get(resolved(folder, other));
  return {
    path,
    text: text.replace(/^\uFEFF/, ''),
    sha256: sha256Of(text),
    sibling: (other) => Promise.resolve(find(other)?.replace(/^\uFEFF/, '')),
    exists: (other) => Promise.resolve(find(other) !== undefined),
  };
}

function resolved(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** By the platform; a page that came over plain HTTP from another machine is lent no such thing. */
async function sha256Of(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return (await import('../text/sha256-hex.ts')).sha256Hex(bytes);
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
