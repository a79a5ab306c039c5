// Bundles the command: a small file that Node starts, and the parts that it loads with the code that V8 made of them at the build
// (docs/decisions/14-code-made-at-the-build.md).

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bootstrap.mjs';
import { lazyNode } from './lazy-node.mjs';
import { leanUndici } from './lean-undici.mjs';
import { portableToml } from './portable-toml.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const out = join(root, 'packages', 'cli', 'dist');
/** Source files of all bundles. */
const bundled = new Set();
mkdirSync(out, { recursive: true });
for (const old of readdirSync(out).filter((name) => /\.(?:[mc]js|code)$/.test(name))) rmSync(join(out, old));

for (const source of await portableToml()) bundled.add(source);
for (const name of ['main', 'pre-commit', 'gate']) await program(name);

/** Loaded when the first of their kind is read, by the files of core that name them. */
const onDemand = {
  undici: join('packages', 'core', 'dist', 'node', 'undici.js'),
  yaml: join('packages', 'core', 'dist', 'compose', 'yaml-library.js'),
};
await part('command', join('packages', 'cli', 'src', 'command.ts'));
for (const [name, file] of Object.entries(onDemand)) await part(name, file);
await part('page-worker', join('packages', 'core', 'dist', 'node', 'page-worker.js'));

writeFileSync(join(out, 'third-party-notices.txt'), thirdPartyNotices([...bundled], 'The command wheelcheck'));

/** What every bundle is made with. */
async function bundle(options) {
  const { metafile } = await build({
    outdir: out,
    bundle: true,
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    ...options,
  });
  for (const input of Object.keys(metafile.inputs)) bundled.add(input);
}

/** A file that Node runs or imports. */
async function program(name) {
  await bundle({
    entryPoints: [join(root, 'packages', 'cli', 'src', `${name}.ts`)],
    outExtension: { '.js': '.mjs' },
    format: 'esm',
  });
  const file = join(out, `${name}.mjs`);
  writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`);
  chmodSync(file, 0o755);
}

/** A file that load-part.ts loads. */
async function part(name, entry) {
  await bundle({
    entryPoints: { [name]: join(root, entry) },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    supported: { 'dynamic-import': false },
    // As load-part.ts and Node name a module. What else is asked of it is undefined, and a thread would not be found.
    define: { 'import.meta.filename': 'module.id' },
    logOverride: { 'empty-import-meta': 'error' },
    plugins: [{ name: 'parts', setup: (it) => it.onResolve({ filter: /^\./ }, otherPart) }, lazyNode, leanUndici],
  });
  // It is read as Latin-1, which is the fastest; esbuild leaves what stands in tagged templates.
  const file = join(out, `${name}.cjs`);
  const escaped = ([unit]) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/[^\0-\x7f]/g, escaped));
}

function otherPart({ path, resolveDir, kind }) {
  if (kind !== 'dynamic-import') return undefined;
  const name = Object.keys(onDemand).find((each) => join(root, onDemand[each]) === join(resolveDir, path));
  return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
}

copyFileSync(
  join(root, 'packages/core/src/report/report.schema.json'),
  join(root, 'packages/core/dist/report/report.schema.json'),
);

const made = spawnSync(process.execPath, [join(root, 'scripts', 'setup', 'make-code.mjs')], { encoding: 'utf8' });
// The command works without, and starts slower.
if (made.status !== 0) process.stderr.write(`no code was made: ${made.stderr}\n`);
