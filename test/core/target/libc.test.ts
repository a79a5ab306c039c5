// What --libc takes.

import { describe, expect, it } from 'vitest';
import { formatLibcVersion, parseLibc } from '../../../packages/core/src/target/libc.ts';

describe('parseLibc', () => {
  it.each([
    ['musl-1.2', { family: 'musl', version: [1, 2] }],
    ['musl-1.2.3', { family: 'musl', version: [1, 2], full: '1.2.3' }],
    ['glibc-2.36', { family: 'glibc', version: [2, 36] }],
    ['glibc-2.5', { family: 'glibc', version: [2, 5] }],
  ])('%s', (text, value) => {
    expect(parseLibc(text)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'musl',
    'musl1.2',
    'musl-1',
    'musl-2.0',
    'glibc-1.2',
    'glibc-3.0',
    'glibc-2.1000',
    'uclibc-1.0',
    'MUSL-1.2',
    'musl-1.2 ',
    'glibc-2.36\n',
    `glibc-${'9'.repeat(10_000)}`,
  ])('%j is refused', (text) => {
    expect(parseLibc(text)).toMatchObject({ ok: false });
  });

  it('writes only what enters a tag', () => {
    expect(formatLibcVersion({ family: 'musl', version: [1, 2], full: '1.2.3' })).toBe('1.2');
  });
});
