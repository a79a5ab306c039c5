import { describe, expect, it } from 'vitest';
import { normalizePath, splitPath } from '../../../packages/core/src/manifest/relative-path.ts';

describe('normalizePath', () => {
  it.each([
    ['a/./b', 'a/b'],
    ['./a', 'a'],
    ['.//a', 'a'],
    ['a//b', 'a/b'],
    ['a/../b', 'b'],
    ['a/b/../../c', 'c'],
    ['../a', '../a'],
    ['a/../../b', '../b'],
    ['../../a/../b', '../../b'],
    ['/a/../b', '/b'],
    ['/..', '/..'],
    ['', ''],
  ])('%s is %s', (path, normal) => {
    expect(normalizePath(path)).toBe(normal);
  });
});

describe('splitPath', () => {
  it.each([
    ['a.txt', '', 'a.txt'],
    ['x/y/a.txt', 'x/y/', 'a.txt'],
    [String.raw`x\y\a.txt`, 'x\\y\\', 'a.txt'],
  ])('%s', (path, folder, name) => {
    expect(splitPath(path)).toEqual([folder, name]);
  });
});
