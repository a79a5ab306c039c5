// Lines of dependency lists, as pdm.lock and PDM projects have them.

import { describe, expect, test } from 'vitest';
import {
  addressOf,
  asTogether,
  parsePdmRequirement,
  together,
} from '../../../../packages/core/src/manifest/pdm/pdm-requirement.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

function readable(line: string): string {
  const parsed = parsePdmRequirement(line);
  if (!parsed.ok) return `refused: ${parsed.problem}`;
  const { name, versions, extras, marker, source } = parsed.value;
  return [
    name,
    extras.length > 0 ? `[${extras.join(' ')}]` : '',
    versions.map((set) => set.text).join(' || '),
    source === undefined ? '' : `@ ${source}`,
    marker ? `; ${formatMarker(marker)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

describe('a line', () => {
  test.each([
    ['Zope.Interface', 'zope-interface'],
    ['anyio<5,>=3.4.0', 'anyio <5,>=3.4.0'],
    [
      'httpx[Socks,http2]==1.0; python_version < "3.9"',
      'httpx [http2,socks http2 socks] ==1.0 ; python_version < "3.9"',
    ],
    ['uvicorn[standard]', 'uvicorn [standard]'],
    ['old>=1.0.*,<2', 'old <2,>=1.0'],
    ['a @ https://files.example/a-1.0-py3-none-any.whl#sha256=00', 'a @ https://files.example/a-1.0-py3-none-any.whl'],
    [
      'a @ git+https://me@git.example/a.git@v1#subdirectory=x ; os_name == "nt"',
      'a @ https://me@git.example/a.git ; os_name == "nt"',
    ],
    ['a @ git+ssh://git@git.example/a.git', 'a @ ssh://git@git.example/a.git'],
    ['a @ file:///${PROJECT_ROOT}/lib', 'a @ lib'],
    ['-e file:///${PROJECT_ROOT}/lib#egg=My_Lib[b,a]', 'my-lib [a,b a b] @ lib'],
    ['-e file:///${PROJECT_ROOT}/#egg=shop', 'shop @ .'],
    [
      '-e git+https://git.example/tool.git@main#egg=tool ; sys_platform == "linux"',
      'tool @ https://git.example/tool.git ; sys_platform == "linux"',
    ],
    ['-e git+https://git.example/tool.git', 'tool @ https://git.example/tool.git'],
    ['-e ./libs/thing', 'thing @ ./libs/thing'],
  ])('%s', (line, expected) => {
    expect(readable(line)).toBe(expected);
  });

  test.each([['a=1'], [''], ['>=1'], ['-e '], ['-e #egg='], ['a; python >='], ['-e x#egg=a ; python >=']])(
    '%j is refused',
    (line) => {
      expect(readable(line)).toMatch(/^refused: ./);
    },
  );
});

test('combinations of extras', () => {
  expect(together(['b', 'a'])).toBe('a,b');
  expect([asTogether([]), asTogether(['a']), asTogether(['a', 'b'])]).toEqual([[], ['a'], ['a,b', 'a', 'b']]);
});

test('addresses without tool, revision and fragment', () => {
  expect(addressOf('hg+https://hg.example/x@7#egg=x')).toBe('https://hg.example/x');
});

test.each([
  ['a', `a${'>=1.0.*,'.repeat(200_000)}`],
  ['digits', `a>=${'1.'.repeat(500_000)}*`],
  ['spaces', `-e x${' '.repeat(1_000_000)};`],
  ['brackets', `-e x#egg=${'['.repeat(1_000_000)}`],
  ['at signs', `a @ git+https://${'@'.repeat(1_000_000)}`],
])('a hostile line of %s takes linear time', (_, line) => {
  const started = cpuTime();
  parsePdmRequirement(line);
  expect(cpuTime() - started).toBeLessThan(20_000);
});
