// The name that was probably meant.

import { expect, test } from 'vitest';
import { nearest } from '../../../packages/core/src/text/nearest.ts';

test.each([
  ['dves', ['dev', 'docs', 'test'], 'dev'],
  ['dev', ['docs', 'dev'], 'dev'],
  ['tests', ['test', 'testing'], 'test'],
  ['developement', ['dev', 'development'], 'development'],
  ['production', ['dev', 'docs'], undefined],
  ['tset', ['dev', 'test'], 'test'],
  ['x', [], undefined],
  ['-b', ['e'], undefined],
  ['-b', ['b'], 'b'],
  ['', ['dev', 'x'], undefined],
  ['a'.repeat(100_000), ['dev'], undefined],
  ['a'.repeat(200), ['a'.repeat(199)], undefined],
])('%.20s among %j', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});

test.each([
  ['explian', 1, 'explain'],
  ['eplain', 1, 'explain'],
  ['explains', 1, 'explain'],
  ['exlpian', 1, undefined],
  ['exlpian', 2, 'explain'],
])('%s, at most %i edits', (name, most, expected) => {
  expect(nearest(name, ['explain', 'images'], most)).toBe(expected);
});
