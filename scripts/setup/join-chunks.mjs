// A program that was split for what it loads later on comes in dozens of small files, each of which is asked for, and packs badly.
// What a program loads at once is joined into one file; what is loaded later finds its names there.

import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * @param outputs those of esbuild's metafile
 * @param entry name of the file that the browser starts, such as `worker.js`: what it imports is in `worker-all.js` then
 * @returns the names of the files that are left
 */
export async function joinChunks(folder, outputs, entry) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const joined = new Set();
  const follow = (name) => {
    if (joined.has(name)) return;
    joined.add(name);
    for (const { path, kind } of byName.get(name).imports) if (kind === 'import-statement') follow(basename(path));
  };
  follow(entry);
  joined.delete(entry);
  const chunks = [...joined].map((name, position) => ({
    name,
    prefix: `p${position}_`,
    names: byName.get(name).exports,
  }));
  const renamed = ({ names, prefix }) => names.map((each) => `${each} as ${prefix}${each}`).join(',');
  const back = ({ names, prefix }) => names.map((each) => `${prefix}${each} as ${each}`).join(',');
  const contents = [
    `import './${entry}';`,
    ...chunks.map((chunk) => `export {${renamed(chunk)}} from './${chunk.name}';`),
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'js' },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    plugins: [{ name: 'later', setup: (it) => it.onResolve({ filter: /^\.\// }, later) }],
  });
  const all = entry.replace('.js', '-all.js');
  writeFileSync(join(folder, all), outputFiles[0].contents);
  writeFileSync(join(folder, entry), `import'./${all}';\n`);
  const isInside = (name) => joined.has(name) || name === entry;
  const isAsked = (chunk) =>
    [...byName].some(([name, { imports }]) =>
      imports.some(({ path, kind }) => basename(path) === chunk && (kind === 'dynamic-import' || !isInside(name))),
    );
  for (const chunk of chunks) {
    if (isAsked(chunk.name)) writeFileSync(join(folder, chunk.name), `export{${back(chunk)}}from'./${all}';\n`);
    else rmSync(join(folder, chunk.name));
  }
  return [...byName.keys(), all].filter((name) => !joined.has(name) || isAsked(name));
}

function later({ path, kind }) {
  return kind === 'dynamic-import' ? { path, external: true } : undefined;
}
