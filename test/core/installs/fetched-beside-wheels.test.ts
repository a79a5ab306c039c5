// After `pip wheel --no-deps` pip fetches what the wheels require where it installs them: for that stage's Python and libc, with its compiler.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [] };
const index = smallIndex({
  flask: { '3.0.3': { ...pure, requires: ['markupsafe>=2', 'six; extra == "fast"'] } },
  markupsafe: {
    '3.0.2': { files: ['cp311-cp311-manylinux_2_17_x86_64', 'cp311-cp311-musllinux_1_2_x86_64'], requires: [] },
  },
  'flask-mysqldb': { '2.0.0': { ...pure, requires: ['mysqlclient'] } },
  mysqlclient: { '2.2.4': { files: ['tar.gz'], requires: [] } },
  six: { '1.17.0': pure },
});

const context = {
  'flask.txt': 'flask[fast]==3.0.3\n',
  'mysql.txt': 'flask-mysqldb==2.0.0\n',
  'whole.txt': 'flask==3.0.3\nmarkupsafe==3.0.2\n',
  'pyproject.toml':
    '[project]\nname = "app"\nversion = "1"\ndependencies = ["flask==3.0.3"]\n[project.optional-dependencies]\nfast = ["six"]\n',
};

/** `runtime: mysqlclient 2.2.4 build`, and the rules of stages that are told. */
async function said(lines: readonly string[]): Promise<readonly string[]> {
  const planned = await planDockerfile(dockerfilePlan(`${lines.join('\n')}\n`, context));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  const report = await check({ ...first, beside });
  const stageOf = new Map(report.targets.map(({ id, dockerfile }) => [id, dockerfile?.stage ?? 'the only stage']));
  return [
    ...report.packages.flatMap(({ name, version, results }) =>
      results.flatMap(({ target, verdict }) =>
        verdict === 'skipped' ? [] : [`${stageOf.get(target)}: ${name} ${version} ${verdict}`],
      ),
    ),
    ...report.diagnostics.flatMap(({ rule }) =>
      rule === 'WC401' || rule === 'WC402' || rule === 'WC202' ? [rule] : [],
    ),
  ];
}

const builds = [
  'FROM python:3.11-slim AS builder',
  'RUN apt-get update && apt-get install -y gcc libmariadb-dev',
  'COPY . .',
];
const copy = 'COPY --from=builder /w /w';
const slim = ['FROM python:3.11-slim AS runtime', copy];
const alpine = ['FROM python:3.11-alpine AS runtime', copy];
const wheel = (what: string): string => `RUN pip wheel --no-deps -w /w ${what}`;

it.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'another libc takes a wheel of its own, and no extra is asked for',
    [...builds, wheel('-r flask.txt'), ...alpine, 'RUN pip install /w/*'],
    ['builder: flask 3.0.3 wheel', 'runtime: markupsafe 3.0.2 wheel'],
  ],
  [
    'what must be compiled is compiled where no compiler is',
    [...builds, wheel('-r mysql.txt'), ...slim, 'RUN pip install --no-cache-dir /w/*.whl'],
    ['builder: flask-mysqldb 2.0.0 wheel', 'runtime: mysqlclient 2.2.4 build'],
  ],
  [
    'words of the command',
    [...builds, wheel('flask-mysqldb==2.0.0'), ...slim, 'RUN pip install /w/*'],
    ['builder: flask-mysqldb 2.0.0 wheel', 'runtime: mysqlclient 2.2.4 build'],
  ],
  [
    'by their names, with the extras that the file asks for',
    [...builds, wheel('-r flask.txt'), ...alpine, 'COPY flask.txt .', 'RUN pip install -f /w -r flask.txt'],
    ['builder: flask 3.0.3 wheel', 'runtime: markupsafe 3.0.2 wheel', 'runtime: six 1.17.0 wheel'],
  ],
  [
    'two makings',
    [...builds, wheel('-r flask.txt'), wheel('-r mysql.txt'), ...slim, 'RUN pip install /w/*'],
    [
      'builder: flask 3.0.3 wheel',
      'builder: flask-mysqldb 2.0.0 wheel',
      'runtime: markupsafe 3.0.2 wheel',
      'runtime: mysqlclient 2.2.4 build',
    ],
  ],
  [
    'the project itself, without its extra',
    [...builds, wheel('.[fast]'), ...alpine, 'RUN pip install /w/*'],
    ['runtime: flask 3.0.3 wheel', 'runtime: markupsafe 3.0.2 wheel'],
  ],
  [
    'in one stage',
    ['FROM python:3.11-slim', 'COPY . .', wheel('-r flask.txt'), 'RUN pip install /w/*'],
    ['the only stage: flask 3.0.3 wheel', 'the only stage: markupsafe 3.0.2 wheel'],
  ],
  [
    'all that is required is a wheel: they are judged where they are made',
    [...builds, wheel('-r whole.txt'), ...alpine, 'RUN pip install /w/*'],
    ['builder: flask 3.0.3 wheel', 'builder: markupsafe 3.0.2 wheel', 'WC401'],
  ],
  [
    'nothing is fetched beside them',
    [...builds, wheel('-r mysql.txt'), ...slim, 'RUN pip install --no-deps /w/*'],
    ['builder: flask-mysqldb 2.0.0 wheel'],
  ],
  [
    'pip wheel fetches the rest itself',
    [...builds, 'RUN pip wheel -w /w -r mysql.txt', ...slim, 'RUN pip install /w/*'],
    ['builder: flask-mysqldb 2.0.0 wheel', 'builder: mysqlclient 2.2.4 build', 'WC402'],
  ],
  [
    'a project without what it requires',
    ['FROM python:3.11-slim', 'COPY . .', 'RUN pip install --no-deps .', 'RUN pip install --no-deps six==1.17.0'],
    ['the only stage: six 1.17.0 wheel'],
  ],
])('%s', async (_, lines, expected) => {
  expect(await said(lines)).toEqual(expected);
});
