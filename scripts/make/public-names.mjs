// The public names of @wheelcheck/core, of what was compiled last: each with its signature and its docstring.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

const core = join(root, 'packages', 'core');

/** @returns entry (`.`, `./node` …) → public name → `{ name, signature, members, docstring }`; `members` is the signature with its members' docstrings */
export function publicNames() {
  const { exports } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8'));
  const entries = Object.entries(exports).filter(([, { types }]) => types !== undefined);
  return new Map(entries.map(([path, { types }]) => [path, exportsOf(join(core, types))]));
}

function exportsOf(file) {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const own = [...text.matchAll(/^export declare function ([\w$]+)/gm)].map(([, name]) => [
    name,
    as(name, declarationIn(file, name), name),
  ]);
  const found = new Map(own);
  for (const [, list, from] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '(.+?)';$/gm)) {
    const target = join(dirname(file), from.replace(/\.[jt]s$/, '.d.ts'));
    for (const each of list.split(',')) {
      const [, name = '', alias = name] = /^\s*(?:type )?([\w$]+)(?: as ([\w$]+))?\s*$/.exec(each) ?? [];
      if (name !== '') found.set(alias, as(alias, declarationIn(target, name), name));
    }
  }
  for (const [, from] of text.matchAll(/^export type \* from '(.+?)';$/gm)) {
    const target = join(dirname(file), from.replace(/\.[jt]s$/, '.d.ts'));
    for (const [, name] of readFileSync(target, 'utf8').matchAll(/^export (?:interface|type) (\w+)/gm))
      found.set(name, as(name, declarationIn(target, name), name));
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A declaration begins at a line's start with its word and ends before the next one; a docstring stands before it. */
function declarationIn(file, name) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const own = new RegExp(
    `^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|function|const|let) ${name.replace('$', '\\$')}\\b`,
  );
  const pieces = piecesOf(text);
  const found = pieces.flatMap((each, position) => (own.test(each) ? [position] : []));
  if (found.length > 0) {
    const before = pieces[found[0] - 1] ?? '';
    return {
      text: found.map((position) => pieces[position].trimEnd()).join('\n'),
      docstring: before.startsWith('/**') ? before : '',
    };
  }
  const passedOn = exportsOf(file).get(name);
  if (passedOn === undefined) throw new Error(`${file} declares no ${name}`);
  return { text: passedOn.members, docstring: passedOn.docstring };
}

/** Statements and docstrings; one that stands within a union goes on with it. */
function piecesOf(text) {
  const pieces = [];
  for (const each of text.split(/\n(?=\S)(?![}\])])/)) {
    const goesOn = each.startsWith('/**') && each.replace(/^\/\*\*[\s\S]*?\*\//, '').trim() !== '';
    if (goesOn && pieces.length > 0) pieces.push(`${pieces.pop()}\n${each}`);
    else pieces.push(each);
  }
  return pieces;
}

/** What a constant holds is no part of a signature: a version, the address of the default index. */
function as(alias, { text, docstring }, name) {
  const members = text
    .replaceAll(/^(?:export )?(?:declare )?/gm, '')
    .replaceAll(/\n\s*\n/g, '\n')
    .replace(/^(const \w+) = ".*";$/, '$1: string;');
  const signature = withoutComments(members)
    .replaceAll(/\n\s*\n/g, '\n')
    .trimEnd();
  return { name, signature: alias === name ? signature : `${signature}\n(as ${alias})`, members, docstring };
}

function withoutComments(text) {
  return text.replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '').replaceAll(/\/\*\*[\s\S]*?\*\/ ?/g, '');
}
