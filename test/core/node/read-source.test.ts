// A source tree on the disk, read as an sdist's contents.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceReader } from '../../../packages/core/src/node/read-source.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'wheelcheck-source-'));
  for (const path of [
    'project/pyproject.toml',
    'project/requirements.txt',
    'project/native/setup.py',
    'project/native/src/x.c',
    'project/native/.git/config',
    'project/native/build/lib/y.c',
    'project/native/node_modules/z/z.c',
    'project/native/venv/pyvenv.cfg',
    'project/native/venv/lib/w.c',
    'project/native/x.egg-info/PKG-INFO',
    'outside/setup.py',
  ]) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), `text of ${path}`);
  }
  symlinkSync(join(top, 'outside'), join(top, 'project/linked'));
  symlinkSync(join(top, 'outside/setup.py'), join(top, 'project/native/linked.py'));
});
afterAll(() => rmSync(top, { recursive: true }));

const read = (path: string) =>
  sourceReader(join(top, 'project'), join(top, 'project/requirements.txt'))(path, (each) => each.endsWith('.py'));

describe('sourceReader', () => {
  it('gives the files of the project, without those of tools, of earlier builds and behind links', async () => {
    const contents = await read('native');
    expect(contents?.ok && contents.value.members).toEqual(['setup.py', 'src/x.c']);
    expect(contents?.ok && [...contents.value.texts]).toEqual([['setup.py', 'text of project/native/setup.py']]);
  });

  it.each([
    ['../outside', 'it lies outside the folder of the project'],
    ['linked', 'it lies outside the folder of the project'],
  ])('%s is not read', async (path, problem) => {
    expect(await read(path)).toEqual({ ok: false, problem });
  });

  it.each(['absent', 'requirements.txt'])('%s is no folder', async (path) => {
    expect(await read(path)).toBeUndefined();
  });
});
