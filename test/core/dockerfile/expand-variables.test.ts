// Variables in words, as BuildKit and sh expand them.

import { describe, expect, it } from 'vitest';
import { expandVariables } from '../../../packages/core/src/dockerfile/expand-variables.ts';

const values = new Map<string, string | null>([
  ['PY', '3.12.4'],
  ['EMPTY', ''],
  ['SECRET', null],
  ['A', 'B'],
]);
const expand = (text: string) => expandVariables(text, (name) => values.get(name));

describe('expandVariables', () => {
  it.each([
    ['python:$PY-slim', 'python:3.12.4-slim'],
    ['python:${PY}-slim', 'python:3.12.4-slim'],
    ['${NONE:-3.11}', '3.11'],
    ['${NONE-3.11}', '3.11'],
    ['${EMPTY:-3.11}', '3.11'],
    ['${EMPTY-3.11}', ''],
    ['a${PY:+-slim}', 'a-slim'],
    ['a${EMPTY:+-slim}', 'a'],
    ['a${EMPTY+-slim}', 'a-slim'],
    ['a${NONE:+-slim}', 'a'],
    ['${NONE:-${OTHER:-${PY}}}', '3.12.4'],
    ['${PY%.*}', '3.12'],
    ['${PY%%.*}', '3'],
    ['${PY#*.}', '12.4'],
    ['${PY##*.}', '4'],
    ['${PY:?needed}', '3.12.4'],
    ['costs $5 and $', 'costs $5 and $'],
    ['${', '${'],
  ])('%s is %s', (text, expected) => {
    expect(expand(text)).toEqual({ text: expected, unknown: [] });
  });

  it.each([
    ['$NONE', 'NONE'],
    ['x${SECRET}y', 'SECRET'],
    ['${SECRET:-usual}', 'SECRET'],
    ['${PY/3/4}', 'PY'],
    ['${NONE:-$OTHER}', 'OTHER'],
  ])('%s hangs on %s', (text, name) => {
    expect(expand(text).unknown).toEqual([name]);
  });
});
