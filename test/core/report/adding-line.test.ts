// What a stage lacks of a build is to be added to a line of its own that adds packages already.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { aboveWhich } from '../../../packages/core/src/render/wording/above-which.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const sdist = { files: ['tar.gz'], requires: [] };
const index = smallIndex({
  mysqlclient: { '2.2.4': sdist },
  psycopg2: { '2.9.9': sdist },
  six: { '1.16.0': { files: ['py3-none-any'], requires: [] } },
  uwsgi: { '2.0.26': sdist },
});
const apt = 'RUN apt-get update && apt-get install -y --no-install-recommends';

/** The fix of each build, where the line before pip goes, and what of it is no must. */
async function told(lines: readonly string[]): Promise<readonly string[]> {
  const [first] = await planDockerfile(dockerfilePlan(`${lines.join('\n')}\n`, {}));
  if (first === undefined) throw new Error('something is installed');
  const { packages, targets } = await check({ ...first, index });
  const fixes = packages.flatMap(({ results }) =>
    results.flatMap(({ verdict, fix }) => (verdict === 'build' ? [fix] : [])),
  );
  const notes = targets.flatMap(({ preparation }) => preparation?.notes ?? []);
  return [
    ...fixes,
    ...targets.flatMap((target) => (target.preparation ? [aboveWhich(target) ?? ''] : [])),
    ...notes.filter((note) => note.startsWith('Optional')),
  ];
}

it.each<readonly [what: string, lines: readonly string[], expected: readonly string[]]>([
  [
    'where most of it is there, it is added to its line',
    [
      'FROM ubuntu:24.04',
      'RUN apt-get update && apt-get install -y python3-venv python3-dev build-essential libmysqlclient-dev',
      'RUN python3 -m venv /v && /v/bin/pip install mysqlclient==2.2.4',
    ],
    ['Dockerfile:2: add pkg-config', 'in a RUN above Dockerfile:3, or in Dockerfile:2'],
  ],
  [
    'a compiler without the headers of the C library gives its place',
    ['FROM python:3.12-slim', `${apt} gcc libpq-dev`, 'RUN pip install psycopg2==2.9.9'],
    ['Dockerfile:2: gcc → build-essential', 'in a RUN above Dockerfile:3, or in place of gcc in Dockerfile:2'],
  ],
  [
    'and what else is missing is added',
    ['FROM python:3.12-slim', `${apt} gcc`, 'RUN pip install psycopg2==2.9.9'],
    [
      'Dockerfile:2: gcc → build-essential, add libpq-dev',
      'in a RUN above Dockerfile:3, or in place of gcc in Dockerfile:2',
    ],
  ],
  [
    'where nothing of it is there, a separate stage is better',
    ['FROM python:3.12-slim', `${apt} curl`, 'RUN pip install psycopg2==2.9.9'],
    ['build it in a separate stage', 'in a RUN above Dockerfile:3, or in Dockerfile:2'],
  ],
  [
    'not to a line of which something is taken away again',
    [
      'FROM python:3.12-slim',
      `${apt} build-essential curl && apt-get purge -y curl`,
      'RUN pip install psycopg2==2.9.9',
    ],
    ['build it in a separate stage', 'in a RUN above Dockerfile:3'],
  ],
  [
    'above the first command of one installation',
    [
      'FROM python:3.12-slim',
      `${apt} build-essential`,
      'RUN pip install six==1.16.0',
      'RUN pip install psycopg2==2.9.9',
    ],
    ['Dockerfile:2: add libpq-dev', 'in a RUN above Dockerfile:3, or in Dockerfile:2'],
  ],
  [
    'of what is no must that is said',
    ['FROM python:3.12-slim', `${apt} build-essential`, 'RUN pip install psycopg2==2.9.9 uwsgi==2.0.26'],
    [
      'Dockerfile:2: add libpq-dev',
      '',
      'in a RUN above Dockerfile:3, or in Dockerfile:2',
      'Optional: libpcre2-dev (internal routing), for uwsgi.',
    ],
  ],
])('%s', async (_what, lines, expected) => {
  expect(await told(lines)).toEqual(expected);
});
