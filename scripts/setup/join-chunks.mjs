// A program that was split for what it loads later on comes in dozens of small files, each of which is asked for, and packs badly.
// What it loads at once is joined into one file; so are the small ones that it loads later, with what they share.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { joinFiles } from './join-files.mjs';

/** Bytes, packed. A larger part gains little, and whoever needs a small one would wait for it. */
const SMALL = 1500;

/**
 * @param outputs those of esbuild's metafile
 * @param entry name of the file that the browser starts, such as `worker.js`: what it imports is in `worker-all.js` then
 * @param apart how the names of parts begin that stay files of their own: what nearly every run loads brings nothing else
 * @returns the names of the files that are left
 */
export async function joinChunks(folder, outputs, entry, apart) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const atOnce = importedBy([entry], byName);
  const all = entry.replace('.js', '-all.js');
  const names = await joinFiles({ folder, names: [...byName.keys()], members: atOnce, into: all, entry });
  writeFileSync(join(folder, entry), `import'./${all}';\n`);
  const parts = names.filter((name) => name !== all);
  const small = smallParts(folder, byName, parts, apart);
  return [entry, ...(await joinFiles({ folder, names, members: small, into: 'small-parts.js' }))];
}

/** Those that bring nothing large with them. */
function smallParts(folder, byName, parts, apart) {
  const often = importedBy(
    parts.filter((name) => apart.some((start) => name.startsWith(start))),
    byName,
  );
  const isLarge = (name) => gzipSync(readFileSync(join(folder, name))).length >= SMALL;
  const large = new Set(parts.filter(isLarge));
  const bringsLarge = (name) => [...importedBy([name], byName)].some((each) => large.has(each));
  return new Set(parts.filter((name) => !often.has(name) && !bringsLarge(name)));
}

/** What is loaded with these, themselves included. */
function importedBy(names, byName) {
  const found = new Set();
  const follow = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const { path, kind } of byName.get(name).imports) if (kind === 'import-statement') follow(basename(path));
  };
  names.forEach(follow);
  return found;
}
