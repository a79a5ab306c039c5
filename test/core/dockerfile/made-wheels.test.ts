// Wheels that an earlier command makes are judged there; whatever else lies in a folder of wheels is told, and so are mounts that bring them.

import { describe, expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const planned = async (dockerfile: string) => {
  const context = { 'a.txt': 'six==1.16.0\n', 'b.txt': 'cffi==1.15.1\n', 'all.txt': '-r a.txt\n' };
  const plans = await planDockerfile(dockerfilePlan(dockerfile, context));
  return {
    files: plans.map(({ files }) => files.map(({ path }) => path)),
    why: (plans[0]?.targets[0]?.stage?.unchecked ?? []).map(({ why }) => why),
    runtime: plans[0]?.targets[0]?.stage?.runtime?.base ?? null,
    withoutRequirements: plans[0]?.overrides?.withoutRequirements,
  };
};

const builder = (wheel: string): string =>
  `FROM python:3.12-slim AS builder\nWORKDIR /app\nCOPY . .\nRUN pip wheel ${wheel}\nFROM python:3.12-slim\nCOPY a.txt b.txt ./\n`;
const made = builder('-w /wheels -r a.txt');
const links = 'what --find-links leads to is not asked';

describe('what is made is judged once', () => {
  it.each([
    ['a copy', `${made}COPY --from=builder /wheels /wheels\nRUN pip install /wheels/*`],
    ['a copy of the files', `${made}COPY --from=builder /wheels/*.whl /w/\nRUN pip install /w/*.whl`],
    [
      'a folder of the project',
      `${builder('-r a.txt -w wheels')}COPY --from=0 /app/wheels /w/\nRUN pip install --no-index -f /w -r a.txt`,
    ],
    [
      'the current folder',
      `${builder('-r a.txt')}COPY --from=0 /app /w\nRUN pip install --find-links=file:///w -r a.txt`,
    ],
    ['a mount', `${made}RUN --mount=type=bind,from=builder,source=/wheels,target=/w pip install /w/*.whl`],
    [
      'through a third stage',
      `${made.replace(/FROM python:3.12-slim\n/, 'FROM scratch AS w\nCOPY --from=builder /wheels /x\nFROM python:3.12-slim\n')}COPY --from=w /x /w\nRUN pip install /w/*`,
    ],
  ])('%s', async (_, text) => {
    expect(await planned(text)).toMatchObject({ files: [['a.txt']], why: [] });
  });
});

describe('what else lies there is told', () => {
  const lies = (path: string): string => `what lies at ${path} in the image is not known`;
  it.each([
    [
      'an archive unpacked around them',
      'FROM python:3.12-slim\nCOPY a.txt ./\nRUN pip wheel -w/app/wheels -r a.txt\nRUN unzip more.zip -d /app\nRUN pip install /app/wheels/*',
      lies('/app/wheels/*'),
    ],
    [
      'a folder of the context',
      `${made}COPY --from=builder /wheels /wheels\nCOPY vendor /v\nRUN pip install /v/*`,
      lies('/v/*'),
    ],
    [
      'links into one',
      `${made}COPY --from=builder /wheels /wheels\nCOPY vendor /v\nRUN pip install -f /v -r a.txt`,
      links,
    ],
    [
      'more in the same folder',
      `${made}COPY --from=builder /wheels /wheels\nCOPY v/*.whl /wheels/\nRUN pip install /wheels/*`,
      lies('/wheels/*'),
    ],
    [
      'a file that is fetched',
      `${made}COPY --from=builder /wheels /wheels\nRUN curl -o /wheels/x.whl https://files.example/x.whl && pip install /wheels/*`,
      lies('/wheels/*'),
    ],
    [
      'other requirements from the index beside them',
      `${made}COPY --from=builder /wheels /w\nRUN pip install -f /w -r b.txt`,
      links,
    ],
    [
      'an image',
      `${made}COPY --from=builder /wheels /w\nCOPY --from=ghcr.io/example/w /w /v\nRUN pip install /v/*`,
      lies('/v/*'),
    ],
  ])('%s', async (_, text, why) => {
    expect((await planned(text)).why).toContain(why);
  });
});

it.each([
  [
    'wheels',
    'RUN pip wheel -w /wheels six',
    '--mount=type=bind,from=builder,source=/wheels,target=/w',
    'pip install /w/*',
  ],
  [
    'an environment',
    'RUN python -m venv /venv && /venv/bin/pip install six',
    '--mount=from=builder,source=/venv,target=/v',
    'cp -r /v /venv',
  ],
  [
    'a part of it',
    'RUN python -m venv /venv && /venv/bin/pip install six',
    '--mount=from=builder,target=/b',
    'cp -r /b/venv /venv',
  ],
  [
    'site-packages',
    'RUN pip install six',
    '--mount=from=builder,source=/usr/local/lib,target=/b',
    'cp -r /b/python3.12/site-packages /usr/local/lib/python3.12/',
  ],
])('a mount brings %s', async (_, install, mount, use) => {
  const text = `FROM python:3.12-slim AS builder\n${install}\nFROM python:3.12-alpine\nRUN ${mount} ${use}\n`;
  expect(await planned(text)).toMatchObject({ runtime: 'python:3.12-alpine' });
});

it('a mount of which something else is used brings nothing', async () => {
  const text = 'FROM python:3.12-slim AS b\nCOPY a.txt /\nRUN pip install -r /a.txt\nFROM python:3.12-alpine\n';
  const run = 'RUN --mount=type=bind,from=b,target=/b pip install -r /b/a.txt';
  expect(await planned(text + run)).toMatchObject({ runtime: null });
});

it.each([
  ['RUN pip freeze >> a.txt', ['a.txt, which all.txt includes, is changed in the image (line 4)']],
  ['RUN echo cffi >> b.txt', []],
  ['RUN pip freeze >> a.txt\nCOPY a.txt ./', []],
])('after %j an included file', async (change, why) => {
  const text = `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\n${change}\nRUN pip install -r all.txt\nRUN pip install --pre six`;
  expect((await planned(text)).why).toEqual(why);
});
