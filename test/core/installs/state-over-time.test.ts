// What changes in a stage between its installations: each line is judged with the packages and the pip that are there by then.

import { expect, it } from 'vitest';
import { check, type CheckInput } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { pythonFacts } from '../../../packages/core/src/render/wording/target-facts.ts';
import { aboveWhich } from '../../../packages/core/src/render/wording/above-which.ts';
import type { Report, ReportPackage } from '../../../packages/core/src/report/report.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [], sha256: ['00'.repeat(32)] };
const index = smallIndex({
  psycopg2: { '2.9.3': { files: ['tar.gz'], requires: [] } },
  cffi: { '1.17.1': { files: ['tar.gz'], requires: [] } },
  // musllinux: a wheel for pip from 21.2 on.
  msgpack: { '1.0.4': { files: ['cp38-cp38-musllinux_1_1_x86_64', 'tar.gz'], requires: [] } },
  gunicorn: { '20.1.0': pure },
  poetry: { '1.8.5': pure },
  dbtool: { '1.0': { files: ['py3-none-any'], requires: ['psycopg2'] } },
  sixtool: { '1.0': { ...pure, requires: ['six'] } },
  six: { '1.16.0': pure, '1.17.0': pure },
});

const project = {
  'pyproject.toml': `[tool.poetry]
name = "app"
version = "1"
[tool.poetry.dependencies]
python = "^3.8"
psycopg2 = "2.9.3"
[tool.poetry.group.dev.dependencies]
six = "1.16.0"
`,
  'poetry.lock': `[[package]]
name = "psycopg2"
version = "2.9.3"
optional = false
python-versions = ">=3.6"
files = [{file = "psycopg2-2.9.3.tar.gz", hash = "sha256:00"}]

[[package]]
name = "six"
version = "1.16.0"
optional = false
python-versions = ">=3.6"
files = [{file = "six-1.16.0-py3-none-any.whl", hash = "sha256:00"}]

[metadata]
lock-version = "2.0"
python-versions = "^3.8"
`,
};

async function checked(lines: readonly string[], context = {}, onLock?: CheckInput['onLock']): Promise<Report> {
  const planned = await planDockerfile(dockerfilePlan(`${lines.join('\n')}\n`, context));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  return check({ ...first, beside, ...(onLock && { onLock }) });
}

/** The lock of what is there in the end, line by line, or why there is none. */
async function lockOf(lines: readonly string[]): Promise<readonly string[]> {
  let text = '';
  await checked(lines, {}, (lock) => (text = lock.ok ? lock.value : lock.problem));
  return text.match(/(?<=^name = ")\w+|(?<=^version = ")[\d.]+|several commands/gm) ?? [text];
}

/** `3 psycopg2 2.9.3 build: gcc and libpq-dev are there …`, where it stops, and the line before pip. */
async function said(lines: readonly string[]): Promise<readonly string[]> {
  const context = { 'requirements.txt': 'psycopg2==2.9.3\n', 'c.txt': 'cffi==1.17.1\n', ...project };
  const report = await checked(lines, context);
  return [
    ...report.packages.toSorted((a, b) => lineOf(a) - lineOf(b)).map(wordsOf),
    ...report.diagnostics
      .filter(({ rule }) => rule === 'WC303' || rule === 'WC202')
      .map(({ message }) => /installation at Dockerfile:\d+/.exec(message)?.[0] ?? message),
    ...report.targets.flatMap((target) =>
      target.preparation === null ? [] : [`${target.preparation.names.join(' ')} ${aboveWhich(target) ?? ''}`],
    ),
  ];
}

function lineOf({ location, results }: ReportPackage): number {
  return results[0]?.installed?.line ?? location.line;
}

function wordsOf(row: ReportPackage): string {
  const [result] = row.results;
  const state = (result?.needsText ?? []).flatMap(
    (text) => /^.*? (?:is|are) (?:there|missing)\b/.exec(text)?.[0] ?? [],
  );
  return `${lineOf(row)} ${row.name} ${row.version}: ${[result?.verdict, ...state].join(', ')}`;
}

const slim = 'FROM python:3.8-slim';
const alpine = 'FROM python:3.8-alpine';
const old = 'FROM python:3.8.3-alpine';
const copy = 'COPY . .';
const apt = 'apt-get update && apt-get install -y';
const requirements = 'pip install -r requirements.txt';
const builds = `RUN ${apt} gcc libpq-dev && ${requirements} && apt-get purge -y gcc`;
const gunicorn = 'pip install gunicorn==20.1.0';
const six = 'pip install six==1.16.0';
const msgpack = 'pip install msgpack==1.0.4';

it.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'a compiler that goes in its own RUN',
    [slim, copy, `RUN ${apt} gcc libpq-dev && ${requirements} && apt-get purge -y gcc`, `RUN ${gunicorn}`],
    ['3 psycopg2 2.9.3: build, gcc and libpq-dev are there', '4 gunicorn 20.1.0: wheel'],
  ],
  [
    'one that goes in a later RUN',
    [
      slim,
      copy,
      `RUN ${apt} gcc libpq-dev`,
      `RUN ${requirements}`,
      'RUN apt-get purge -y gcc libpq-dev',
      `RUN ${gunicorn}`,
    ],
    ['4 psycopg2 2.9.3: build, gcc and libpq-dev are there', '6 gunicorn 20.1.0: wheel'],
  ],
  [
    'by a virtual name of apk',
    [
      alpine,
      copy,
      'RUN apk add --virtual .b gcc musl-dev libffi-dev && pip install -r c.txt && apk del .b',
      `RUN ${gunicorn}`,
    ],
    ['3 cffi 1.17.1: build, gcc and libffi-dev are there', '4 gunicorn 20.1.0: wheel'],
  ],
  [
    'by another stage that starts from it',
    [
      `${slim} AS base`,
      `RUN ${apt} gcc libpq-dev && pip install psycopg2==2.9.3 && apt-get purge -y gcc`,
      'FROM base',
      `RUN ${six}`,
    ],
    ['2 psycopg2 2.9.3: build, gcc and libpq-dev are there', '4 six 1.16.0: wheel'],
  ],
  [
    'one that comes too late',
    [slim, copy, `RUN ${requirements}`, `RUN ${apt} gcc libpq-dev`, `RUN ${gunicorn}`],
    [
      '3 psycopg2 2.9.3: build',
      '5 gunicorn 20.1.0: wheel',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential libpq-dev in a RUN above Dockerfile:3',
    ],
  ],
  [
    'too late in the same RUN',
    [slim, copy, `RUN ${requirements} && ${apt} gcc libpq-dev && ${gunicorn}`],
    [
      '3 gunicorn 20.1.0: wheel',
      '3 psycopg2 2.9.3: build',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential libpq-dev in a RUN above Dockerfile:3',
    ],
  ],
  [
    'between two that need it',
    [alpine, copy, `RUN pip install -r c.txt && apk add gcc musl-dev libffi-dev postgresql-dev && ${requirements}`],
    [
      '3 cffi 1.17.1: build',
      '3 psycopg2 2.9.3: build, gcc and postgresql-dev are there',
      'python:3.8-alpine has no compiler, and 1 package must be built',
      'build-base libffi-dev in a RUN above Dockerfile:3',
    ],
  ],
  [
    'gone between two that need it',
    [
      alpine,
      copy,
      'RUN apk add --virtual .b gcc musl-dev libffi-dev && pip install -r c.txt && apk del .b',
      `RUN ${requirements}`,
    ],
    [
      '3 cffi 1.17.1: build, gcc and libffi-dev are there',
      '4 psycopg2 2.9.3: build',
      'python:3.8-alpine has no compiler, and 1 package must be built',
      'build-base libpq-dev in a RUN above Dockerfile:4',
    ],
  ],
  [
    'a compiler first, the headers later',
    [
      slim,
      copy,
      `RUN ${apt} build-essential`,
      `RUN ${requirements}`,
      `RUN ${apt} libpq-dev`,
      'RUN pip install -r c.txt',
    ],
    [
      '4 psycopg2 2.9.3: build, build-essential is there',
      '6 cffi 1.17.1: build, build-essential is there',
      'libffi-dev libpq-dev in a RUN above Dockerfile:4, or in Dockerfile:3',
    ],
  ],
  [
    'what no build asks for',
    [slim, copy, `RUN ${requirements}`, `RUN ${apt} curl`, `RUN ${gunicorn}`],
    [
      '3 psycopg2 2.9.3: build',
      '5 gunicorn 20.1.0: wheel',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential libpq-dev in a RUN above Dockerfile:3',
    ],
  ],
  [
    'the same again when the compiler is gone',
    [slim, copy, `RUN ${apt} gcc libpq-dev && ${requirements} && apt-get purge -y gcc`, `RUN ${requirements}`],
    ['3 psycopg2 2.9.3: build, gcc and libpq-dev are there'],
  ],
  [
    'another pip that comes too late',
    [old, `RUN ${msgpack}`, `RUN pip install -U pip && ${six}`],
    [
      '2 msgpack 1.0.4: build',
      '3 six 1.16.0: wheel',
      'python:3.8.3-alpine has no compiler, and 1 package must be built',
      'build-base in a RUN above Dockerfile:2',
    ],
  ],
  [
    'in time',
    [old, `RUN ${six}`, `RUN pip install -U pip && ${msgpack}`],
    ['2 six 1.16.0: wheel', '3 msgpack 1.0.4: wheel'],
  ],
  [
    'too late in the same RUN',
    [old, `RUN ${msgpack} && pip install -U pip && ${six}`],
    [
      '2 msgpack 1.0.4: build',
      '2 six 1.16.0: wheel',
      'python:3.8.3-alpine has no compiler, and 1 package must be built',
      'build-base in a RUN above Dockerfile:2',
    ],
  ],
  [
    'an older one behind',
    [old, 'RUN pip install -U pip', `RUN ${six}`, 'RUN pip install "pip<21"', `RUN ${msgpack}`],
    [
      '3 six 1.16.0: wheel',
      '5 msgpack 1.0.4: build',
      'python:3.8.3-alpine has no compiler, and 1 package must be built',
      'build-base in a RUN above Dockerfile:5',
    ],
  ],
  [
    'pips that take the same',
    ['FROM python:3.12-slim', `RUN ${six}`, 'RUN pip install pip==24.2', `RUN ${gunicorn}`],
    ['2 six 1.16.0: wheel', '4 gunicorn 20.1.0: wheel'],
  ],
  [
    'too late in the stage below',
    [`${old} AS base`, `RUN ${msgpack}`, 'FROM base', 'RUN pip install -U pip', `RUN ${six}`],
    [
      '2 msgpack 1.0.4: build',
      '5 six 1.16.0: wheel',
      'python:3.8.3-alpine has no compiler, and 1 package must be built',
      'build-base in a RUN above Dockerfile:2',
    ],
  ],
  [
    'ENV between two',
    ['FROM python:3.8-alpine', `RUN ${msgpack}`, 'ENV PIP_NO_BINARY=six', `RUN ${six}`],
    ['2 msgpack 1.0.4: wheel', '4 six 1.16.0: impossible'],
  ],
  [
    'ENV that comes too late',
    ['FROM python:3.8-alpine', `RUN ${msgpack}`, 'ENV PIP_NO_BINARY=:all:', `RUN ${six}`],
    ['2 msgpack 1.0.4: wheel', '4 six 1.16.0: impossible'],
  ],
  [
    'ARG between two',
    ['FROM python:3.8-alpine', `RUN ${six}`, 'ARG PIP_NO_BINARY=msgpack', `RUN ${msgpack}`],
    [
      '2 six 1.16.0: wheel',
      '4 msgpack 1.0.4: build',
      'python:3.8-alpine has no compiler, and 1 package must be built',
      'build-base in a RUN above Dockerfile:4',
    ],
  ],
  [
    'what is there stays, without the compiler',
    [slim, copy, builds, 'RUN pip install "psycopg2>=2"'],
    ['3 psycopg2 2.9.3: build, gcc and libpq-dev are there'],
  ],
  [
    'as what another requires',
    [slim, copy, builds, 'RUN pip install dbtool'],
    ['3 psycopg2 2.9.3: build, gcc and libpq-dev are there', '4 dbtool 1.0: wheel'],
  ],
  [
    'as what another requires, where pip itself comes with it',
    ['FROM python:3.8-alpine', 'RUN pip install --upgrade pip six', 'RUN pip install sixtool'],
    ['2 six 1.17.0: wheel', '3 sixtool 1.0: wheel'],
  ],
  [
    'in another environment it is not there',
    [slim, copy, builds, 'RUN python -m venv /v && /v/bin/pip install dbtool'],
    [
      '3 psycopg2 2.9.3: build, gcc and libpq-dev are there',
      '4 dbtool 1.0: wheel',
      '4 psycopg2 2.9.3: build, libpq-dev is there',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential in a RUN above Dockerfile:4',
    ],
  ],
  [
    'nor is it looked at where a variable names the folder',
    [
      slim,
      'ENV PIP_TARGET=/t',
      `RUN ${apt} gcc libpq-dev && pip install psycopg2==2.9.3 && apt-get purge -y gcc`,
      'RUN pip install dbtool',
    ],
    [
      '3 psycopg2 2.9.3: build, gcc and libpq-dev are there',
      '4 dbtool 1.0: wheel',
      '4 psycopg2 2.9.3: build, libpq-dev is there',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential in a RUN above Dockerfile:4',
    ],
  ],
  [
    'nor is it looked at',
    [slim, copy, builds, `RUN ${requirements} --force-reinstall`],
    [
      '3 psycopg2 2.9.3: build, gcc and libpq-dev are there',
      '4 psycopg2 2.9.3: build, libpq-dev is there',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential in a RUN above Dockerfile:4',
    ],
  ],
  [
    'nor in a folder that no Python looks into',
    [
      slim,
      `RUN ${apt} gcc libpq-dev && pip install --prefix=/i psycopg2==2.9.3 && apt-get purge -y gcc`,
      'RUN pip install --prefix=/i dbtool',
    ],
    [
      '2 psycopg2 2.9.3: build, gcc and libpq-dev are there',
      '3 dbtool 1.0: wheel',
      '3 psycopg2 2.9.3: build, libpq-dev is there',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential in a RUN above Dockerfile:3',
    ],
  ],
  [
    'nor among the wheels that a command makes',
    [
      slim,
      `RUN ${apt} gcc libpq-dev && pip wheel -w /w psycopg2==2.9.3 && apt-get purge -y gcc`,
      'RUN pip wheel -w /w dbtool',
    ],
    [
      '2 psycopg2 2.9.3: build, gcc and libpq-dev are there',
      '3 dbtool 1.0: wheel',
      '3 psycopg2 2.9.3: build, libpq-dev is there',
      'python:3.8-slim has no compiler, and 1 package must be built',
      'build-essential in a RUN above Dockerfile:3',
    ],
  ],
  [
    'an older version that fits',
    [slim, `RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install six'],
    ['2 six 1.16.0: wheel'],
  ],
  [
    'as what another requires',
    [slim, `RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install sixtool'],
    ['2 six 1.16.0: wheel', '4 sixtool 1.0: wheel'],
  ],
  [
    'one that does not fit',
    [slim, `RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install "six>1.16"'],
    ['2 six 1.16.0: wheel', '4 six 1.17.0: wheel'],
  ],
  [
    'one that is renewed',
    [slim, `RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install -U six'],
    ['2 six 1.16.0: wheel', '4 six 1.17.0: wheel'],
  ],
  [
    'one that another requires, which is renewed',
    [slim, `RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install -U sixtool'],
    ['2 six 1.16.0: wheel', '4 sixtool 1.0: wheel'],
  ],
  [
    'and all that it requires',
    [slim, `RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install -U --upgrade-strategy eager sixtool'],
    ['2 six 1.16.0: wheel', '4 six 1.17.0: wheel', '4 sixtool 1.0: wheel'],
  ],
  [
    'what was there before a compiler came and went',
    [slim, copy, `RUN ${six}`, builds, 'RUN apt-get purge -y libpq-dev', 'RUN pip install sixtool dbtool'],
    [
      '3 six 1.16.0: wheel',
      '4 psycopg2 2.9.3: build, gcc and libpq-dev are there',
      '6 dbtool 1.0: wheel',
      '6 sixtool 1.0: wheel',
    ],
  ],
  [
    'more groups of the same lock',
    [
      slim,
      copy,
      'ENV POETRY_VIRTUALENVS_CREATE=false',
      'RUN pip install poetry==1.8.5',
      `RUN ${apt} gcc libpq-dev && poetry install --no-root --only main && apt-get purge -y gcc`,
      'RUN poetry install --no-root',
    ],
    ['4 poetry 1.8.5: wheel', '5 psycopg2 2.9.3: build, gcc and libpq-dev are there', '6 six 1.16.0: wheel'],
  ],
  [
    'the same lock again',
    [
      slim,
      copy,
      'ENV POETRY_VIRTUALENVS_CREATE=false',
      'RUN pip install poetry==1.8.5',
      `RUN ${apt} gcc libpq-dev && poetry install --no-root && apt-get purge -y gcc`,
      'RUN poetry install',
    ],
    ['4 poetry 1.8.5: wheel', '5 psycopg2 2.9.3: build, gcc and libpq-dev are there', '5 six 1.16.0: wheel'],
  ],
])('%s: %j', async (_what, lines, expected) => {
  expect(await said(lines)).toEqual(expected);
});

it.each<readonly [readonly string[], readonly string[]]>([
  [
    [`RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install sixtool'],
    ['six', '1.16.0', 'sixtool', '1.0'],
  ],
  [
    [`RUN ${six}`, `RUN ${apt} gcc`, 'RUN pip install six==1.17.0'],
    ['six', '1.17.0'],
  ],
  [[`RUN ${six}`, 'RUN python -m venv /v && /v/bin/pip install sixtool'], ['several commands']],
])('what is there in the end is one lock: %j', async (lines, names) => {
  expect(await lockOf([slim, ...lines])).toEqual(names);
});

it.each<readonly [string, readonly string[], string]>([
  [
    old,
    [`RUN ${msgpack}`, `RUN pip install -U pip && ${six}`],
    'CPython 3.8.3, pip 20.1.1 at line 2, 25.0.1 at line 3',
  ],
  [
    'FROM python:3.11-slim',
    [`RUN ${six}`, 'RUN pip install -U pip', `RUN ${gunicorn}`],
    'CPython 3.11.16, pip 24.0 at line 2, another at line 4',
  ],
  ['FROM python:3.12-slim', ['RUN pip install -U pip six==1.16.0', `RUN ${gunicorn}`], 'CPython 3.12.14'],
  [old, ['RUN pip install -U pip', `RUN ${six}`, `RUN ${msgpack}`], 'CPython 3.8.3, pip 25.0.1'],
])('%s %j is told as %s', async (from, lines, facts) => {
  const { targets } = await checked([from, ...lines]);
  expect(targets.map(pythonFacts)).toEqual([facts]);
});
