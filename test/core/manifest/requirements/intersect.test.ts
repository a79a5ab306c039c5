// Against what pip 26.3's resolver makes of the same lines (fixtures/manifests/intersections/pip.json, made by scripts/record/record-intersections.py).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { intersect } from '../../../../packages/core/src/manifest/requirements/intersect.ts';
import type { LockedPackage } from '../../../../packages/core/src/manifest/manifest.ts';
import { requirementsTxt } from '../../../../packages/core/src/manifest/requirements/requirements-txt.ts';
import { evaluateMarker, type MarkerEnvironment } from '../../../../packages/core/src/packaging/marker.ts';
import { normalizeName } from '../../../../packages/core/src/packaging/name.ts';
import { parseVersion } from '../../../../packages/core/src/packaging/version.ts';
import { parseSpecifiers, satisfies } from '../../../../packages/core/src/packaging/specifier.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

interface Recorded {
  readonly versions: readonly string[];
  readonly cases: readonly { readonly lines: readonly string[]; readonly pip: string }[];
}

const file = join(import.meta.dirname, '../../../../fixtures/manifests/intersections/pip.json');
const recorded: Recorded = JSON.parse(readFileSync(file, 'utf8'));

const environment: MarkerEnvironment = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_machine: 'x86_64',
  platform_python_implementation: 'CPython',
  platform_system: 'Linux',
  python_version: '3.11',
  python_full_version: '3.11.9',
  implementation_name: 'cpython',
  implementation_version: '3.11.9',
};

/** What applies in that environment, through `intersect`. */
async function applicable(lines: readonly string[]): Promise<readonly LockedPackage[]> {
  const wheels = { a: 'file:///wheels/foo-1.0-py3-none-any.whl', b: 'file:///wheels/foo-2.0-py3-none-any.whl' };
  const filled = lines.map((line) => line.replace('{a}', wheels.a).replace('{b}', wheels.b));
  const constraints = filled.filter((line) => line.startsWith('-c ')).map((line) => line.slice(3));
  const text = ['-c limits.txt', ...filled.filter((line) => !line.startsWith('-c '))].join('\n');
  const { packages } = await readWith(requirementsTxt, text, 'requirements.txt', async () => constraints.join('\n'));
  return intersect(
    packages.filter(({ marker }) => marker === undefined || evaluateMarker(marker, environment) === true),
  );
}

/** A pin that the recording's index does not hold is one for `no-version`, not for a conflict. */
function isHeld({ version = '', arbitrary }: LockedPackage): boolean {
  const pin = parseSpecifiers(`${arbitrary ? '===' : '=='}${version}`);
  return (
    pin.ok &&
    recorded.versions.some((one) => {
      const parsed = parseVersion(one);
      return parsed.ok && satisfies(parsed.value, pin.value);
    })
  );
}

function row(facts: Partial<LockedPackage>): LockedPackage {
  return {
    name: normalizeName('foo'),
    groups: ['main'],
    extras: [],
    requires: [],
    source: { kind: 'index' },
    at: { path: 'r.txt', line: 1 },
    ...facts,
  };
}

describe('intersect', () => {
  it.each(recorded.cases.map(({ lines, pip }) => [lines.join(' & '), pip, lines] as const))(
    '%s is %s',
    async (_what, pip, lines) => {
      const rows = await applicable(lines);
      const [first] = rows;
      if (pip === 'nothing') {
        expect(rows).toEqual([]);
      } else if (rows.length > 1) {
        expect(pip).toBe('refused');
      } else if (first?.version === undefined) {
        // not pinned: never judged, whatever pip would choose
        expect(lines.some((line) => /===?[^*]+$|@/.test(line))).toBe(false);
      } else if (pip === 'refused') {
        expect(isHeld(first)).toBe(false);
      } else {
        // an index that has both 1.0 and 1.0+cpu gives the latter for ==1.0 (PEP 440)
        expect(pip.replace(/\+cpu$/, '')).toBe(first.version.replace(/\+cpu$/, ''));
      }
    },
  );

  it.each<
    readonly [what: string, rows: readonly Partial<LockedPackage>[], expected: readonly Partial<LockedPackage>[]]
  >([
    ['nothing', [], []],
    ['ranges are joined', [{ specifier: '>=1' }, { specifier: '<3' }, { specifier: '>=1' }], [{ specifier: '>=1,<3' }]],
    [
      'extras are united',
      [{ specifier: '==1', extras: ['b'] }, { extras: ['a', 'b'] }],
      [{ version: '1', extras: ['a', 'b'] }],
    ],
    [
      'the first line stays',
      [{ at: { path: 'r.txt', line: 4 } }, { specifier: '==1', at: { path: 'c.txt', line: 9 } }],
      [{ version: '1', at: { path: 'r.txt', line: 4 } }],
    ],
    ['a pin that is read already', [{ version: '1.0' }, { specifier: '>=1' }], [{ version: '1.0' }]],
    ['an arbitrary pin', [{ specifier: '===1.0-weird' }], [{ version: '1.0-weird', arbitrary: true }]],
    [
      'different pins',
      [{ specifier: '==1' }, { specifier: '==2' }, { specifier: '==2.0' }],
      [{ version: '1' }, { version: '2' }],
    ],
    [
      'a pin outside a range',
      [{ specifier: '==1' }, { specifier: '>=2,!=3' }],
      [{ version: '1' }, { specifier: '>=2' }],
    ],
    ['a line at odds with itself', [{ specifier: '==1,>=2' }], [{ version: '1' }, { specifier: '>=2' }]],
    [
      'hashes in common',
      [
        { version: '1', allowedHashes: ['sha256:a', 'sha256:b'] },
        { version: '1', allowedHashes: ['sha256:b', 'sha256:c'] },
      ],
      [{ version: '1', allowedHashes: ['sha256:b'] }],
    ],
    [
      'no hash in common',
      [
        { version: '1', allowedHashes: ['sha256:a'] },
        { version: '1', allowedHashes: ['sha256:b'] },
      ],
      [{ version: '1', allowedHashes: [] }],
    ],
    [
      'hashes of other algorithms',
      [
        { version: '1', allowedHashes: ['sha256:a'] },
        { version: '1', allowedHashes: ['sha512:b'] },
      ],
      [{ version: '1', allowedHashes: ['sha256:a'] }],
    ],
    [
      'hashes of one line',
      [{ version: '1' }, { version: '1', allowedHashes: ['sha256:b'] }],
      [{ version: '1', allowedHashes: ['sha256:b'] }],
    ],
    ['a version in a variable', [{ specifier: '==${V}' }, { specifier: '==1.0' }], [{ specifier: '==1.0,==${V}' }]],
    [
      'two revisions',
      [
        { source: { kind: 'vcs', url: 'git+https://files.example/foo', commit: 'a' } },
        { source: { kind: 'vcs', url: 'git+https://files.example/foo', commit: 'b' } },
      ],
      [{}, {}],
    ],
    [
      'one repository, two passwords',
      [
        { source: { kind: 'vcs', url: 'git+https://a@files.example/foo' } },
        { source: { kind: 'vcs', url: 'git+https://b@files.example/foo' } },
      ],
      [{}],
    ],
    [
      'version control and a pin',
      [{ source: { kind: 'vcs', url: 'git+https://files.example/foo' } }, { specifier: '==1' }],
      [{ source: { kind: 'vcs', url: 'git+https://files.example/foo' } }],
    ],
  ])('%s', (_what, facts, expected) => {
    const result = intersect(facts.map(row));
    expect(result).toHaveLength(expected.length);
    expect(result).toMatchObject(expected);
    for (const [at, one] of expected.entries()) {
      if (one.version === undefined) expect(result[at]?.version).toBeUndefined();
      else expect(result[at]?.specifier).toBeUndefined();
    }
  });

  it('stays linear for thousands of different pins', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => row({ specifier: `==${at}` }));
    const start = cpuTime();
    expect(intersect(rows)).toHaveLength(20_000);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});
