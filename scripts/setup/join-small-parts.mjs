// What is loaded on demand is often a few hundred bytes. As a file of its own it packs badly, and is asked for by itself: the small
// ones are joined into one file, which the first of them brings, so that a few words more cost a page no more than they say.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bytes, packed. A larger part gains little, and whoever needs a small one would wait for it. */
const SMALL = 1500;

const joined = 'small-parts.js';

/** What loads a part, as esbuild writes it when it minifies. */
const asked = /import\("\.\/([^"]+)"\)/g;

/**
 * @param byName esbuild's metafile: each output by its name
 * @param later names of what may be joined: none of it is loaded when the program starts
 * @param others names of the program's other files
 * @returns the names of all files that are left
 */
export async function joinSmallParts(folder, byName, later, others) {
  const { parts, members } = joinable(folder, byName, later);
  const shorts = new Map(parts.map((name, position) => [name, `$${position.toString(36)}`]));
  const fromJoined = (statement, name) =>
    shorts.has(name) ? `import("./${joined}").then(e=>e.${shorts.get(name)})` : statement;
  for (const name of [...later, ...others]) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(asked, fromJoined));
  }
  const external = ({ path, kind }) =>
    kind === 'dynamic-import' || !members.has(basename(path)) ? { path, external: true } : undefined;
  const { outputFiles } = await build({
    stdin: {
      contents: [...shorts].map(([name, short]) => `export * as ${short} from './${name}';`).join('\n'),
      resolveDir: folder,
      loader: 'js',
    },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    plugins: [{ name: 'members', setup: (it) => it.onResolve({ filter: /^\.\// }, external) }],
  });
  for (const name of members) rmSync(join(folder, name));
  writeFileSync(join(folder, joined), outputFiles[0].contents);
  return [...later.filter((name) => !members.has(name)), ...others, joined];
}

/**
 * Small parts that bring nothing large, and what they alone import: what others import too would bring the joined file with them.
 *
 * @returns `parts`, those that are asked for; `members`, with what goes with them
 */
function joinable(folder, byName, later) {
  const isSmall = (name) => gzipSync(readFileSync(join(folder, name))).length < SMALL;
  const small = new Set(later.filter(isSmall));
  const importsOf = (name) => importedBy(name, byName).filter((each) => later.includes(each));
  const bringsLarge = (name) => importsOf(name).some((each) => !small.has(each) || bringsLarge(each));
  const isPart = (name) => byName.get(name).entryPoint !== undefined;
  const parts = [...small].filter((name) => isPart(name) && !bringsLarge(name));
  const members = new Set([...small].filter((name) => parts.includes(name) || !isPart(name)));
  for (;;) {
    const shared = [...members].filter(
      (name) => !isPart(name) && later.some((each) => !members.has(each) && importsOf(each).includes(name)),
    );
    if (shared.length === 0) return { parts, members };
    for (const name of shared) members.delete(name);
  }
}

function importedBy(name, byName) {
  const static_ = byName.get(name).imports.filter(({ kind }) => kind === 'import-statement');
  return static_.map(({ path }) => basename(path));
}
