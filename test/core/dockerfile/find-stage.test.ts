// The stage of a Dockerfile as a target, and the stage that runs what it installs.

import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { findStage, findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';

const read = async (
  text: string,
  files: readonly string[] = [],
  stage?: string,
  python?: string,
): Promise<{ readonly request: TargetRequest }> => {
  const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const found = await findStage({ ...asked, ...(stage === undefined ? {} : { stage }) }, files);
  return { request: found.request([], python) };
};

const twoStages = (from: string, to: string, install: string, copy: string): string => `FROM ${from} AS builder
WORKDIR /app
COPY . .
${install}
FROM ${to} AS runtime
${copy}
`;

describe('the stage', () => {
  const text = `FROM python:3.12 AS tools
RUN pip install poetry
FROM python:3.12-slim AS a
COPY a.txt /
RUN pip install -r /a.txt
FROM python:3.12-alpine AS b
COPY b.txt /
RUN pip install -r /b.txt
FROM a
COPY --from=b /usr/local/lib /usr/local/lib
`;

  it.each([
    [['a.txt'], undefined, 'a'],
    [['b.txt'], undefined, 'b'],
    [['other.txt'], undefined, 'b'],
    [['a.txt'], 'tools', 'tools'],
    [[], '1', 'a'],
  ])('of %j, named %s, is %s', async (files, named, expected) => {
    expect((await read(text, files, named)).request.stage?.name).toBe(expected);
  });

  it('is the last with a Python where none installs', async () => {
    const { request } = await read('FROM python:3.12-slim\nFROM node:20\n');
    expect(request).toMatchObject({ base: 'python:3.12-slim', stage: { name: 0, line: 1 } });
  });

  it('has the Python, the pip and the packages that its commands bring', async () => {
    const { request } = await read(`FROM debian:12
RUN apt-get update && apt-get install -y python3-pip gcc
RUN pip install -U pip==24.2
COPY requirements.txt .
RUN pip install -r requirements.txt
`);
    expect(request).toMatchObject({ base: 'debian:12', python: '3.11.2', stage: { pip: '24.2' } });
    const target = await resolveTarget(request);
    expect([target.python.version, target.pip, target.compiler]).toEqual(['3.11.2', '24.2', true]);
  });

  it('has a pip that is not known after an upgrade without a version', async () => {
    const { request } = await read('FROM python:3.12-slim\nRUN pip install -U pip\n');
    expect((await resolveTarget(request)).pip).toBeUndefined();
    expect((await resolveTarget((await read('FROM python:3.8-slim\n')).request)).pip).toBe('23.0.1');
  });

  it('of which nothing is known is an error with the way out', async () => {
    await expect(read('FROM ghcr.io/example/x\nRUN pip install a\n')).rejects.toMatchObject({
      code: 'image-unknown',
      message: 'Dockerfile:1: nothing is known of ghcr.io/example/x',
    });
    // Of a family that is known, the way out is its own: CPython's answer for PyPy would be a false one.
    await expect(read('FROM pypy:3.11-slim\nRUN pip install a\n')).rejects.toMatchObject({
      reason: 'it holds PyPy, which takes wheels for PyPy and pure ones alone; only CPython is covered',
      hint: 'what holds for CPython is another answer: --base python:3.11-slim',
    });
    await expect(read('FROM python:3.12-buster\nRUN pip install a\n')).rejects.toMatchObject({
      hint: expect.stringContaining('python:3.12-bookworm'),
    });
    await expect(read('FROM debian:12\nRUN pip install a\n')).rejects.toMatchObject({ code: 'python-missing' });
    expect((await read('FROM debian:12\nRUN pip install a\n', [], undefined, '3.12')).request.python).toBe('3.12');
  });
});

it.each([
  ['python:3.12', 'git --version && pip install six || true', ['six']],
  ['python:3.12', 'git --version || pip install six', []],
  ['python:3.12-slim', 'git --version || pip install six', ['six']],
  ['python:3.12-slim', 'git --version && pip install six || true', []],
  ['registry.example/python', 'git --version && pip install six || true', []],
])('on %s, %s installs %j', async (from, command, words) => {
  const text = `FROM ${from}\nRUN ${command}\n`;
  const found = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(found.stages.flatMap(({ installs }) => installs.flatMap(({ understood }) => understood.words))).toEqual(words);
});

describe('the stage that runs it', () => {
  const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

  it.each([
    [`${uv}\nRUN uv sync --frozen`, 'COPY --from=builder /app/.venv /app/.venv'],
    [`${uv}\nRUN uv sync --frozen`, 'COPY --from=builder /app /app'],
    ['RUN python -m venv /opt/venv && /opt/venv/bin/pip install a', 'COPY --from=0 /opt/venv /opt/venv'],
    ['ENV PATH="/venv/bin:$PATH"\nRUN pip install a', 'COPY --from=builder /venv /venv'],
    ['RUN pip install --target /deps a', 'COPY --from=builder /deps /deps'],
    ['RUN pip install --prefix=/install a', 'COPY --from=builder /install /usr/local'],
    ['RUN pip install --user a', 'COPY --from=builder /root/.local /root/.local'],
    ['RUN pip wheel -w /wheels a', 'COPY --from=builder /wheels /wheels'],
    ['RUN pip install --target /deps a', 'ARG TO\nCOPY --from=builder /deps $TO'],
    ['RUN pip install --target /deps a', 'RUN --mount=from=builder,source=/deps,target=/mnt cp -r /mnt /deps'],
    [
      'RUN python -m venv /venv\nENV PATH=/venv/bin:$PATH\nRUN pip install poetry && poetry config virtualenvs.create false && poetry install',
      'COPY --from=builder /venv /venv',
    ],
    ['RUN /opt/poetry/bin/poetry install', 'COPY --from=builder /app/.venv /app/.venv'],
    ['ENV PIP_TARGET=/deps\nRUN pip install a', 'COPY --from=builder /deps /deps'],
    ['USER app\nRUN pip install --user a', 'COPY --from=builder /home/app/.local /home/app/.local'],
    ['RUN pip install poetry && poetry install', 'COPY --from=builder /root/.cache/pypoetry /root/.cache/pypoetry'],
    [
      'RUN pip install a',
      'COPY --from=builder /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages',
    ],
  ])('%s, %s', async (install, copy) => {
    const { request } = await read(twoStages('python:3.12-slim', 'python:3.12-alpine', install, copy));
    expect(request.stage).toMatchObject({ name: 'builder', runtime: { name: 'runtime', base: 'python:3.12-alpine' } });
  });

  it.each([
    ['RUN pip install -t /deps a', 'FROM scratch AS mid\nCOPY --from=builder /deps /d', 'COPY --from=mid /d /deps'],
    ['RUN pip install --prefix=/p a', 'FROM builder AS mid', 'COPY --from=mid /p /usr/local'],
    [
      'RUN pip wheel -w /wheels a',
      'FROM python:3.12-slim AS mid\nCOPY --from=builder /wheels /w\nRUN pip install --no-index -t /deps /w/*.whl',
      'COPY --from=mid /deps /deps',
    ],
  ])('%s, through another stage: %s', async (install, between, copy) => {
    const text = `FROM python:3.12-slim AS builder\n${install}\n${between}\nFROM python:3.12-alpine AS runtime\n${copy}\n`;
    const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
    const { stages } = await findStages(asked);
    const runtimes = stages.map(
      ({ request, installs }) => request(installs.filter(({ takesMade }) => !takesMade)).stage,
    );
    expect(runtimes.map((stage) => stage?.runtime?.base)).toContain('python:3.12-alpine');
  });

  it.each([
    [`${uv}\nRUN uv sync --frozen`, 'COPY --from=builder /app/static /static'],
    ['RUN pip install --target /deps a', 'COPY --from=builder /etc/ssl /etc/ssl'],
    ['RUN pip install a', 'COPY app /app'],
  ])('is none: %s, %s', async (install, copy) => {
    const { request } = await read(twoStages('python:3.12-slim', 'python:3.12-alpine', install, copy));
    expect(request.stage?.runtime).toBeUndefined();
  });

  const venv = 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install a';

  it.each([
    [`${venv}\nRUN cp -r /opt/venv /srv/venv`, '/srv/venv'],
    [`${venv} && cp -a /opt/venv /srv`, '/srv/venv'],
    [`${venv}\nRUN cp -r /opt/venv/. /srv`, '/srv'],
    [`${venv}\nRUN cp -r /opt/venv/* /srv/`, '/srv'],
    [`${venv}\nRUN cp -rt /srv /opt/venv`, '/srv'],
    [`${venv}\nRUN cd /opt && mv venv /srv`, '/srv'],
    [`${venv}\nRUN rsync -a /opt/venv/ /srv/`, '/srv'],
    [`${venv}\nRUN ln -s /opt/venv /srv`, '/srv'],
    [`${venv}\nRUN cp -r /opt/venv /a && cp -r /a /b`, '/b'],
    [`${venv}\nRUN cp -r /opt/venv/lib/python3.12/site-packages /deps`, '/deps'],
    [`${venv}\nRUN tar czf /venv.tar.gz -C /opt venv`, '/venv.tar.gz'],
    [`${venv}\nRUN tar -czf /out/venv.tgz /opt/venv`, '/out'],
    [`${venv}\nRUN tar czf /venv.tgz -C /opt venv && mkdir /srv && tar xzf /venv.tgz -C /srv`, '/srv'],
    [`${venv}\nRUN tar -C /opt -cf - venv | tar -C /srv -xf -`, '/srv/venv'],
    [`${venv}\nRUN (cd /opt && tar cf - venv) | (cd /srv && tar xf -)`, '/srv/venv'],
    [`${venv}\nRUN cd / && tar cf - opt/venv | (mkdir -p /srv && cd /srv && tar xf -)`, '/srv/opt/venv'],
    [`${venv}\nRUN find /opt/venv -maxdepth 0 -exec cp -a {} /srv/ \\;`, '/srv/venv'],
    [`${venv}\nRUN find /opt/venv -mindepth 1 -maxdepth 1 -exec cp -at /srv {} +`, '/srv'],
    [`${venv}\nRUN mkdir /srv && (cd /opt/venv && find . -print | cpio -pdm /srv)`, '/srv'],
    [`${venv}\nRUN python -c "import shutil; shutil.copytree('/opt/venv', '/srv/venv')"`, '/srv/venv'],
    [`${venv}\nRUN cd /opt && zip -qr /out.zip venv`, '/out.zip'],
    ['RUN pip install --target /deps a && cp -r /deps/* /out', '/out'],
    [`${uv}\nRUN uv sync --frozen\nRUN mv .venv /venv`, '/venv'],
  ])('%s, copied from %s', async (install, path) => {
    const copy = `COPY --from=builder ${path} /there`;
    const { request } = await read(twoStages('python:3.12-slim', 'python:3.12-alpine', install, copy));
    expect(request.stage?.runtime?.base).toBe('python:3.12-alpine');
  });

  it('also where a stage that starts from it puts it elsewhere', async () => {
    const mid = `FROM builder AS mid\nRUN cp -r /opt/venv /srv\n`;
    const text = `FROM python:3.12-slim AS builder\n${venv}\n${mid}FROM python:3.12-alpine\nCOPY --from=mid /srv /srv\n`;
    const { request } = await read(text, [], 'builder');
    expect(request.stage?.runtime?.base).toBe('python:3.12-alpine');
  });

  it.each([
    [`${venv}\nRUN cp -r /app/static /srv/static`, '/srv/static'],
    [`${venv}\nRUN tar czf /static.tgz -C /app static`, '/static.tgz'],
    [`${venv}\nRUN wget -qO- https://files.example/tool.tgz | tar xz -C /tool`, '/tool'],
    [`${venv}\nRUN wget -qO- https://files.example/tool.tgz | (cd /tool && tar xz)`, '/tool'],
    [`${venv}\nRUN find /app -exec cp {} /srv \\;`, '/srv'],
    ['RUN pip install a && cp /usr/local/bin/terraform /out/', '/out'],
    ['RUN pip install a && ln -s /usr/local/bin/python3 /site/py', '/site'],
    ['RUN pip install a && cp -r /usr/local/share/doc /docs', '/docs'],
    ['RUN pip install a && curl -fsSLo /usr/local/bin/terraform https://files.example/tf', '/usr/local/bin/terraform'],
    [`${venv}\nRUN cp /opt/venv/bin/tool /out/`, '/out'],
    [`${venv}\nRUN cp -r /opt/venv /srv/venv`, '/srv/static'],
    ['RUN pip install a && cp -r /usr/local/app /srv', '/srv'],
  ])('is none: %s, copied from %s', async (install, path) => {
    const copy = `COPY --from=builder ${path} /there`;
    const { request } = await read(twoStages('python:3.12-slim', 'python:3.12-alpine', install, copy));
    expect(request.stage?.runtime).toBeUndefined();
  });

  it('has the Python that is copied along', async () => {
    const { request } = await read(
      twoStages(
        'python:3.12-slim',
        'gcr.io/distroless/cc',
        'RUN pip install a',
        'COPY --from=builder /usr/local /usr/local',
      ),
    );
    expect(request.stage?.runtime).toMatchObject({ base: 'gcr.io/distroless/cc', python: '3.12.14' });
  });
});

describe('all stages that install', () => {
  const text = `FROM python:3.12-slim AS base
RUN pip install six==1.16.0
FROM base AS builder
RUN apt-get install -y gcc
RUN pip install -U pip==24.2
RUN pip install cffi==1.16.0
FROM python:3.12 AS unused
RUN pip install flask
FROM python:3.12-slim AS runtime
COPY --from=builder /usr/local /usr/local
RUN pip install gunicorn
`;
  const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;

  it('are those that reach the last one; what a stage starts from is told with it', async () => {
    const { stages } = await findStages(asked);
    expect(
      stages.map(({ name, installs }) => [name, installs.map(({ understood }) => understood.words.join())]),
    ).toEqual([
      ['builder', ['six==1.16.0', 'cffi==1.16.0']],
      ['runtime', ['gunicorn']],
    ]);
  });

  it('are those that reach the one that is named', async () => {
    expect((await findStages({ ...asked, stage: 'base' })).stages.map(({ name }) => name)).toEqual(['base']);
  });

  it('are what they were at each command', async () => {
    const {
      stages: [builder],
    } = await findStages(asked);
    const at = (position: number): TargetRequest['stage'] =>
      builder?.request(builder.installs.slice(position, position + 1)).stage;
    expect(at(0)).toMatchObject({ pip: 'image', packages: [], installs: [{ line: 2 }] });
    expect(at(1)).toMatchObject({ pip: '24.2', packages: ['gcc', 'libc6-dev'], installs: [{ line: 6 }] });
  });
});

describe('what was not followed', () => {
  it.each([
    ['RUN curl -o /r.txt https://files.example/r.txt && pip install -r /r.txt', ['pip install -r /r.txt']],
    ['RUN poetry add six', ['poetry add six']],
    ['RUN ./build-frontend.sh', []],
  ])('on an image that is not known, beside a stage that is judged: %s', async (command, texts) => {
    const text = `FROM python:3.12-slim AS b\nRUN pip install six\nFROM registry.example/own:1\n${command}\nCOPY --from=b /etc/x /y\n`;
    const { notFollowed } = await findStages({
      path: 'Dockerfile',
      text,
      platform: 'linux/amd64',
      machine: 'linux/amd64',
    });
    expect(notFollowed.filter(({ line }) => line > 3).map((each) => each.text)).toEqual(texts);
  });

  const builder = 'FROM python:3.12-slim AS builder\nRUN pip install --target /x six==1.16.0\n';

  it.each([
    ['in a stage that installs', 'FROM python:3.12-slim\nRUN sh a.sh && pip install six\n', ['2 sh a.sh']],
    [
      'in the stage that runs, though it installs nothing that is judged',
      `${builder}FROM python:3.12-slim\nCOPY --from=builder /x /x\nRUN sh a.sh\n`,
      ['5 sh a.sh'],
    ],
    [
      'in a stage with a Python that the one that runs copies from',
      `FROM python:3.12 AS docs\nRUN make html\n${builder}COPY --from=docs /html /html\n`,
      ['2 make html'],
    ],
    [
      'where what is installed is copied to an image that is not known',
      `${builder}FROM registry.example/own\nCOPY --from=builder /x /x\nRUN sh a.sh\n`,
      ['4 COPY --from=builder /x', '5 sh a.sh'],
    ],
    [
      'where packages are copied from another image',
      `${builder}COPY --from=registry.example/own /venv/lib /venv/lib\n`,
      ['3 COPY --from=registry.example/own /venv/lib /venv/lib'],
    ],
    ['but not in a stage that nothing comes from', `FROM python:3.12\nRUN sh a.sh\n${builder}`, []],
    [
      'nor where there is no Python',
      `FROM node:22 AS site\nRUN make all-of-it\n${builder}COPY --from=site /dist /dist\n`,
      [],
    ],
    [
      'but where its build ends',
      `FROM golang:1.22 AS site\nRUN mystery && false\nRUN exit 1\n${builder}COPY --from=site /dist /dist\n`,
      ['2 false', '3 exit 1'],
    ],
    ['not in one that nothing comes from', `FROM golang:1.22 AS site\nRUN false\n${builder}`, []],
    [
      'nor what an unknown image gets that nothing installed',
      `${builder}FROM registry.example/nginx\nCOPY --from=builder /app/html /html\n`,
      [],
    ],
    ['nor a tool of another image', `${builder}COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/\n`, []],
  ])('counts %s', async (_, text, expected) => {
    const { notFollowed } = await findStages({
      path: 'Dockerfile',
      text,
      platform: 'linux/amd64',
      machine: 'linux/amd64',
    });
    expect(notFollowed.map(({ line, text: what }) => `${line} ${what}`)).toEqual(expected);
  });
});
