// A single stage that compiles, as two: what each has, and where it is left as it is.

import { describe, expect, it } from 'vitest';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { twoStage } from '../../../packages/core/src/report/two-stage.ts';
import type { SplitStage } from '../../../packages/core/src/target/target-stage.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

const asked = { path: 'Dockerfile', platform: 'linux/amd64', machine: 'linux/amd64' } as const;

async function splitOf(
  lines: readonly string[],
): Promise<{ split: SplitStage | undefined; packages: readonly string[] }> {
  const found = await findStage({ ...asked, text: `${lines.join('\n')}\n` }, []);
  const { stage } = found.request(found.installs, '3.12');
  return { split: stage?.split, packages: stage?.packages ?? [] };
}

const adds = 'RUN apt-get update && apt-get install -y gcc libc6-dev libpq-dev curl && rm -rf /var/lib/apt/lists/*';
const plain = [
  'FROM python:3.12-slim',
  adds,
  'ENV A=1',
  'WORKDIR /app',
  'COPY requirements.txt .',
  'RUN pip install -r requirements.txt',
  'COPY . .',
];

/** `plain` with one line in place of another. */
const changed = (at: number, line: string): readonly string[] =>
  plain.map((each, index) => (index === at ? line : each));

describe('two stages of one', () => {
  it.each<readonly [what: string, lines: readonly string[], isSplit: boolean]>([
    ['packages, settings, a file and pip', plain, true],
    ['another pip first', changed(2, 'RUN pip install --no-cache-dir -U pip'), true],
    ['a variable in FROM', ['ARG PY=3.12', 'FROM python:${PY}-slim', ...plain.slice(1)], true],
    ['packages that go again', changed(5, 'RUN pip install -r requirements.txt && apt-get purge -y gcc'), false],
    ['a script', changed(2, 'RUN sh setup.sh'), false],
    ['a user', changed(2, 'USER app'), false],
    ['a secret', changed(2, 'ENV API_TOKEN=0123456789'), false],
    ['an index with a login', changed(2, 'ENV PIP_INDEX_URL=https://me:pw@index.example/simple'), false],
    ['a folder of its own', changed(5, 'RUN pip install --target /x -r requirements.txt'), false],
    ['an editable project', changed(5, 'RUN pip install -e . -r requirements.txt'), false],
    ['another tool', changed(5, 'RUN uv pip install --system -r requirements.txt'), false],
    ['two installations', [...plain, 'RUN pip install six'], false],
    ['a mount', changed(5, 'RUN --mount=type=bind,source=x,target=/x pip install -r requirements.txt'), false],
    ['two stages already', ['FROM python:3.12-slim AS a', 'RUN pip install six', ...plain], false],
  ])('%s', async (_what, lines, isSplit) => {
    expect((await splitOf(lines)).split !== undefined).toBe(isSplit);
  });
});

it('are understood to the last line, with compilers in the first and libraries in the second', async () => {
  const { split, packages } = await splitOf(plain);
  const build = sampleResult('t0', { verdict: 'build', rules: ['WC101'], runtime: ['libpq5'], ready: true });
  const command = { path: 'Dockerfile', stage: null, line: 6, command: 'pip install -r requirements.txt' };
  const target = sampleTarget('t0', {
    base: 'python:3.12-slim',
    name: 'python:3.12-slim',
    distro: { name: 'debian', version: '13' },
    dockerfile: command,
    split,
    packages,
  });
  const report = sampleReport([samplePackage('psycopg2', 1, [build])], {}, [target]);
  const stages = twoStage(report, target);
  expect(stages?.place).toBe('in place of all from Dockerfile:1 to the RUN at Dockerfile:6');
  expect(stages?.lines.join('\n')).toBe(`FROM python:3.12-slim AS builder
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        curl gcc libc6-dev libpq-dev \\
    && rm -rf /var/lib/apt/lists/*
ENV A=1
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /venv
ENV PATH="/venv/bin:$PATH"
RUN pip install -r requirements.txt

FROM python:3.12-slim
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        curl libpq5 \\
    && rm -rf /var/lib/apt/lists/*
ENV A=1
WORKDIR /app
COPY --from=builder /venv /venv
ENV PATH="/venv/bin:$PATH"`);
  const { stages: understood } = await understandDockerfile({ ...asked, text: stages?.lines.join('\n') ?? '' });
  expect(understood.flatMap(({ notFollowed }) => notFollowed)).toEqual([]);
  expect(understood.map((each) => each.packages)).toEqual([
    ['curl', 'gcc', 'libc6-dev', 'libpq-dev'],
    ['curl', 'libpq5'],
  ]);
  expect(understood.map(({ installs }) => installs.map(({ files }) => files))).toEqual([[['requirements.txt']], []]);
  const built = sampleResult('t0', { verdict: 'build', rules: ['WC101'], ready: false });
  expect(twoStage(sampleReport([samplePackage('psycopg2', 1, [built])], {}, [target]), target)).toBeNull();
  expect(twoStage(report, { ...target, base: 'debian:12' })).toBeNull();
});

it.each<readonly [added: string, builder: string, final: string]>([
  // Debian's gcc without libc6-dev compiles nothing, and is a compiler all the same.
  ['gcc libpq-dev curl', 'build-essential curl gcc libpq-dev', 'curl libpq5'],
  [
    'gcc-14 g++-14 binutils autoconf curl',
    'autoconf binutils build-essential curl g++-14 gcc-14 libpq-dev',
    'curl libpq5',
  ],
  ['gfortran ffmpeg', 'build-essential ffmpeg gcc gfortran libc6-dev libpq-dev', 'ffmpeg libgfortran5 libpq5'],
])('no compiler is left in the second of %s', async (added, builder, final) => {
  const { split, packages } = await splitOf([
    'FROM python:3.12-slim',
    `RUN apt-get update && apt-get install -y --no-install-recommends ${added}`,
    'COPY requirements.txt .',
    'RUN pip install -r requirements.txt',
  ]);
  const build = sampleResult('t0', { verdict: 'build', rules: ['WC101'], runtime: ['libpq5'], ready: false });
  const target = sampleTarget('t0', {
    base: 'python:3.12-slim',
    name: 'python:3.12-slim',
    distro: { name: 'debian', version: '13' },
    dockerfile: { path: 'Dockerfile', stage: null, line: 4, command: 'pip install -r requirements.txt' },
    split,
    packages,
    preparation: {
      manager: 'apt',
      names: ['build-essential', 'libpq-dev'],
      line: '',
      evidence: 'built',
      helps: 'all',
      notes: [],
    },
  });
  const lines = twoStage(sampleReport([samplePackage('psycopg2', 1, [build])], {}, [target]), target)?.lines ?? [];
  const said = lines.flatMap((line) => /^ {8}(?!&&)(.+) \\$/.exec(line)?.[1] ?? []);
  expect(said).toEqual([builder, final]);
});

it('each of the two has a way to the packages of a release that has left its mirrors', async () => {
  const { split } = await splitOf(['FROM python:3.9-slim-buster', 'COPY a.txt .', 'RUN pip install -r a.txt']);
  const build = sampleResult('t0', { verdict: 'build', rules: ['WC101'], runtime: ['libpq5'] });
  const target = sampleTarget('t0', {
    base: 'python:3.9-slim-buster',
    distro: { name: 'debian', version: '10' },
    dockerfile: { path: 'Dockerfile', stage: null, line: 3, command: 'pip install -r a.txt' },
    split,
    preparation: { manager: 'apt', names: ['libpq-dev'], line: '', evidence: 'built', helps: 'all', notes: [] },
  });
  const { lines = [] } = twoStage(sampleReport([samplePackage('psycopg2', 1, [build])], {}, [target]), target) ?? {};
  const sources = lines.findIndex((line) => line.includes('archive.debian.org'));
  expect(lines.filter((line) => line.includes('archive.debian.org'))).toHaveLength(2);
  expect(lines[sources + 1]).toContain('apt-get update');
});
