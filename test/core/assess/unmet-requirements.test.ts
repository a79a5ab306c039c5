// What pip would fetch besides a file's pins, and which pins it would refuse.

import { describe, expect, it } from 'vitest';
import { type Requiring, unmetRequirements } from '../../../packages/core/src/assess/unmet-requirements.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

/** `app[fast]==1.0` with what it requires. */
function row(pin: string, requires: readonly string[], dialect: Requiring['dialect'] = 'pep-508'): Requiring {
  const [, name = '', extra, version = ''] = /^(\w+)(?:\[(\w+)\])?==(.+)$/.exec(pin) ?? [];
  const pkg = {
    name: normalizeName(name),
    version,
    groups: ['main'],
    extras: extra ? [extra] : [],
    requires: [],
    source: { kind: 'index' as const },
    at: { path: 'requirements.txt', line: 1 },
  };
  return { pkg, requires, dialect };
}

const cases: readonly (readonly [
  what: string,
  rows: readonly Requiring[],
  missing: readonly string[],
  refused: readonly string[],
])[] = [
  ['everything held', [row('app==1', ['lib>=1']), row('lib==1', [])], [], []],
  ['one missing', [row('app==1', ['lib', 'other'])], ['lib by app', 'other by app'], []],
  ['needed on Windows alone', [row('app==1', ["colorama; sys_platform == 'win32'"])], [], []],
  ['an extra that nobody asks for', [row('app==1', ["fast; extra == 'speed'"])], [], []],
  ['an extra that the file asks for', [row('app[speed]==1', ["fast; extra == 'speed'"])], ['fast by app'], []],
  [
    'an extra that another package asks for (fastapi[all] and uvicorn[standard])',
    [row('lib==1', ["speedup; extra == 'fast'"]), row('app==1', ['lib[fast]'])],
    ['speedup by lib'],
    [],
  ],
  [
    'a pin that is refused (matplotlib 3.8.2 and numpy 2)',
    [row('matplotlib==3.8.2', ['numpy<2,>=1.21']), row('numpy==2.4.6', [])],
    [],
    ['matplotlib 3.8.2 needs numpy <2,>=1.21, pinned 2.4.6'],
  ],
  ['a pre-release pin inside the range', [row('app==1', ['lib>=1']), row('lib==2.0rc1', [])], [], []],
  [
    'a specifier from before PEP 440, for a pip that reads it (pandas 0.23.4)',
    [row('pandas==0.23.4', ['pytz (>=2011k)', 'six (>=1.*)'], 'legacy'), row('six==0.9', [])],
    ['pytz by pandas'],
    ['pandas 0.23.4 needs six >=1.*, pinned 0.9'],
  ],
  [
    'one that uv mends (celery 4.4.2)',
    [row('celery==4.4.2', ['pytz (>dev)', 'kombu (<4.7.*)'], 'mended'), row('kombu==5.0', [])],
    ['pytz by celery'],
    ['celery 4.4.2 needs kombu <4.7, pinned 5.0'],
  ],
  ['what cannot be read is passed over', [row('app==1', ['lib ==', 'other (by hand)'])], [], []],
];

describe('unmetRequirements', () => {
  it.each(cases)('%s', async (_, rows, missing, refused) => {
    const target = await resolveTarget({ python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' });
    const found = unmetRequirements(rows, target);
    expect([...found.missing].map(([name, needing]) => `${name} by ${needing.join(', ')}`)).toEqual(missing);
    expect(
      found.refused.map(
        ({ name, version, needs, range, pinned }) => `${name} ${version} needs ${needs} ${range}, pinned ${pinned}`,
      ),
    ).toEqual(refused);
  });

  it.each<readonly [string, string, string, readonly string[]]>([
    ['what an earlier command has installed is not lacking', 'cffi>=1', '2.1', []],
    ['a version of it that does not fit is replaced by one that nobody judged', 'cffi<2', '2.1', ['cffi']],
  ])('%s', async (_, requires, version, missing) => {
    const target = await resolveTarget({ python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' });
    const there = new Map([[normalizeName('cffi'), version]]);
    const found = unmetRequirements([row('cryptography==42', [requires])], target, there);
    expect([...found.missing.keys()]).toEqual(missing);
  });
});
