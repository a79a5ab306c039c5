// A report is written whole: whoever has the file before open goes on reading that one, and nothing is left beside it.

import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../packages/cli/src/write-whole.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'wheelcheck-whole-'));

it('who reads the file before reads all of it, and the next one is whole at once', async () => {
  const [place, before] = [folder(), 'before '.repeat(10_000)];
  const path = join(place, 'report.json');
  writeFileSync(path, before);
  chmodSync(path, 0o640);
  const open = openSync(path, 'r');
  await writeWhole(path, 'after');
  const read = Buffer.alloc(before.length);
  expect([readSync(open, read), read.toString()]).toEqual([before.length, before]);
  closeSync(open);
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777, readdirSync(place)]).toEqual([
    'after',
    0o640,
    ['report.json'],
  ]);
});

it('a link stays a link, and what it leads to is replaced', async () => {
  const place = folder();
  mkdirSync(join(place, 'there'));
  writeFileSync(join(place, 'there', 'a.json'), 'before');
  symlinkSync(join('there', 'a.json'), join(place, 'report.json'));
  await writeWhole(join(place, 'report.json'), 'after');
  expect(lstatSync(join(place, 'report.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(place, 'there', 'a.json'), 'utf8')).toBe('after');
});

it('where it cannot be written nothing is left behind', async () => {
  const place = folder();
  await expect(writeWhole(join(place, 'nowhere', 'report.json'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(place)).toEqual([]);
});
