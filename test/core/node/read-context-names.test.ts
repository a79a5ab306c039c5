// What lies in a folder of a build context, as patterns of a shell and `[ -f … ]` find it there.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readContextNames } from '../../../packages/core/src/node/read-context-names.ts';

const root = mkdtempSync(join(tmpdir(), 'context-names-'));
mkdirSync(join(root, 'req/more'), { recursive: true });
writeFileSync(join(root, 'req/six.txt'), 'six\n');
symlinkSync('more', join(root, 'req/linked'));
symlinkSync('six.txt', join(root, 'req/same.txt'));
symlinkSync('nowhere', join(root, 'req/lost.txt'));
symlinkSync(tmpdir(), join(root, 'req/more/outside'));
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  ['.', ['req/']],
  ['req', ['linked/', 'lost.txt', 'more/', 'same.txt', 'six.txt']],
  ['req/more', ['outside/']],
  ['req/more/outside', undefined],
  ['nothing', []],
  ['req/six.txt', []],
  ['..', undefined],
  ['req/../..', undefined],
])('%s', async (folder, names) => {
  expect((await readContextNames(root, folder))?.toSorted()).toEqual(names);
});
