// Writes docs/api-report.txt: every public name of @wheelcheck/core with its signature, so that a change of either shows in a diff.
// After `npm run build`: node scripts/make/make-api-report.mjs

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

const { exports: paths } = JSON.parse(readFileSync(join(root, 'packages', 'core', 'package.json'), 'utf8'));
const entries = Object.entries(paths).flatMap(([path, { types }]) => (types === undefined ? [] : [[path, types]]));

/** The whole report, of what was compiled last. */
export function apiReport() {
  const all = new Map(entries.map(([path, types]) => [path, exportsOf(join(root, 'packages', 'core', types))]));
  const parts = [...all].map(([path, exported]) => {
    const names = [...exported.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    const isKnown = (name) => path !== '.' && all.get('.').get(name) === exported.get(name);
    const known = names.filter(isKnown).join(', ');
    const own = names.filter((name) => !isKnown(name)).map((name) => exported.get(name));
    const said = [...(known === '' ? [] : [`As in @wheelcheck/core: ${known}.`]), ...own].join('\n\n');
    return `## @wheelcheck/core${path.slice(1)}\n\n${said}\n`;
  });
  return `Public names of @wheelcheck/core and their signatures. Made by scripts/make/make-api-report.mjs.\n\n${parts.join('\n')}`;
}

/** @returns public name → its declaration */
function exportsOf(file) {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const found = new Map(
    [...text.matchAll(/^export declare function ([\w$]+)/gm)].map(([, name]) => [
      name,
      as(name, declarationIn(file, name)),
    ]),
  );
  for (const [, list, from] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '(.+?)';$/gm)) {
    const target = join(dirname(file), from.replace(/\.[jt]s$/, '.d.ts'));
    for (const each of list.split(',')) {
      const [, name = '', alias = name] = /^\s*(?:type )?([\w$]+)(?: as ([\w$]+))?\s*$/.exec(each) ?? [];
      if (name !== '') found.set(alias, as(alias, declarationIn(target, name), name));
    }
  }
  return found;
}

/** A declaration begins at a line's start with its word and ends before the next one. */
function declarationIn(file, name) {
  const text = withoutComments(existsSync(file) ? readFileSync(file, 'utf8') : '');
  const own = new RegExp(
    `^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|function|const|let) ${name.replace('$', '\\$')}\\b`,
  );
  const lines = text.split(/\n(?=\S)(?![}\])])/);
  const found = lines.filter((each) => own.test(each)).map((each) => each.trimEnd());
  if (found.length > 0) return found.join('\n');
  const passedOn = exportsOf(file).get(name);
  if (passedOn === undefined) throw new Error(`${file} declares no ${name}`);
  return passedOn;
}

/** What a constant holds is no part of a signature: a version, the address of the default index. */
function as(alias, declaration, name = alias) {
  const text = declaration
    .replaceAll(/^(?:export )?(?:declare )?/gm, '')
    .replaceAll(/\n\s*\n/g, '\n')
    .replace(/^(const \w+) = ".*";$/, '$1: string;');
  return alias === name ? text : `${text}\n(as ${alias})`;
}

/** Docstrings are for readers; who compares signatures is not told of a changed word. */
function withoutComments(text) {
  return text.replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '').replaceAll(/\/\*\*[\s\S]*?\*\/ ?/g, '');
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'docs', 'api-report.txt'), apiReport());
