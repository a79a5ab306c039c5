// The Dockerfile of two stages: what it says, and that our own reader of Dockerfiles understands every line of it.

import { describe, expect, it } from 'vitest';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { render } from '../../../packages/core/src/render/renderers.ts';
import { twoStage } from '../../../packages/core/src/report/two-stage.ts';
import type { Report, ReportPreparation, ReportTarget } from '../../../packages/core/src/report/report.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

const preparation: ReportPreparation = {
  manager: 'apt',
  names: ['build-essential', 'libpq-dev'],
  line: 'apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev',
  evidence: 'built',
  helps: 'all',
  notes: [],
};

/** psycopg2 of a file, to be built on slim. */
function report(
  path: string,
  installer: Report['inputs'][number]['installer'],
  change: Partial<ReportTarget> = {},
): Report {
  const build = sampleResult('t0', { verdict: 'build', rules: ['WC101'], runtime: ['libpq5'] });
  const pkg = { ...samplePackage('psycopg2', 1, [build]), location: { path, line: 1 } };
  return sampleReport([pkg], { inputs: [{ path, kind: path, installer, sha256: null }] }, [
    sampleTarget('t0', { base: 'python:3.12-slim', name: 'python:3.12-slim', preparation, ...change }),
  ]);
}

function linesOf(given: Report): readonly string[] | undefined {
  const [target] = given.targets;
  return target && twoStage(given, target)?.lines;
}

it('makes wheels for requirements in the first stage, and installs them in the second', () => {
  expect(linesOf(report('requirements/web.txt', 'pip'))?.join('\n')).toBe(`FROM python:3.12-slim AS builder
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        build-essential libpq-dev \\
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY requirements/web.txt requirements/
RUN pip wheel --no-cache-dir --wheel-dir /wheels -r requirements/web.txt

FROM python:3.12-slim
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        libpq5 \\
    && rm -rf /var/lib/apt/lists/*
COPY --from=builder /wheels /wheels
RUN pip install --no-cache-dir --no-index --no-deps /wheels/*.whl`);
});

it('finds the packages of a release that has left its mirrors, in both stages', async () => {
  const text = linesOf(report('a.txt', 'pip', { distro: { name: 'debian', version: '10' } }))?.join('\n') ?? '';
  expect(text.match(/archive\.debian\.org/g)?.length).toBe(2);
  const file = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const { stages } = await understandDockerfile(file);
  expect(stages.flatMap(({ notFollowed }) => notFollowed)).toEqual([]);
  expect(stages.map(({ packages }) => packages)).toEqual([['build-essential', 'libpq-dev'], ['libpq5']]);
});

describe.each([
  ['requirements.txt', 'pip'],
  ['uv.lock', 'uv'],
  ['poetry.lock', 'poetry'],
  ['pdm.lock', 'pdm'],
  ['Pipfile.lock', 'pipenv'],
] as const)('%s', (path, installer) => {
  it('is understood to the last line, with the file that it installs and nothing missing at run time', async () => {
    const text = linesOf(report(path, installer))?.join('\n') ?? '';
    const { stages } = await understandDockerfile({
      path: 'Dockerfile',
      text,
      platform: 'linux/amd64',
      machine: 'linux/amd64',
    });
    expect(stages.flatMap(({ notFollowed }) => notFollowed)).toEqual([]);
    expect(stages.flatMap(({ installs }) => installs.flatMap(({ files }) => files))).toEqual([path]);
    expect(stages.map(({ packages }) => packages)).toEqual([['build-essential', 'libpq-dev'], ['libpq5']]);
    expect(stages[1]?.copies.length).toBe(1);
  });
});

it.each<[what: string, given: Report]>([
  ['nothing is known to help', report('a.txt', 'pip', { preparation: { ...preparation, helps: 'some' } })],
  ['nothing is to be built', report('a.txt', 'pip', { preparation: null })],
  ['there is no image', report('a.txt', 'pip', { base: null })],
  ['the image has no pip', report('a.txt', 'pip', { pip: null })],
  ['the file is not in the folder', report('../a.txt', 'pip')],
  ['it was read from stdin', report('-', 'pip')],
  ['the lock stands elsewhere', report('web/uv.lock', 'uv')],
])('is none where %s', (_, given) => {
  expect(linesOf(given)).toBeUndefined();
});

it.each(['html', 'markdown'] as const)('stands line by line in %s', (format) => {
  const given = report('requirements.txt', 'pip');
  const lines = linesOf(given) ?? [];
  expect(lines.length).toBeGreaterThan(5);
  const shown = render(format, given)
    .split('\n')
    .map((line) => line.replace(/^.*<pre[^>]*><code>/, '').replace(/<\/code><\/pre>.*$/, ''));
  expect(shown.join('\n')).toContain(lines.join('\n').replaceAll('&', format === 'html' ? '&amp;' : '&'));
});
