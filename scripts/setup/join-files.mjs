// Some of the files of a program that esbuild has split → one, from which the others have what they had from them.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** An import as esbuild writes it when it minifies. */
const imported = /import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/g;

/** The same of what is loaded on demand. */
const asked = /import\("\.\/([^"]+)"\)/g;

/**
 * @param names of all files of the program
 * @param members of those that are joined
 * @param into the name of the file that they become
 * @param entry the member that does something by itself
 * @returns the names of the files that are left
 */
export async function joinFiles({ folder, names, members, into, entry }) {
  const exported = exportNames();
  for (const name of names) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8').replaceAll(asked, (statement, chunk) =>
      members.has(chunk) ? `import("./${into}").then(e=>e.${exported.whole(chunk)})` : statement,
    );
    writeFileSync(file, members.has(name) ? text : importingFrom(into, text, members, exported.one));
  }
  const external = ({ path, kind }) =>
    kind === 'dynamic-import' || !members.has(basename(path)) ? { path, external: true } : undefined;
  const contents = [...(entry === undefined ? [] : [`import './${entry}';`]), ...exported.lines()].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'js' },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    plugins: [{ name: 'members', setup: (it) => it.onResolve({ filter: /^\.\// }, external) }],
  });
  for (const name of members) rmSync(join(folder, name));
  writeFileSync(join(folder, into), outputFiles[0].contents);
  return [...names.filter((name) => !members.has(name)), into];
}

/** What the joined file calls what its members export: one thing of a member, or all of it where that is loaded on demand. */
function exportNames() {
  const lines = new Map();
  const shortOf = (key, line) => {
    if (!lines.has(key)) {
      const short = `$${lines.size.toString(36)}`;
      lines.set(key, { short, line: line(short) });
    }
    return lines.get(key).short;
  };
  return {
    one: (chunk, name) => shortOf(`${chunk} ${name}`, (short) => `export {${name} as ${short}} from './${chunk}';`),
    whole: (chunk) => shortOf(chunk, (short) => `export * as ${short} from './${chunk}';`),
    lines: () => [...lines.values()].map(({ line }) => line),
  };
}

/** The text of a chunk that has from the joined file what it had from the chunks in it. */
function importingFrom(into, text, members, nameOf) {
  const taken = [];
  const rest = text.replaceAll(imported, (statement, list, chunk) => {
    if (!members.has(chunk)) return statement;
    for (const each of list?.split(',') ?? []) {
      const [name, local = name] = each.split(' as ');
      taken.push(`${nameOf(chunk, name)} as ${local}`);
    }
    return '';
  });
  return taken.length === 0 ? rest : `import{${taken.join(',')}}from"./${into}";${rest}`;
}
