// A file under constraints of the command line: the report calls each file by its own path.

import { expect, it } from 'vitest';
import { readInput } from '../../../../packages/core/src/manifest/input.ts';
import type { InputFile } from '../../../../packages/core/src/manifest/input-file.ts';
import { constrainedFile } from '../../../../packages/core/src/manifest/requirements/constrained-file.ts';

const fileAt = (path: string, text: string, beside: Readonly<Record<string, string>> = {}): InputFile => ({
  path,
  text,
  sibling: async (name) => beside[name],
});

it.each<readonly [what: string, constraints: readonly InputFile[], paths: readonly string[]]>([
  ['equal names', [fileAt('a/c.txt', 'six==1'), fileAt('b/c.txt', 'idna==2')], ['a/c.txt', 'b/c.txt']],
  ['what one includes', [fileAt('a/c.txt', '-r d/e.txt', { 'd/e.txt': 'six==1\nidna==2' })], ['a/c.txt', 'a/d/e.txt']],
  ['the file itself', [fileAt('app/r.txt', 'six\nidna==2')], ['app/r.txt']],
])('%s', async (_, constraints, paths) => {
  const file = constrainedFile(fileAt('app/r.txt', 'six\nidna'), constraints);
  const { manifest } = await readInput(file);
  const read = manifest.remarks.flatMap((remark) => (remark.kind === 'includes' ? remark.paths : []));
  expect(read).toEqual(paths);
});
