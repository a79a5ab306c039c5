// Puts @iarna/toml into core itself, so that it runs where there is no Node: the library names `global`, and it asks for Node's util
// through eval, which a page with a strict policy reports as an attack.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bootstrap.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const core = join(root, 'packages', 'core');
const askedOfNode = `eval("require('util').inspect")`;

/** @returns the source files that are in it, relative to the root */
export async function portableToml() {
  const { metafile } = await build({
    entryPoints: [join(core, 'src', 'toml', 'iarna-parser.ts')],
    outfile: join(core, 'dist', 'toml', 'iarna-parser.js'),
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    legalComments: 'none',
    define: { global: 'globalThis' },
    metafile: true,
    absWorkingDir: root,
    plugins: [{ name: 'without eval', setup: (it) => it.onLoad({ filter: /toml-parser\.js$/ }, withoutEval) }],
  });
  const sources = Object.keys(metafile.inputs);
  writeFileSync(join(core, 'dist', 'third-party-notices.txt'), thirdPartyNotices(sources, '@wheelcheck/core'));
  return sources;
}

function withoutEval({ path }) {
  const text = readFileSync(path, 'utf8');
  if (text.split(askedOfNode).length !== 2) throw new Error(`${path} no longer asks for Node's util as it did`);
  return { contents: text.replace(askedOfNode, '{}'), loader: 'js' };
}
