// How PDM asks markers; fixtures/manifests/pdm.lock/markers/ holds what PDM itself made of such ones.

import { describe, expect, test } from 'vitest';
import { asPdmReads } from '../../../../packages/core/src/manifest/pdm/as-pdm-reads.ts';
import { evaluateMarker, formatMarker, parseMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { linux } from '../machines.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

function rewritten(text: string): string {
  const marker = parseMarker(text);
  if (!marker.ok) throw new Error(marker.problem);
  return formatMarker(asPdmReads(marker.value));
}

describe('what is asked as it stands', () => {
  test.each([
    ['python_version < "3.11"'],
    ['sys_platform == "win32" and python_version >= "3.9"'],
    ['sys_platform == "win32" or python_version < "3.11"'],
    ['sys_platform == "win32" and python_version > "3.6" or platform_system == "Windows"'],
    ['python_version < "3.9" or python_version >= "3.12"'],
    // The two ranges leave out no Python
    ['sys_platform == "win32" and python_version >= "3.11" or sys_platform == "linux" and python_version < "3.11"'],
    ['python_version == "3.9" or python_version != "3.9" and os_name == "nt"'],
    ['sys_platform == "win32" and python_version >= "3.12" or sys_platform == "linux" and python_version <= "3.11"'],
  ])('%s', (text) => {
    const marker = parseMarker(text);
    for (const python of ['3.8.1', '3.9.20', '3.11.4', '3.12.0', '3.14.0']) {
      const plain = marker.ok && evaluateMarker(marker.value, linux(python));
      const asked = marker.ok && evaluateMarker(asPdmReads(marker.value), linux(python));
      expect(asked).toBe(plain);
    }
  });
});

describe('Python and the machine are asked one after the other', () => {
  test.each([
    [
      'os_name == "nt" and python_version >= "3.9" or python_version > "3.11"',
      '(python_version >= "3.9" or python_version > "3.11") and os_name == "nt"',
    ],
    [
      'sys_platform == "win32" and python_version >= "3.12" or sys_platform == "linux" and python_version < "3.10"',
      '(python_version >= "3.12" or python_version < "3.10") and (sys_platform == "win32" or sys_platform == "linux")',
    ],
    [
      'sys_platform == "win32" and python_version < "3.12" or python_full_version < "3.11.5"',
      '(python_version < "3.12" or python_full_version < "3.11.5") and sys_platform == "win32"',
    ],
    [
      '(python_version < "3.9" or python_full_version >= "3.12.1") and os_name == "posix"',
      '(python_version < "3.9" or python_full_version >= "3.12.1") and os_name == "posix"',
    ],
  ])('%s', (text, asked) => {
    expect(rewritten(text)).toBe(asked);
  });
});

test('a marker with more versions than anybody writes is asked in time', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `os_name == "nt" and python_version == "3.${index}"`).join(
    ' or ',
  );
  const started = cpuTime();
  expect(rewritten(text)).toContain('os_name');
  expect(cpuTime() - started).toBeLessThan(20_000);
});
