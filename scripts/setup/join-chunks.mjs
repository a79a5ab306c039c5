// A program that was split for what it loads later on comes in dozens of small files, each of which is asked for, and packs badly.
// What a program loads at once is joined into one file, and what is loaded later imports from that one.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { joinSmallParts } from './join-small-parts.mjs';

/** An import as esbuild writes it when it minifies. */
const imported = /import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/g;

/**
 * @param outputs those of esbuild's metafile
 * @param entry name of the file that the browser starts, such as `worker.js`: what it imports is in `worker-all.js` then
 * @param apart how the name of a part begins that has to stay a file
 * @returns the names of the files that are left
 */
export async function joinChunks(folder, outputs, entry, apart) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const joined = startingWith(entry, byName);
  const later = [...byName.keys()].filter((name) => !joined.has(name));
  const all = entry.replace('.js', '-all.js');
  const names = new Map();
  /** What the joined file calls an export of one of its chunks. */
  const nameOf = (chunk, name) => {
    const key = `${chunk} ${name}`;
    if (!names.has(key)) names.set(key, { chunk, name, short: `$${names.size.toString(36)}` });
    return names.get(key).short;
  };
  for (const name of later) {
    const file = join(folder, name);
    writeFileSync(file, importingFrom(all, readFileSync(file, 'utf8'), joined, nameOf));
  }
  // What the program has from its start can be asked for by name all the same: where another part of it loads the module on demand.
  const asked = [...joined].filter((name) => isAskedLater(name, byName));
  const kept = new Map(
    asked.map((chunk) => [chunk, byName.get(chunk).exports.map((name) => `${nameOf(chunk, name)} as ${name}`)]),
  );
  const contents = [
    `import './${entry}';`,
    ...[...names.values()].map(({ chunk, name, short }) => `export {${name} as ${short}} from './${chunk}';`),
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'js' },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    plugins: [{ name: 'later', setup: (it) => it.onResolve({ filter: /^\.\// }, onDemand) }],
  });
  for (const name of joined) rmSync(join(folder, name));
  writeFileSync(join(folder, all), outputFiles[0].contents);
  writeFileSync(join(folder, entry), `import'./${all}';\n`);
  for (const [chunk, back] of kept) writeFileSync(join(folder, chunk), `export{${back.join(',')}}from'./${all}';\n`);
  const small = later.filter((name) => !name.startsWith(apart));
  const others = [entry, all, ...kept.keys(), ...later.filter((name) => name.startsWith(apart))];
  return joinSmallParts(folder, byName, small, others);
}

/** The chunks that are loaded when the program starts, itself included. */
function startingWith(entry, byName) {
  const found = new Set();
  const follow = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const { path, kind } of byName.get(name).imports) if (kind === 'import-statement') follow(basename(path));
  };
  follow(entry);
  return found;
}

function isAskedLater(chunk, byName) {
  return [...byName.values()].some(({ imports }) =>
    imports.some(({ path, kind }) => kind === 'dynamic-import' && basename(path) === chunk),
  );
}

/** The text of a chunk that has from the joined file what it had from the chunks in it. */
function importingFrom(all, text, joined, nameOf) {
  const taken = [];
  const rest = text.replaceAll(imported, (statement, list, chunk) => {
    if (!joined.has(chunk)) return statement;
    for (const each of list?.split(',') ?? []) {
      const [name, local = name] = each.split(' as ');
      taken.push(`${nameOf(chunk, name)} as ${local}`);
    }
    return '';
  });
  return taken.length === 0 ? rest : `import{${taken.join(',')}}from"./${all}";${rest}`;
}

function onDemand({ path, kind }) {
  return kind === 'dynamic-import' ? { path, external: true } : undefined;
}
