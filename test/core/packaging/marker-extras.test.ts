// What markers say of extras. Poetry takes extras for a set; its own answers are in poetry-recorded.test.ts.

import { expect, test } from 'vitest';
import { assumeExtras, extrasNamed } from '../../../packages/core/src/packaging/marker-extras.ts';
import { formatMarker, type Marker, parseMarker } from '../../../packages/core/src/packaging/marker.ts';

function marker(text: string): Marker {
  const parsed = parseMarker(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

test.each([
  ['os_name == "nt"', []],
  ['extra == "Fast_One"', ['fast-one']],
  ['"a" == extra or extra == "b" and extra == "a"', ['a', 'b']],
  ['extra != "a"', []],
  ['os_name == "extra"', []],
])('%s asks for %j', (text, extras) => {
  expect(extrasNamed(marker(text))).toEqual(extras);
});

test.each<[string, readonly string[], string | boolean]>([
  ['extra == "a"', [], false],
  ['extra == "a"', ['a'], true],
  ['extra == "A_b"', ['a-b'], true],
  ['extra != "a"', [], true],
  ['extra != "a"', ['a', 'b'], false],
  ['"a" == extra', ['a'], true],
  ['extra == "a" and os_name == "nt"', [], false],
  ['extra == "a" and os_name == "nt"', ['a'], 'os_name == "nt"'],
  ['extra == "a" or os_name == "nt"', ['a'], true],
  ['extra == "a" or os_name == "nt"', [], 'os_name == "nt"'],
  ['extra == "a" and extra != "b"', ['a'], true],
  ['extra == "a" and extra != "b"', ['a', 'b'], false],
  ['(extra == "a" or os_name == "nt") and (extra == "b" or sys_platform == "linux")', ['b'], 'os_name == "nt"'],
  [
    'extra == "a" and os_name == "nt" and sys_platform == "linux"',
    ['a'],
    'os_name == "nt" and sys_platform == "linux"',
  ],
  ['os_name == "nt"', ['a'], 'os_name == "nt"'],
])('%s under %j is %s', (text, extras, expected) => {
  const rest = assumeExtras(marker(text), new Set(extras));
  expect(typeof rest === 'boolean' ? rest : formatMarker(rest)).toBe(expected);
});
