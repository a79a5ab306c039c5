// What the services of a compose file install, as installations of a check.

import { describe, expect, it } from 'vitest';
import { planCompose } from '../../../packages/core/src/installs/plan-compose.ts';
import { composeBase } from '../../../packages/core/src/installs/compose-base.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';

type Files = Readonly<Record<string, string>>;

const slim =
  'FROM python:3.12-slim AS app\nRUN pip install six==1.16.0\nFROM app AS dev\nRUN pip install attrs==23.1.0\n';

const source = (compose: string, files: Files = {}) => {
  const all = Object.entries({ 'compose.yaml': compose, Dockerfile: slim, ...files }).map(([path, text]) => ({
    path,
    text,
  }));
  return {
    compose: webFiles('compose.yaml', all),
    read: (path: string) => Promise.resolve(all.some((each) => each.path === path) ? webFiles(path, all) : undefined),
    variable: () => undefined,
    platforms: [],
    machine: 'linux/amd64',
  } as const;
};

/** Each target's service, image, platform and lines that nobody judged. */
const targetsOf = async (plan: Parameters<typeof planCompose>[0]): Promise<readonly string[]> =>
  (await planCompose(plan)).installations.flatMap(({ targets }) =>
    targets.map(({ base, platform, stage }) =>
      [
        stage?.service,
        base,
        platform,
        ...(stage?.unchecked ?? []).map(({ path, line, text }) => `${path ?? stage?.path}:${line} ${text}`),
      ].join(' '),
    ),
  );

it('a variable of FROM is held by the args of the service', async () => {
  const files = { Dockerfile: 'ARG PY=3.11\nFROM python:${PY}-slim\nRUN pip install six\n' };
  const parts = async (args: string) => {
    const { installations } = await planCompose(
      source(`services:\n  a: {build: .}\n  b:\n    build:\n      context: .\n      args:\n${args}`, files),
    );
    return installations.map(({ targets }) => targets[0]?.stage?.imageVariables?.map(({ at }) => at));
  };
  expect(await parts('        PY: "3.12"\n')).toEqual([[1], ['compose.yaml:7']]);
  expect(await parts('        - X=1\n        - PY=3.12\n')).toEqual([[1], ['compose.yaml:8']]);
});

describe('the services of a compose file', () => {
  it.each([
    ['one that is built', 'api: {build: .}', ['api python:3.12-slim linux/amd64']],
    [
      'alike ones are one',
      'a: {build: .}, b: {build: .}, c: {build: {context: .}}',
      ['a, b and c python:3.12-slim linux/amd64'],
    ],
    [
      'each platform of a build',
      'api: {build: {context: ., platforms: [linux/arm64, linux/amd64]}}',
      ['api python:3.12-slim linux/arm64', 'api python:3.12-slim linux/amd64'],
    ],
    ['the platform of a service', 'api: {build: ., platform: linux/arm64}', ['api python:3.12-slim linux/arm64']],
    [
      'what is fetched is not judged',
      'api: {build: .}, other: {build: "https://git.example/x.git"}',
      ['api python:3.12-slim linux/amd64 compose.yaml:1 other is built from https://git.example/x.git'],
    ],
    [
      'what only takes wheels of the image is not judged',
      'api: {build: .}, other: {build: wheels}',
      ['api python:3.12-slim linux/amd64 wheels/Dockerfile:3 pip install /wheels/*.whl'],
    ],
    [
      'one whose Dockerfile is missing stops no other',
      'api: {build: .}, other: {build: gone}',
      ['api python:3.12-slim linux/amd64 compose.yaml:1 other is built from gone'],
    ],
    [
      'one whose Dockerfile cannot be read stops no other',
      'api: {build: .}, other: {build: {context: ., target: tset}}',
      ['api python:3.12-slim linux/amd64 compose.yaml:1 other is built from .'],
    ],
    [
      'one whose files are missing stops no other',
      'api: {build: .}, other: {build: files}',
      ['api python:3.12-slim linux/amd64 files/Dockerfile:3 pip install -r gone.txt'],
    ],
    [
      'a Python that a script fills is not judged, what has no Python is left alone',
      'api: {build: .}, other: {build: other}, site: {build: site}',
      ['api python:3.12-slim linux/amd64 other/Dockerfile:2 sh install.sh'],
    ],
  ])('%s', async (_, services, expected) => {
    const files = {
      'other/Dockerfile': 'FROM python:3.12\nRUN sh install.sh\n',
      'wheels/Dockerfile': 'FROM python:3.12\nCOPY wheels /wheels\nRUN pip install /wheels/*.whl\n',
      'files/Dockerfile': 'FROM python:3.12\nCOPY . .\nRUN pip install -r gone.txt\n',
      'site/Dockerfile': 'FROM node:22\nRUN sh install.sh\n',
    };
    expect(await targetsOf(source(`services: {${services}}`, files))).toEqual(expected);
  });

  it('install what their target installs, which a flag may replace', async () => {
    const plan = source('services: {api: {build: {context: ., target: app}}}');
    const words = async (stage?: string): Promise<readonly string[]> =>
      (await planCompose({ ...plan, stage })).installations.flatMap(({ files }) => files.map(({ text }) => text));
    expect(await words()).toEqual(['six==1.16.0']);
    expect(await words('dev')).toEqual(['six==1.16.0', 'attrs==23.1.0']);
  });

  it.each([
    ['FROM debian:10\nRUN apt-get update && apt-get install -y python3-pip && pip3 install /wheels/*.whl\n', 2],
    ['FROM python:3.12-slim\nRUN exit 1\n', 2],
  ])('one whose build ends is told with where: %j', async (dockerfile, line) => {
    const { installations } = await planCompose(
      source('services: {api: {build: .}, other: {build: other}}', { 'other/Dockerfile': dockerfile }),
    );
    const stops = installations.map(({ targets }) => targets[0]?.stage?.stops?.filter(({ of }) => of !== undefined));
    expect(stops).toMatchObject([[{ of: 'other', path: 'other/Dockerfile', line }]]);
    await expect(
      planCompose(source('services: {other: {build: other}}', { 'other/Dockerfile': dockerfile })),
    ).rejects.toThrow(/^docker build of other stops at other\/Dockerfile:2 \(/);
  });

  it('are told where they install when they start', async () => {
    const { installations, remarks } = await planCompose(
      source('services: {job: {image: "python:3.12", command: [sh, -c, pip install six]}}'),
    );
    expect(installations).toEqual([]);
    expect(remarks).toEqual([
      'compose.yaml:1: job installs when it starts, which is not judged: sh -c pip install six (on python:3.12)',
    ]);
  });

  it('tell it in the report where another is judged', async () => {
    const { installations } = await planCompose(
      source('services: {api: {build: .}, job: {image: "python:3.12", command: pip install six}}'),
    );
    expect(installations[0]?.remarks).toEqual([
      'compose.yaml:1: job installs when it starts, which is not judged: pip install six (on python:3.12)',
    ]);
  });

  it('tell it as a line that is not judged where they are built', async () => {
    const { installations } = await planCompose(
      source('services: {api: {build: ., command: [sh, -c, pip install six]}}'),
    );
    expect(installations[0]?.targets[0]?.stage?.unchecked).toMatchObject([
      {
        path: 'compose.yaml',
        line: 1,
        text: 'command of api: sh -c pip install six',
        why: 'it installs when it starts',
      },
    ]);
  });

  it.each([
    ['{build: ., command: ./bootstrap}', 'bootstrap:2 installs (pip install uwsgi) when it starts'],
    ['{build: ., entrypoint: [bash, /app/bin/start.sh]}', 'bin/start.sh:1 installs (uv sync) when it starts'],
    ['{build: ., command: make run}', 'Makefile:2 installs (poetry install) when it starts'],
    ['{build: ., command: make lint}', undefined],
    ['{build: ., command: ./none}', undefined],
  ])('a file that a service starts: %s', async (service, why) => {
    const files = {
      bootstrap: '#!/bin/sh\npip install uwsgi\n',
      'bin/start.sh': 'uv sync',
      Makefile: 'run:\n\tpoetry install\nlint:\n\truff check\n',
    };
    const { installations } = await planCompose(source(`services: {api: ${service}}`, files));
    const unchecked = installations[0]?.targets[0]?.stage?.unchecked ?? [];
    expect(unchecked.map((each) => each.why)).toEqual(why === undefined ? [] : [why]);
    const image = service.replace('build: .', 'image: "python:3.12"');
    const { remarks } = await planCompose(source(`services: {api: ${image}}`, files));
    expect(remarks).toHaveLength(why === undefined ? 0 : 1);
  });

  it.each([
    ['services: {api: {build: .}}', 0],
    ['services: {api: {build: ., environment: [MODE=a, EXTRA=six]}}', 1],
    ['services: {api: {build: ., environment: {EXTRA: six}}}', 1],
    ['services: {api: {build: ., environment: {MODE: a}}}', 0],
    ['services: {api: {build: ., env_file: .env}}', 1],
    ['services: {api: {build: .}, job: {build: ., environment: {EXTRA: six}}}', 1],
    ['services: {api: {build: ., extends: base}, base: {image: x, environment: {EXTRA: six}}}', 1],
  ])('%s gives what a start script installs by: %s', async (text, count) => {
    const dockerfile =
      'FROM python:3.12-slim\nRUN pip install six==1.16.0\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n';
    const { installations } = await planCompose(
      source(text, { Dockerfile: dockerfile, 'start.sh': '#!/bin/sh\npip install $EXTRA\nexec "$@"\n' }),
    );
    expect(installations[0]?.targets[0]?.stage?.unchecked ?? []).toHaveLength(count);
  });

  it.each([
    ['services: {api: {build: .}}', 1],
    ['services: {api: {build: ., command: python app.py}}', 0],
    ['services: {api: {build: ., entrypoint: python app.py}}', 0],
    ['services: {api: {build: ., command: python app.py}, job: {build: .}}', 1],
  ])('%s starts what CMD says: %s', async (text, count) => {
    const dockerfile = 'FROM python:3.12-slim\nRUN pip install six==1.16.0\nCMD pip install attrs\n';
    const plan = source(text, { Dockerfile: dockerfile });
    const { installations } = await planCompose(plan);
    expect(installations[0]?.targets[0]?.stage?.unchecked ?? []).toHaveLength(count);
  });

  it('stand for a base by their names', async () => {
    const plan = source('services: {api: {build: .}, job: {image: "python:3.12", platform: linux/arm64}}');
    expect(await composeBase(plan, undefined)).toMatchObject({ kind: 'build', requests: [{ path: 'Dockerfile' }] });
    expect(await composeBase(plan, 'job')).toEqual({ kind: 'image', image: 'python:3.12', platform: 'linux/arm64' });
    await expect(composeBase(plan, 'jop')).rejects.toMatchObject({ hint: 'did you mean job?' });
  });

  it('whose Dockerfile is missing are an error at their line', async () => {
    await expect(planCompose(source('services:\n  api: {build: gone}'))).rejects.toMatchObject({
      message: 'compose.yaml:2: api is built from gone/Dockerfile, which is not there',
    });
  });
});

it.each([
  ['web: {build: web}', 'compose.yaml:1: web installs nothing that is judged'],
  ['web: {build: web}, cart: {build: cart}', 'compose.yaml: web and cart install nothing that is judged'],
])('services that install nothing are told in one line: %s', async (services, told) => {
  const goes = 'FROM golang:1.24\nRUN go build ./...\n';
  const files = { 'web/Dockerfile': goes, 'cart/Dockerfile': goes.replace('1.24', '1.23') };
  const { installations } = await planCompose(source(`services: {api: {build: .}, ${services}}`, files));
  expect(installations[0]?.remarks).toEqual([told]);
});
