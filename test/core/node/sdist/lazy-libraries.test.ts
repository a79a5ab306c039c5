// The archive libraries are loaded when an archive of their kind turns up: a run without one starts as fast as before.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const entry = join(import.meta.dirname, '../../../../packages/core/src/node/index.ts');

/** What a file and all that it imports statically take from packages. */
function packagesOf(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const found = new Set<string>();
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
    if (specifier.startsWith('.')) for (const each of packagesOf(join(dirname(file), specifier), seen)) found.add(each);
    else found.add(specifier);
  }
  return found;
}

it('the entry knows none of them', () => {
  const packages = packagesOf(entry);
  expect(packages).toContain('p-limit');
  for (const library of ['tar', 'tar/parse', 'tar/read-entry', 'yauzl', 'seek-bzip', 'xz-decompress', 'undici'])
    expect(packages).not.toContain(library);
});

it('each of the readers knows one', () => {
  const readers = { 'tar-intake': 'tar/parse', 'read-zip': 'yauzl', bunzip2: 'seek-bzip', unxz: 'xz-decompress' };
  for (const [reader, library] of Object.entries(readers))
    expect(packagesOf(join(dirname(entry), `sdist/${reader}.ts`))).toContain(library);
});
