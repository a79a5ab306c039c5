// Runs a few command lines by the built parts, and keeps the code that V8 made of them beside each: `packages/cli/src/load-part.ts`
// starts with it. Functions that none of these lines calls are compiled when one needs them, as ever.
//
//   node scripts/setup/make-code.mjs        after bundle.mjs, which calls it

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { serveRecorded } from '../record/serve-recorded.mjs';
import { root } from './bootstrap.mjs';

const dist = join(root, 'packages', 'cli', 'dist');
const fixture = (...parts) => join(root, 'fixtures', ...parts);
const parts = new Map();

/** As load-part.ts does it. */
function load(name) {
  const known = parts.get(name);
  if (known) return known.module.exports;
  const file = join(dist, name);
  const source = readFileSync(file);
  const script = new Script(`(function(exports,require,module){${source.toString('latin1')}\n})`, { filename: file });
  const module = new Module(file);
  parts.set(name, { file, source, script, module });
  const require = createRequire(file);
  script.runInThisContext()(module.exports, (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), module);
  return module.exports;
}

const { run } = load('command.cjs');
const index = await serveRecorded(fixture('index'));
const said = [];
const io = {
  stdout: { write: (text) => said.push(text) },
  stderr: { write: (text) => said.push(text) },
  environment: {},
  openStdin: async function* () {},
  signal: new AbortController().signal,
};
const common = ['--base', 'python:3.12-alpine', '--no-config', '--no-cache'];
const lines = [
  [fixture('corpus', 'pandas-poetry-lock2.1', 'poetry.lock'), '--offline'],
  [fixture('corpus', 'fastapi-uv', 'uv.lock'), '--offline'],
  [fixture('projects', 'sample', 'requirements.txt'), '--index-url', index.url, '--no-inspect-sdist'],
];
for (const line of lines) {
  said.length = 0;
  const code = await run([...line, ...common], io);
  // 1: something is to build, which is what the sample is for.
  if (code > 1) throw new Error(`exit code ${code} of ${line.join(' ')}: ${said.join('')}`);
}
await index.close();
// A run starts under V8's own flags; those that lean-undici.mjs changes are taken back when a process ends.
for (const flag of ['--wasm-tier-up', '--wasm-dynamic-tiering', `--interrupt-budget=${66 * 1024}`])
  setFlagsFromString(flag);
for (const { file, source, script } of parts.values()) {
  const code = script.createCachedData();
  const sums = Buffer.alloc(8);
  sums.writeUInt32LE(crc32(source), 0);
  sums.writeUInt32LE(crc32(code), 4);
  writeFileSync(`${file}.${process.versions.v8}-${process.platform}-${process.arch}.code`, Buffer.concat([sums, code]));
}
