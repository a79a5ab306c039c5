// How a file stands in reports, seen from the current folder.

import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownPath } from '../../../packages/core/src/node/shown-path.ts';

const before = process.cwd();
let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'wheelcheck-shown-')));
  mkdirSync(join(top, 'one/two/three/four'), { recursive: true });
});
afterAll(() => {
  process.chdir(before);
  rmSync(top, { recursive: true });
});

describe('shownPath', () => {
  it.each([
    ['one', 'requirements.txt', 'requirements.txt'],
    ['one', './two/../two/requirements.txt', 'two/requirements.txt'],
    // Of two services each has a Dockerfile
    ['one', '../worker/Dockerfile', '../worker/Dockerfile'],
    ['one/two/three', '../../../requirements.txt', '../../../requirements.txt'],
    ['one', '..hidden/requirements.txt', '..hidden/requirements.txt'],
    // Where a machine keeps its files is no matter of a report
    ['one/two/three/four', '../../../../requirements.txt', 'requirements.txt'],
    ['one', '/requirements.txt', 'requirements.txt'],
  ])('in %s, %s is %s', (folder, path, shown) => {
    process.chdir(join(top, folder));
    expect(shownPath(path)).toBe(shown);
  });

  it('is relative where an absolute path is given', () => {
    process.chdir(join(top, 'one'));
    expect(shownPath(join(top, 'one', 'requirements.txt'))).toBe('requirements.txt');
    expect(shownPath(join(top, 'requirements.txt'))).toBe('../requirements.txt');
  });
});
