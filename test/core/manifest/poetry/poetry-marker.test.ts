// The python, platform and markers keys against poetry-core itself: fixtures/manifests/poetry-constraints.json.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type PoetryConditions, poetryMarker } from '../../../../packages/core/src/manifest/poetry/poetry-marker.ts';
import { evaluateMarker, formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { linux } from '../machines.ts';

interface Recorded {
  readonly environments: readonly string[];
  readonly conditions: readonly { readonly keys: PoetryConditions; readonly exists: readonly string[] | null }[];
}

const recorded: Recorded = JSON.parse(
  readFileSync(new URL('../../../../fixtures/manifests/poetry-constraints.json', import.meta.url), 'utf8'),
);

function exists(keys: PoetryConditions): readonly string[] | null {
  const marker = poetryMarker(keys);
  if (!marker.ok) return null;
  return recorded.environments.filter((text) => {
    const [python = '', machine = ''] = text.split(' ');
    return marker.value === undefined || evaluateMarker(marker.value, linux(python, machine)) === true;
  });
}

/** Poetry lets `< 3.15` hold for 3.15.0rc1, pip does not (PEP 440 keeps a release's pre-releases out). */
const beforeFinal = "python_full_version < '3.15'";

describe('exists where poetry-core says so', () => {
  const rows = recorded.conditions.map(({ keys, exists: expected }) => [JSON.stringify(keys), keys, expected] as const);

  test.each(rows)('%s', (_, keys, expected) => {
    const prereleaseToo = keys.markers === beforeFinal ? ['3.15.0rc1 x86_64'] : [];
    const ours = exists(keys);
    expect(ours && [...ours, ...prereleaseToo]).toEqual(expected);
  });
});

test.each<[PoetryConditions, string | undefined]>([
  [{}, undefined],
  [{ python: '*' }, undefined],
  [{ platform: '*' }, undefined],
  [{ python: '^3.9' }, 'python_version >= "3.9" and python_version < "4"'],
  [{ python: '~2.7 || >3.8' }, 'python_version >= "2.7" and python_version < "2.8" or python_full_version > "3.8"'],
  [{ platform: '!=win32', markers: "os_name == 'posix'" }, 'os_name == "posix" and sys_platform != "win32"'],
])('%j is %s', (keys, text) => {
  const marker = poetryMarker(keys);
  expect(marker.ok && marker.value && formatMarker(marker.value)).toBe(text);
});

test.each<[PoetryConditions]>([
  [{ python: 'three' }],
  [{ markers: 'python_version >=' }],
  [{ markers: 'colour == "red"' }],
])('%j is refused', (keys) => {
  expect(poetryMarker(keys)).toMatchObject({ ok: false });
});

test('a platform cannot break out of its quotes', () => {
  const marker = poetryMarker({ platform: 'x" or os_name == "posix' });
  expect(marker.ok && marker.value && evaluateMarker(marker.value, linux('3.12.1'))).toBe(false);
});
