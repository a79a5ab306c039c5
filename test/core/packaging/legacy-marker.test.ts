// The answers of packaging 21.3: `Marker(text)` is one, or InvalidMarker.

import { expect, it } from 'vitest';
import { isLegacyMarker } from '../../../packages/core/src/packaging/legacy-marker.ts';

it.each([
  ["python_version not in '3.7'", true],
  ["python_version not  in '3.7'", false],
  ["python_version not\t\tin '3.7'", false],
  ["'x' in extras", false],
  ['"dev" in dependency_groups', false],
  ["extra == 'extras'", true],
  ['os_name == \'not  in\' and extra != "dependency_groups"', true],
  ["'a' == 'b' or os_name == 'c'", true],
])('%s: %s', (text, isRead) => {
  expect(isLegacyMarker(text)).toBe(isRead);
});
