// A Python or an installer that a command names and that its stage has not: the build stops there, with "not found" or with
// "No module named pip". Where something may have brought it, nothing is said.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function whyNot(lines: readonly string[]): Promise<readonly string[]> {
  const text = [...lines, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages.at(-1)?.understood.notFollowed.map(({ why }) => why) ?? [];
}

const slim = 'FROM python:3.12-slim';
const apt = (...names: readonly string[]): string => `RUN apt-get update && apt-get install -y ${names.join(' ')}`;
const noPip = 'there is no pip in this stage: python3-pip brings it';
const none = (tool: string): string => `there is no ${tool} in this stage: pip install ${tool} brings it`;
const noCurl = 'there is no curl in this stage: apt-get install curl brings it';
const poetryScript = 'RUN curl -sSL https://install.python-poetry.org | python3 -';

it.each([
  [[slim, 'RUN python3.11 -m pip install six'], 'there is no python3.11 with pip in this stage'],
  [[slim, apt('gcc', 'libpq-dev'), 'RUN pip3.11 install six'], 'there is no pip3.11 in this stage'],
  [[slim, 'RUN python3.11 -m venv /v'], 'there is no python3.11 that makes environments in this stage'],
  [['FROM python:3.13', 'RUN /usr/local/bin/pip3.12 install six'], 'there is no pip3.12 in this stage'],
  [['FROM docker.io/library/python:3.12-alpine', 'RUN pip3.9 install six'], 'there is no pip3.9 in this stage'],
  [[slim, 'RUN python2 -m pip install six'], 'there is no python2 with pip in this stage'],
  [[slim, 'RUN pip install -U pip', 'RUN uv pip install --system six'], none('uv')],
  [[slim, 'RUN uv sync --frozen'], none('uv')],
  [[slim, 'WORKDIR /app', 'COPY . .', 'RUN poetry install'], none('poetry')],
  [[slim, 'RUN python -m poetry install'], none('poetry')],
  [[slim, apt('gcc'), 'ENV PATH=/root/.local/bin:$PATH', 'RUN pipenv sync'], none('pipenv')],
  [['FROM public.ecr.aws/docker/library/python:3.12', 'RUN pdm sync'], none('pdm')],
  [[slim, 'RUN virtualenv /v'], none('virtualenv')],
  [[slim, 'RUN pip install virtualenv && virtualenv -p python3.11 /v'], 'there is no python3.11 in this stage'],
  [[slim, 'RUN pip install poetry && poetry env use 3.11'], 'there is no python3.11 in this stage'],
  [
    [slim, 'ENV UV_PYTHON_DOWNLOADS=never', 'RUN pip install uv && uv venv -p 3.11 /v'],
    'there is no Python 3.11 in this stage, and uv is told to fetch none',
  ],
  [
    [slim, apt('curl'), poetryScript, 'RUN poetry install'],
    'poetry lies in /root/.local/bin, which is not in PATH: ENV PATH=/root/.local/bin:$PATH',
  ],
  [
    ['FROM python:3.12', 'ENV POETRY_HOME=/opt/poetry', poetryScript, 'RUN poetry install'],
    'poetry lies in /opt/poetry/bin, which is not in PATH: ENV PATH=/opt/poetry/bin:$PATH',
  ],
  [
    ['FROM python:3.12', 'RUN wget -qO- https://astral.sh/uv/install.sh | sh', 'RUN uv sync'],
    'uv lies in /root/.local/bin, which is not in PATH: ENV PATH=/root/.local/bin:$PATH',
  ],
  [
    [
      'FROM python:3.12',
      'RUN curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/opt/uv sh',
      'RUN uv sync',
    ],
    'uv lies in /opt/uv, which is not in PATH: ENV PATH=/opt/uv:$PATH',
  ],
  [[slim, 'RUN curl -O https://files.example/data.zip'], noCurl],
  [['FROM python:slim-bookworm', 'RUN curl -O https://files.example/data.zip'], noCurl],
  [[slim, 'RUN set -e; curl -O https://files.example/a.zip; echo done'], noCurl],
  [[slim, 'RUN curl -O https://files.example/a.zip && echo done'], noCurl],
  [[slim, 'RUN set -o pipefail && curl https://files.example/a.tar | tar x'], noCurl],
  [[slim, 'RUN cat /proc/version; if [ 1 = 1 ]; then curl -O https://files.example/a.zip; fi'], noCurl],
  [[slim, 'RUN bash -ec "curl -O https://files.example/a.zip; echo done"'], noCurl],
  [
    [slim, 'SHELL ["/bin/bash", "-e", "-o", "pipefail", "-c"]', 'RUN curl https://files.example/a | tar x; true'],
    noCurl,
  ],
  [
    ['FROM python:3.12-alpine', 'RUN git clone https://git.example/a.git'],
    noCurl.replaceAll('curl', 'git').replace('apt-get install', 'apk add'),
  ],
  [
    ['FROM alpine:3.20', 'RUN apk add python3', 'RUN pip3 install six'],
    'there is no pip in this stage: py3-pip brings it',
  ],
  [['FROM ubuntu:22.04', apt('python3'), 'RUN pip install six'], noPip],
  [['FROM ubuntu:22.04', apt('python3', 'python3-dev', 'gcc'), 'RUN python3 -m pip install six'], noPip],
  [
    ['FROM debian:12', apt('python3-pip'), 'RUN python -m pip install six'],
    'there is no python in this stage, only python3: python-is-python3 brings that name',
  ],
  [
    ['FROM ubuntu:22.04', apt('python3-pip'), 'RUN python3.9 -m pip install six'],
    'there is no python3.9 with pip in this stage',
  ],
  [
    ['FROM debian:12', apt('python3'), 'RUN python3 -m venv /v'],
    'there is no venv with pip in this stage: python3-venv brings it',
  ],
])('%j', async (lines, why) => {
  expect(await whyNot(lines)).toEqual([`the build stops: ${why}`]);
});

it.each([
  [[slim, 'RUN python3.12 -m pip install six && pip3 install six && /usr/local/bin/pip3.12 install six']],
  [
    [
      slim,
      apt('wget', 'make'),
      'RUN wget https://files.example/Python.tgz && make altinstall',
      'RUN python3.11 -m pip install six',
    ],
  ],
  [['FROM python:3.11 AS old', slim, 'COPY --from=old /usr/local /opt/old', 'RUN python3.11 -m pip install six']],
  [[slim, apt('python3-pip'), 'RUN python3.13 -m pip install --break-system-packages six']],
  [[slim, 'COPY bin /usr/local/bin', 'RUN python3.11 -m pip install six']],
  [[slim, 'RUN ln -s /opt/py/bin/python3.11 /usr/bin/', 'RUN python3.11 -m pip install six']],
  [[slim, 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', 'RUN uv pip install --system six']],
  [[slim, 'RUN --mount=from=ghcr.io/astral-sh/uv,source=/uv,target=/bin/uv uv pip install --system six']],
  [[slim, 'RUN pip install uv && uv pip install --system six']],
  [[slim, 'COPY r.txt .', 'RUN pip install -r r.txt', 'RUN uv pip install --system six']],
  [
    [
      slim,
      apt('curl'),
      'RUN curl -LsSf https://astral.sh/uv/install.sh | sh',
      'ENV PATH=/root/.local/bin:$PATH',
      'RUN uv pip install --system six',
    ],
  ],
  [[slim, 'COPY tools /opt/tools/bin', 'ENV PATH=/opt/tools/bin:$PATH', 'RUN uv pip install --system six']],
  [[slim, apt('curl'), poetryScript, 'ENV PATH=/root/.local/bin:$PATH', 'RUN poetry install']],
  [[slim, apt('curl'), poetryScript, 'RUN /root/.local/bin/poetry install']],
  [[slim, apt('pipenv'), 'RUN pipenv sync']],
  [[slim, 'RUN pip install pipx && pipx install pdm', 'ENV PATH=/root/.local/bin:$PATH', 'RUN pdm sync']],
  [[slim, 'RUN pip install poetry', 'RUN virtualenv /v']],
  [[slim, 'RUN pip install virtualenv && virtualenv --python=$(which python3) /v && /v/bin/pip install six']],
  [[slim, 'RUN pip install uv && uv venv --python 3.11 /v']],
  [[slim, 'RUN pip install pdm && pdm use -f $(command -v python)']],
  [['FROM python:3.12', 'RUN git clone https://git.example/a.git && curl -O https://files.example/a.zip']],
  [[slim, apt('git-lfs'), 'RUN git clone https://git.example/a.git']],
  [['FROM alpine:3.20', 'RUN apk add python3 && python3 -m ensurepip', 'RUN pip3 install --break-system-packages six']],
  [['FROM alpine:3.20', 'RUN apk add python3 py3-pip', 'RUN pip3 install --break-system-packages six']],
  [['FROM alpine:3.20', 'RUN wget -O a.zip https://files.example/a.zip']],
  [['FROM acme/base:1', 'RUN uv pip install --system six']],
  [[slim, 'ENV POETRY_HOME=/usr/local', apt('curl'), poetryScript, 'RUN poetry install']],
  [[slim, apt('pipx'), 'RUN PIPX_BIN_DIR=/usr/local/bin pipx install poetry', 'RUN poetry install']],
  [[slim, apt('pipx'), 'RUN env PIPX_BIN_DIR=/usr/local/bin pipx install poetry', 'RUN poetry install']],
  [[slim, apt('pipx'), 'RUN pipx install --global poetry', 'RUN poetry install']],
  [[slim, 'ENV UV_TOOL_BIN_DIR=/usr/bin', 'RUN pip install uv && uv tool install poetry', 'RUN poetry install']],
  [[slim, 'ENV XDG_BIN_HOME=/usr/local/bin', 'RUN pip install uv && uv tool install poetry', 'RUN poetry install']],
  [
    [
      slim,
      apt('curl'),
      'RUN curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/usr/local/bin sh',
      'RUN uv sync',
    ],
  ],
  [
    [
      slim,
      apt('curl'),
      'RUN curl -LsSf https://astral.sh/uv/install.sh | UV_INSTALL_DIR=/usr/local/bin sh',
      'RUN uv sync',
    ],
  ],
  [
    [
      slim,
      apt('curl'),
      'RUN curl -LsSf https://astral.sh/uv/install.sh | UV_UNMANAGED_INSTALL=/usr/local/bin sh',
      'RUN uv sync',
    ],
  ],
  [[slim, apt('curl'), 'RUN curl -LsSf https://astral.sh/uv/install.sh | env -S X=1 sh', 'RUN uv sync']],
  [[slim, apt('curl', 'sudo'), 'RUN curl -LsSf https://astral.sh/uv/install.sh | sudo -u app sh', 'RUN uv sync']],
  [[slim, apt('curl'), 'USER app', 'RUN curl -LsSf https://astral.sh/uv/install.sh | sh', 'RUN uv sync']],
  [[slim, 'SHELL ["/bin/bash", "-ic"]', apt('pipx'), 'RUN pipx install poetry', 'RUN poetry install']],
  [[slim, 'RUN if ! command -v curl >/dev/null; then apt-get update && apt-get install -y curl; fi']],
  [[slim, 'RUN curl --version || (apt-get update && apt-get install -y curl)']],
  [[slim, 'RUN curl -fsS https://files.example/ping || true']],
  [[slim, 'RUN (git describe || echo 0) > /version']],
  [[slim, 'RUN (git describe 2>/dev/null && true || echo 0) > /version']],
  [[slim, 'RUN git rev-parse HEAD; echo done']],
  [[slim, 'RUN which git >/dev/null || exit 0; git describe']],
  [[slim, 'RUN [ -n "$(command -v git)" ] || exit 0; git describe']],
  [[slim, 'RUN if curl -f https://files.example/a; then echo there; fi']],
  [[slim, 'RUN ! curl -f https://files.example/a']],
  [[slim, 'RUN git log -1 | tee /version']],
  [[slim, 'RUN echo $(git rev-parse HEAD) > /version']],
  [[slim, 'RUN set -e; git diff && echo same; echo done']],
  [[slim, 'RUN bash -c "git rev-parse HEAD" || true']],
  [[slim, 'SHELL ["/bin/bash", "-lc"]', apt('curl'), poetryScript, 'RUN poetry install']],
  [[slim, apt('curl'), poetryScript, 'RUN bash -lc "poetry install"']],
  [['FROM alpine:3.9', 'RUN apk add python3 && pip3 install six']],
  [['FROM ubuntu:22.04', apt('python3', 'python-is-python3', 'python3-pip'), 'RUN python -m pip install six']],
  [['FROM ubuntu:22.04', apt('python3', 'ros-base'), 'RUN pip install six']],
  [['FROM ubuntu:22.04', apt('python3'), 'RUN python3 get-pip.py', 'RUN pip install six']],
  [['FROM ubuntu:22.04', apt('python3-venv'), 'RUN python3 -m venv /v && . /v/bin/activate && pip install six']],
  [['FROM ubuntu:22.04', apt('python3-venv'), 'RUN python3 -m venv /v && /v/bin/python -m pip install six']],
])('nothing is missing: %j', async (lines) => {
  expect((await whyNot(lines)).filter((why) => /^the build stops|there is no |not in PATH/.test(why))).toEqual([]);
});

it('what pipx brings lies where PATH does not look', async () => {
  expect(await whyNot([slim, apt('pipx'), 'RUN pipx install poetry', 'RUN poetry install'])).toEqual([
    "debian's package pipx installs for the Python of that distribution, not for the image's own",
    'the build stops: poetry lies in /root/.local/bin, which is not in PATH: ENV PATH=/root/.local/bin:$PATH',
  ]);
});

it('takes curl-dev for no curl: whether what stands behind || runs is not known', async () => {
  const lines = ['FROM python:3.12-alpine', 'RUN apk add curl-dev', 'RUN curl --version || pip install six'];
  expect(await whyNot(lines)).toEqual(['whether it runs hangs on something that is not known']);
});

// Seen of dash: an installer that is not there ends with 127, and `||` goes on to what stands behind it.
const onward = '; the script goes on without it';
const lacksPip = (version: string): string => `there is no python${version} with pip in this stage`;
const goesOn = [expect.stringMatching(/^there is no \w+ in this stage: .*; the script goes on without it$/)];

it.each([
  ['poetry install || true', [], goesOn],
  ['poetry install; pip install six', ['pip'], goesOn],
  ['poetry install || pip install -r requirements.txt', ['pip'], goesOn],
  ['pipenv sync || pip install six', ['pip'], goesOn],
  ['python3.9 -m pip install -r requirements.txt || pip install six', ['pip'], [`${lacksPip('3.9')}${onward}`]],
  ['python3.9 -m pip install six; pip install six', ['pip'], [`${lacksPip('3.9')}${onward}`]],
  [
    'if python3.9 -m pip install six; then pip install a; else pip install b; fi',
    ['pip'],
    [`${lacksPip('3.9')}${onward}`],
  ],
  [
    'python3.12 -m pip install six || pip install a',
    ['pip'],
    ['it runs only where python3.12 -m pip install six fails, and is not judged'],
  ],
  ['python3.9 -m pip install six && pip install a', ['pip'], [`the build stops: ${lacksPip('3.9')}`]],
  ['if uv sync --frozen; then pip install six; fi', [], goesOn],
  [
    'pip install poetry && poetry install || pip install six',
    ['pip', 'poetry'],
    ['it runs only where poetry install fails, and is not judged'],
  ],
  ['poetry install', ['poetry'], [`the build stops: ${none('poetry')}`]],
  ['poetry install && pip install six', ['poetry', 'pip'], [`the build stops: ${none('poetry')}`]],
])('%s installs with %j', async (command, tools, whys) => {
  const text = [slim, 'WORKDIR /app', 'COPY . .', `RUN ${command}`, ''].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.understood.installs.map(({ tool }) => tool)).toEqual(tools);
  expect(stage?.understood.notFollowed.map(({ why }) => why)).toEqual(whys);
});
