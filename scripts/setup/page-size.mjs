// How much the page loads before it can judge a lock: what its worker imports, packed, without the tables of images.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './bootstrap.mjs';

/** The tables of images grow with every image that is made; the page cannot do without. */
const tables = /\/(?:python|system|listed)-images\.js$/;

/** Bytes, packed. The rest is loaded by who needs it, or when the page has been opened. */
export async function pageSize() {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(root, 'packages', 'web', 'src', 'worker.ts')],
    outdir: join(root, 'packages', 'web', 'dist'),
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    plugins: [{ name: 'without tables', setup: (it) => it.onLoad({ filter: tables }, withoutRows) }],
  });
  const packed = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents).length]));
  const loaded = new Set();
  const follow = (path) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of metafile.outputs[path].imports) if (kind === 'import-statement') follow(next);
  };
  follow('packages/web/dist/worker.js');
  return [...loaded].reduce((sum, path) => sum + packed.get(join(root, path)), 0);
}

function withoutRows({ path }) {
  return { contents: readFileSync(path, 'utf8').replaceAll(/`[^`]*`/g, '``') };
}
