// Which line each package of a lock stands on.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locate } from '../../../packages/core/src/toml/locate.ts';
import { parseToml } from '../../../packages/core/src/toml/parse-toml.ts';
import { cpuTime } from '../../support/cpu-time.ts';

test.each([
  ['one package', '[[package]]\nname = "a"\n', [2]],
  ['the name not first', '# made\n\n[[package]]\nversion = "1"\nname = "a"\n', [5]],
  ['no name', '[[package]]\nversion = "1"\n[metadata]\nname = "x"\n', [1]],
  [
    'a table of the package between',
    '[[package]]\nname = "a"\n[package.dependencies]\nname = "*"\n[[package]]\nname = "b"\n',
    [2, 6],
  ],
  ['spaces and quotes', '  [[ "package" ]]\n\t"name" = "a"\n', [2]],
  ['CRLF and a byte order mark', '\uFEFF[[package]]\r\nname = "a"\r\n\r\n[[package]]\r\nname = "b"\r\n', [2, 5]],
  [
    'a header inside a string',
    '[[package]]\nname = "a"\ndescription = """\n[[package]]\nname = "no"\n"""\n[[package]]\nname = "b"\n',
    [2, 8],
  ],
  ['a header inside a literal string', "a = '''\n[[package]]\n'''\n[[package]]\nname = 'b'\n", [5]],
  ['a header inside an array', 'a = [\n[["package"]],\n]\n[[package]]\nname = "b"\n', [5]],
  ['an escaped quote before the end', '[[package]]\nd = "\\""\nname = "a"\n', [3]],
  ['another array of tables', '[[packages]]\nname = "a"\n[[package]]\nname = "b"\n', [4]],
  ['a key that begins like name', '[[package]]\nnames = "a"\nname = "b"\n', [3]],
  ['none', '[metadata]\nlock-version = "2.1"\n', []],
  ['inline tables', 'package = [{ name = "a" }]\n', []],
])('%s', (_, text, lines) => {
  expect(locate(parseToml(text, 'a.lock'))).toEqual(lines);
});

test('the array can have another name', () => {
  expect(locate(parseToml('[[packages]]\nname = "a"\n', 'a.lock'), 'packages')).toEqual([2]);
});

describe('every package of a real lock is on the line that names it', () => {
  const corpus = new URL('../../../fixtures/corpus/', import.meta.url);
  test.each(readdirSync(corpus).filter((name) => name.includes('-poetry-')))('%s', (name) => {
    const text = readFileSync(new URL(`${name}/poetry.lock`, corpus), 'utf8');
    const document = parseToml(text, 'poetry.lock');
    const packages: readonly { readonly name: string }[] = JSON.parse(JSON.stringify(document['package']));
    const lines = text.split('\n');
    expect(locate(document).map((line) => lines[line - 1])).toEqual(packages.map((one) => `name = "${one.name}"`));
  });
});

test('time grows with the text, not with its square', () => {
  const started = cpuTime();
  const document = parseToml('[[package]]\nname = "a"\nx = """\n\n"""\n'.repeat(100_000), 'a.lock');
  expect(locate(document)).toHaveLength(100_000);
  expect(cpuTime() - started).toBeLessThan(20_000);
});
