// Bundles the command into one file plus parts that load on demand: start-up time is mostly the number of files read.

import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bootstrap.mjs';
import { portableToml } from './portable-toml.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const out = join(root, 'packages', 'cli', 'dist');
/** Source files of all bundles. */
const bundled = new Set();
mkdirSync(out, { recursive: true });
for (const old of readdirSync(out).filter((name) => name.endsWith('.mjs'))) rmSync(join(out, old));

for (const source of await portableToml()) bundled.add(source);
await bundle('main');
// In one build they would share chunks, and the command would have more files to read.
await bundle('pre-commit');
await bundle('gate');

writeFileSync(join(out, 'third-party-notices.txt'), thirdPartyNotices([...bundled], 'The command wheelcheck'));

async function bundle(name) {
  const { metafile } = await build({
    entryPoints: [join(root, 'packages', 'cli', 'src', `${name}.ts`)],
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    // undici and commander are CommonJS inside: they ask for Node's modules with require().
    banner: {
      js: "import{createRequire as __nodeRequire}from'node:module';const require=__nodeRequire(import.meta.url);",
    },
  });
  for (const input of Object.keys(metafile.inputs)) bundled.add(input);
  const file = join(out, `${name}.mjs`);
  writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`);
  chmodSync(file, 0o755);
}

copyFileSync(
  join(root, 'packages/core/src/report/report.schema.json'),
  join(root, 'packages/core/dist/report/report.schema.json'),
);
