// The code that was made of the command at its build: it is taken where it is whole, and whatever is wrong with it changes the time alone.

import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { crc32 } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { command } from '../support/command.ts';

const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-code-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const lock = join(import.meta.dirname, '../../fixtures/corpus/fastapi-uv/uv.lock');

const MADE = `command.cjs.${process.versions.v8}-${process.platform}-${process.arch}.code`;

it('is code of this V8 and of this command', () => {
  // In a process of its own: V8 compares its flags as well, and those of the tests are others.
  const asked = `
    const { readFileSync } = require('node:fs');
    const source = readFileSync('command.cjs', 'latin1');
    const cachedData = readFileSync('${MADE}').subarray(8);
    const script = new (require('node:vm').Script)('(function(exports,require,module){' + source + '\\n})', { cachedData });
    console.log(script.cachedDataRejected)`;
  const said = execFileSync(process.execPath, ['-e', asked], {
    cwd: dirname(command),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(said).toBe('false\n');
});

const inOtherWords = (folder: string): void => {
  const file = join(folder, 'command.cjs');
  const text = readFileSync(file, 'latin1').replaceAll('no compiler is needed', 'NO COMPILER IS NEEDED');
  writeFileSync(file, text, 'latin1');
};

// V8 compares the length of the text alone, so that what is said tells which of both ran.
it.each([
  ['is what runs', () => undefined, 'no compiler is needed'],
  ['is not there: the text is what runs', (code: string) => rmSync(code), 'NO COMPILER IS NEEDED'],
])('%s', (name, spoil, expected) => {
  const folder = join(scratch, name.replaceAll(/\W/g, '-'));
  cpSync(dirname(command), folder, { recursive: true, filter: (file) => !file.endsWith('types') });
  inOtherWords(folder);
  const code = join(folder, MADE);
  const bytes = readFileSync(code);
  bytes.writeUInt32LE(crc32(readFileSync(join(folder, 'command.cjs'))), 0);
  writeFileSync(code, bytes);
  spoil(code);
  const asked = [
    join(folder, 'main.mjs'),
    lock,
    '--offline',
    '--base',
    'python:3.12-alpine',
    '--no-config',
    '--no-cache',
  ];
  const said = execFileSync(process.execPath, asked, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  expect(said.replaceAll(/\s+/g, ' ')).toContain(expected);
});

const flipped = (file: string, at: (length: number) => number): void => {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at(bytes.length)) ^ 1, at(bytes.length));
  writeFileSync(file, bytes);
};

it.each<[string, (folder: string) => void]>([
  ['whole', () => undefined],
  ['none', (folder) => rmSync(join(folder, MADE))],
  ['empty', (folder) => writeFileSync(join(folder, MADE), '')],
  ['cut off', (folder) => writeFileSync(join(folder, MADE), readFileSync(join(folder, MADE)).subarray(0, 400_000))],
  ['a bit is wrong in the middle', (folder) => flipped(join(folder, MADE), (length) => length >> 1)],
  ['a bit is wrong in its sums', (folder) => flipped(join(folder, MADE), () => 5)],
  ['of another text of the command', (folder) => appendFileSync(join(folder, 'command.cjs'), '//\n')],
  ['a folder that nobody can write', (folder) => chmodSync(folder, 0o555)],
])('%s', (name, spoil) => {
  const folder = join(scratch, name.replaceAll(' ', '-'));
  cpSync(dirname(command), folder, { recursive: true, filter: (file) => !file.endsWith('types') });
  spoil(folder);
  const before = readdirSync(folder);
  const said = execFileSync(process.execPath, [join(folder, 'main.mjs'), 'images', 'python:3.12-alpine'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(said).toMatch(/^python:3\.12-alpine /);
  expect(readdirSync(folder)).toEqual(before);
  chmodSync(folder, 0o755);
});
