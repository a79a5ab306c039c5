// The committed man page is the one that the tables make: node scripts/make/make-man.mjs

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../packages/cli/src/command-table.ts';
import { configurationKeys } from '../../packages/cli/src/configuration-keys.ts';
import { optionTable } from '../../packages/cli/src/option-table.ts';
import { variableOf } from '../../packages/cli/src/options.ts';
import { VERSION } from '../../packages/cli/src/version.ts';
import { readConfiguration } from '../../packages/core/src/configuration/read-configuration.ts';
import { manifestNames } from '../../packages/core/src/manifest/formats.ts';
import { renderers } from '../../packages/core/src/render/renderers.ts';
import { manFile, manPage } from '../../scripts/make/make-man.mjs';

const parts = { commands: commandTable, options: optionTable, version: VERSION, fileNames: manifestNames, variableOf };
const page = manPage(parts);

it('is up to date', () => {
  expect(readFileSync(manFile, 'utf8')).toBe(page);
});

it('names every report format', () => {
  const help = optionTable.find(({ flags }) => flags.includes('--format'))?.help ?? '';
  expect(Object.keys(renderers).filter((format) => !help.split(/\W+/).includes(format))).toEqual([]);
});

it('has the sections that a reader expects', () => {
  expect([...page.matchAll(/^\.SH (.*)$/gm)].map(([, title]) => title)).toEqual([
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'OPTIONS',
    'ENVIRONMENT',
    'CONFIGURATION',
    'EXIT STATUS',
    'EXAMPLES',
    'FILES',
    'SEE ALSO',
  ]);
});

it('shows a configuration that can be read', () => {
  const example = /^\.EX\n(\[tool\.wheelcheck\][^]*?)\n\.EE$/m.exec(page)?.[1]?.replaceAll('\\-', '-') ?? '';
  const read = readConfiguration(example, 'pyproject.toml', configurationKeys);
  expect([...(read?.settings.keys() ?? [])]).toEqual(['base', 'platform', 'fail-on']);
  expect(read?.ignores).toHaveLength(1);
});

describe('words', () => {
  const of = (help: string): string =>
    manPage({
      ...parts,
      options: [{ group: 'A', flags: '-x, --extra-index <url[=name]>', help, commands: ['check'], repeatable: true }],
    });

  it('an option has its names, its value and its notes', () => {
    expect(of('what it does')).toContain(
      '.SS A options\n.TP\n\\fB\\-x\\fR, \\fB\\-\\-extra\\-index\\fR \\fIurl[=name]\\fR\nwhat it does. Repeatable.\n',
    );
    expect(of('what it does')).toContain('.TP 30\n\\fBWHEELCHECK_EXTRA_INDEX\\fR\n\\fB\\-\\-extra\\-index\\fR\n');
  });

  const rows: readonly (readonly [help: string, line: string])[] = [
    ['.so /etc/passwd', '\\&.so /etc/passwd. Repeatable.'],
    ["'br is a request", '\\(aqbr is a request. Repeatable.'],
    ['back\\slash and `ticks`', 'back\\eslash and \\(gaticks\\(ga. Repeatable.'],
    ['~/.cache, a^b', '\\(ti/.cache, a\\(hab. Repeatable.'],
  ];
  it.each(rows)('%s stands for itself', (help, line) => {
    expect(of(help).split('\n')).toContain(line);
  });

  it('no line of words is longer than 80 characters, and none begins as a request', () => {
    const lines = of(`${'word '.repeat(15)}.br ${'more '.repeat(30)}`).split('\n');
    expect(lines.filter((line) => line.length > 80 && /^(?:word|more)/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^[.']br/.test(line))).toHaveLength(commandTable.length - 1);
  });
});
