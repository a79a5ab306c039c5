// Where a stage has no compiler, or lacks what a build surely needs beside it, its installation stops there, and that is said at the top
// with what is to be added.
// (mysqlclient 2.2.4 on ubuntu:24.04 with libmysqlclient-dev and no pkg-config: "Can not find valid pkg-config name".)

import { expect, it } from 'vitest';
import { buildKnownBy } from '../../../packages/core/src/assess/assess.ts';
import { needsOf } from '../../../packages/core/src/assess/toolchain/needs-of.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { lackingNeeds } from '../../../packages/core/src/report/lacking-needs.ts';
import { runDiagnostic } from '../../../packages/core/src/report/run-words.ts';
import type { CheckedPackage, JudgedTarget } from '../../../packages/core/src/rules/matter.ts';
import type { TargetStage } from '../../../packages/core/src/target/target-stage.ts';
import { sdistReading } from '../../support/sdist-reading.ts';

async function said(
  pin: string,
  base: string,
  packages: string,
  optional = false,
  unchecked: TargetStage['unchecked'] = [],
  mayBring: readonly number[] = [],
  failing: readonly string[] = [],
): Promise<readonly string[]> {
  const [name = '', version = ''] = pin.split('==');
  const command = `pip install ${pin}`;
  const installs = [{ line: 6, command, files: [], atClosedPython: 'free' as const, endsBuild: true as const }];
  const stage = {
    path: 'Dockerfile',
    name: 0,
    line: 1,
    installs,
    pip: 'image',
    packages: packages.split(' '),
    unchecked,
    mayBring,
  };
  const python = base.startsWith('ubuntu') ? { python: '3.12' } : {};
  const target = await resolveTarget({ base, platform: 'linux/amd64', ...python, stage });
  const needs = needsOf({ name: normalizeName(name), version, reading: null, target });
  const build = { ...buildKnownBy(true, []), needs, reading: sdistReading({ languages: ['c'], optional }) };
  const deadEnds = [{ fact: { kind: 'not-compiling', python: '3.11', on: null }, source: '', certain: true }];
  const of = (each: string, own: object) => ({
    pkg: { name: each, at: { path: 'Dockerfile', line: 6 } },
    findings: new Map([['t0', { verdict: 'build', build: { ...build, ...own } }]]),
  });
  const all = [of(name, {}), ...failing.map((each) => of(each, { deadEnds }))];
  // Of a package and a target nothing else is looked at.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const checked = all as unknown as readonly CheckedPackage[];
  const findings = all.flatMap((each) => [...each.findings.values()]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const judged = [{ id: 't0', target, findings }] as unknown as readonly JudgedTarget[];
  return lackingNeeds(judged, checked).map((fact) => {
    const { level, message, location } = runDiagnostic(fact);
    return `${level} ${location?.path}:${location?.line} ${message}`;
  });
}

it.each<[pin: string, base: string, packages: string, told: readonly string[]]>([
  [
    'mysqlclient==2.2.4',
    'ubuntu:24.04',
    'python3 python3-venv python3-dev build-essential libmysqlclient-dev',
    [
      'Install pkg-config in a RUN above Dockerfile:6. The installation stops: pkg-config is missing, and mysqlclient must be built',
    ],
  ],
  [
    'mysqlclient==2.1.1',
    'python:3.11-slim',
    'build-essential libpq-dev',
    [
      'Install default-libmysqlclient-dev in a RUN above Dockerfile:6. The installation stops: default-libmysqlclient-dev is missing, and mysqlclient must be built',
    ],
  ],
  [
    'pillow==4.3.0',
    'python:3.12-alpine',
    'build-base freetype-dev',
    [
      'Install libjpeg-turbo-dev and zlib-dev in a RUN above Dockerfile:6. The installation stops: libjpeg-turbo-dev and zlib-dev are missing, and pillow must be built',
    ],
  ],
  ['psycopg2==2.9.9', 'python:3.12-slim', 'gcc libc6-dev libpq-dev', []],
  [
    'psycopg2==2.9.9',
    'python:3.12-slim',
    'libpq-dev',
    [
      'Install build-essential in a RUN above Dockerfile:6. The installation stops: python:3.12-slim has no compiler, and psycopg2 must be built',
    ],
  ],
  [
    'psycopg2==2.9.9',
    'python:3.12-slim',
    'gcc',
    [
      'Install build-essential and libpq-dev in a RUN above Dockerfile:6. The installation stops: the gcc of this stage is without the headers of the C library and compiles nothing, and psycopg2 must be built',
    ],
  ],
])('%s on %s with %s', async (pin, base, packages, told) => {
  expect(await said(pin, base, packages)).toEqual(told.map((words) => `warning Dockerfile:6 ${words}`));
});

// uWSGI 2.0.20 on CPython 3.11 (unbit/uwsgi#2365), and psycopg2 beside it: whoever changes the one alone is stopped at the other.
it.each<[packages: string, failing: readonly string[], why: string]>([
  [
    'gcc libpq-dev',
    ['uwsgi'],
    'uwsgi must be built, which is known to fail there; and the gcc of this stage is without the headers of the C library and compiles nothing, so psycopg2 cannot be built either',
  ],
  [
    'libpq-dev',
    ['uwsgi', 'greenlet'],
    'uwsgi and greenlet must be built, which is known to fail there; and python:3.11-slim has no compiler, so psycopg2 cannot be built either',
  ],
  [
    'gcc libc6-dev',
    ['uwsgi'],
    'uwsgi must be built, which is known to fail there; and libpq-dev is missing, so psycopg2 cannot be built either',
  ],
  ['gcc libc6-dev libpq-dev', ['uwsgi'], 'uwsgi must be built, which is known to fail there'],
])('what is known to fail beside what lacks something, with %s', async (packages, failing, why) => {
  expect(await said('psycopg2==2.9.3', 'python:3.11-slim', packages, false, [], [], failing)).toEqual([
    `warning Dockerfile:6 the installation stops: ${why}`,
  ]);
});

it('stops at nothing where the extension modules may be left out', async () => {
  expect(await said('psycopg2==2.9.9', 'python:3.12-slim', 'gcc libc6-dev', true)).toEqual([]);
  expect(await said('psycopg2==2.9.9', 'python:3.12-slim', 'libpq-dev', true)).toEqual([]);
});

it.each<[line: number, stops: string, at?: { path: string; ranAt: number }]>([
  [2, 'The installation stops, unless Dockerfile:2 brings what is missing: '],
  [7, 'The installation stops: '],
  [6, 'The installation stops, unless Dockerfile:6 brings what is missing: '],
  [9, 'The installation stops, unless setup.sh:9 brings what is missing: ', { path: 'setup.sh', ranAt: 2 }],
  [1, 'The installation stops: ', { path: 'setup.sh', ranAt: 7 }],
])('is not sure below a line that is not followed, which may bring anything: at line %i', async (line, stops, at) => {
  const script = {
    ...at,
    line,
    text: 'curl https://scripts.example/setup.sh | bash',
    why: 'it runs what it fetches',
  };
  const [told = '', ...others] = await said('psycopg2==2.9.9', 'python:3.12-slim', 'gcc libc6-dev', false, [script]);
  expect(others).toEqual([]);
  expect(told.toLowerCase()).toContain(`${stops.toLowerCase()}libpq-dev is missing, and psycopg2 must be built`);
});

it('is not sure below packages that hang on an unknown condition', async () => {
  const [told] = await said('psycopg2==2.9.9', 'python:3.12-slim', 'gcc libc6-dev', false, [], [7, 3]);
  expect(told).toContain('The installation stops, unless Dockerfile:3 brings what is missing: ');
});
