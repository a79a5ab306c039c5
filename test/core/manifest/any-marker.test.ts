// Several conditions of which one is enough.

import { expect, test } from 'vitest';
import { anyMarker } from '../../../packages/core/src/manifest/any-marker.ts';
import { formatMarker, type Marker, parseMarker } from '../../../packages/core/src/packaging/marker.ts';

function marker(text: string): Marker | undefined {
  const parsed = parseMarker(text);
  return parsed.ok ? parsed.value : undefined;
}

test.each([
  [['os_name == "a"'], 'os_name == "a"'],
  [['os_name == "a"', 'os_name == "a"'], 'os_name == "a"'],
  [['os_name == "a"', 'os_name == "b" or os_name == "c"'], 'os_name == "a" or os_name == "b" or os_name == "c"'],
  [['os_name == "a" and extra == "x"', 'os_name == "b"'], 'os_name == "a" and extra == "x" or os_name == "b"'],
  [['os_name == "a"', 'always'], undefined],
])('%j', (texts, expected) => {
  const any = anyMarker(texts.map(marker));
  expect(any && formatMarker(any)).toBe(expected);
});
