// A program that was split for what it loads later on comes in dozens of small files, each of which is asked for, and packs badly.
// What it loads at once is joined into one file; so is what nearly every run loads then, so are the small ones
// among the rest, and what is loaded together.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { joinFiles } from './join-files.mjs';

/** Bytes, packed. A larger part gains little, and whoever needs a small one would wait for it. */
const SMALL = 2000;

/**
 * @param outputs those of esbuild's metafile
 * @param entry name of the file that the browser starts, such as `worker.js`: what it imports is in `worker-all.js` then
 * @param usual modules of parts that nearly every run loads
 * @param together modules of parts that are loaded with one another, by the file that they become
 * @param apart module of a part that stays a file of its own
 * @returns the names of the files that are left
 */
export async function joinChunks(folder, outputs, { entry, usual, together, apart }) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const left = new Set(byName.keys());
  const joined = [];
  const joinInto = async (into, members, start) => {
    await joinFiles({ folder, names: [...left, ...joined], members, into, entry: start });
    for (const name of members) left.delete(name);
    joined.push(into);
  };
  const isOf = (name, modules) => modules.some((module) => byName.get(name).entryPoint?.endsWith(`/${module}`));
  const partsOf = (modules) => [...left].filter((name) => isOf(name, modules));
  const all = entry.replace('.js', '-all.js');
  await joinInto(all, broughtBy([entry], byName, left), entry);
  writeFileSync(join(folder, entry), `import'./${all}';\n`);
  await joinInto('usual-parts.js', broughtBy(partsOf(usual), byName, left));
  const isSmall = (name) => !isOf(name, [apart]) && gzipSync(readFileSync(join(folder, name))).length < SMALL;
  const small = new Set([...left].filter(isSmall));
  const bringsLarge = (name) => [...broughtBy([name], byName, left)].some((each) => !small.has(each));
  await joinInto('small-parts.js', new Set([...small].filter((name) => !bringsLarge(name))));
  for (const [into, modules] of Object.entries(together))
    // oxlint-disable-next-line no-await-in-loop -- each writes the same files
    await joinInto(into, broughtBy(partsOf(modules), byName, left));
  return [entry, ...joined, ...left];
}

/** What of `left` is loaded with these, themselves included. */
function broughtBy(names, byName, left) {
  const found = new Set();
  const follow = (name) => {
    if (found.has(name) || !left.has(name)) return;
    found.add(name);
    for (const { path, kind } of byName.get(name).imports) if (kind === 'import-statement') follow(basename(path));
  };
  names.forEach(follow);
  return found;
}
