import { describe, expect, it } from 'vitest';
import { memberPath } from '../../../packages/core/src/archive/member-path.ts';

describe('a member of an archive as a path inside it', () => {
  it.each([
    ['demo-1.0/setup.py', 'demo-1.0/setup.py'],
    ['./demo-1.0//src/./_demo.c', 'demo-1.0/src/_demo.c'],
    ['demo-1.0/src/', 'demo-1.0/src'],
    ['demo-1.0\\src\\_demo.c', 'demo-1.0/src/_demo.c'],
    ['demo-1.0/setup.py\0.txt', 'demo-1.0/setup.py'],
    ['demo-1.0/a..b/...', 'demo-1.0/a..b/...'],
    ['demo-1.0/c: d', 'demo-1.0/c: d'],
  ])('%j', (name, path) => {
    expect(memberPath(name)).toBe(path);
  });

  it.each([
    '/etc/passwd',
    '//server/share',
    '\\\\server\\share',
    'C:\\a',
    'c:a',
    '../a',
    'a/../b',
    'a/..',
    '..\\a',
    '',
    '.',
    './',
    '\0a',
  ])('%j leads outside, or nowhere', (name) => {
    expect(memberPath(name)).toBeUndefined();
  });
});
