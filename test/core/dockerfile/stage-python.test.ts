// The Python that each command of a stage installs for: a stage has several, and what one command names counts for that one alone.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const own = 'FROM python:3.12-slim';
const bare = 'FROM debian:12\nRUN apt-get update && apt-get install -y python3 python3-pip python3-venv';
const focal = 'FROM ubuntu:20.04\nRUN apt-get update && apt-get install -y python3.9 python3.9-venv python3-pip';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';
const six = 'pip install six';

/** The minor version of each installation of the last stage, null where nobody knows. */
async function pythons(lines: readonly string[]): Promise<readonly (string | null)[]> {
  const stages = await followDockerfile({
    path: 'Dockerfile',
    text: `${lines.join('\n')}\n`,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  const { state } = stages.at(-1) ?? {};
  return state?.installs.map(({ python }) => python && python.split('.').slice(0, 2).join('.')) ?? [];
}

it.each<readonly [string, readonly string[], readonly (string | null)[]]>([
  [
    "the distribution's beside the image's own",
    [
      own,
      `RUN ${six}`,
      'RUN apt-get update && apt-get install -y python3.13',
      `RUN python3.13 -m ${six}`,
      `RUN ${six}`,
    ],
    ['3.12', '3.13', '3.12'],
  ],
  [
    'a Python that uv brings is for what uv makes',
    [own, uv, 'RUN uv python install 3.13', `RUN ${six}`, `RUN uv ${six} --system`, `RUN uv venv && uv ${six}`],
    ['3.12', '3.12', '3.13'],
  ],
  [
    'one that uv is told to use for a command',
    [own, uv, `RUN uv venv && uv ${six} --python 3.13`, `RUN uv ${six} --system`],
    ['3.13', '3.12'],
  ],
  [
    'an environment has the Python that made it',
    [focal, 'RUN python3.9 -m venv /v', `RUN /v/bin/${six}`, `RUN pip3 install six`, `RUN . /v/bin/activate && ${six}`],
    ['3.9', '3.8', '3.9'],
  ],
  [
    'also first in PATH, in a stage that starts from it',
    [focal.replace(/\n/, ' AS a\n'), 'RUN python3.9 -m venv /v', 'FROM a', 'ENV PATH=/v/bin:$PATH', `RUN ${six}`],
    ['3.9'],
  ],
  [
    'by virtualenv',
    [focal, 'RUN pip3 install virtualenv && virtualenv -p python3.9 /v', `RUN /v/bin/${six}`],
    ['3.8', '3.9'],
  ],
  [
    'an environment that another makes',
    [focal, 'RUN python3.9 -m venv /v && /v/bin/python -m venv /w', `RUN /w/bin/${six}`],
    ['3.9'],
  ],
  ['that is no environment of the stage', [own, `RUN /opt/venv/bin/${six}`], ['3.12']],
  [
    'the environment that uv finds',
    [own, uv, 'WORKDIR /app/sub', `RUN uv venv --python 3.13 /app/.venv`, `RUN uv ${six}`],
    ['3.13'],
  ],
  [
    'made with one that nobody knows',
    [own, `RUN pip install virtualenv && virtualenv -p /opt/py/bin/python /v`, `RUN /v/bin/${six}`, `RUN ${six}`],
    ['3.12', null, '3.12'],
  ],
  [
    'conda in PATH',
    [own, `RUN ${six}`, 'RUN bash Miniforge3.sh -b -p /opt/conda', 'ENV PATH=/opt/conda/bin:$PATH', `RUN ${six}`],
    ['3.12', null],
  ],
  ['an environment of conda', [own, `RUN ${six}`, `RUN conda run -n x ${six}`, `RUN ${six}`], ['3.12', null, '3.12']],
  [
    'what pyenv brings',
    [own, `RUN ${six}`, 'RUN pyenv install 3.9.1 && pyenv global 3.9.1', `RUN ${six}`],
    ['3.12', null],
  ],
  [
    'links',
    [focal, `RUN pip3 install six`, 'RUN cd /usr/bin && ln -sf python3.9 python3', `RUN pip3 install six`],
    ['3.8', '3.9'],
  ],
  ['links elsewhere', [focal, 'WORKDIR /app', 'RUN ln -s /usr/bin/python3.9 python3', `RUN pip3 install six`], ['3.8']],
  [
    "a link over the image's own name",
    [
      own,
      'RUN ln -sf /usr/bin/python3.13 /usr/local/bin/python3',
      `RUN python3 -m ${six}`,
      `RUN python -m ${six}`,
      `RUN ${six}`,
    ],
    ['3.13', '3.12', '3.12'],
  ],
  [
    "behind the image's own",
    [own, 'RUN ln -sf /usr/bin/python3.13 /usr/bin/python3', `RUN python3 -m ${six}`],
    ['3.12'],
  ],
  [
    'programs of pip that another Python brings',
    [focal, 'RUN curl -sS https://example.com/get-pip.py | python3.9', `RUN ${six}`, `RUN python3 -m ${six}`],
    ['3.9', '3.8'],
  ],
  [
    'a Python that is compiled beside it',
    [bare, 'RUN cd Python-3.9.1 && make altinstall', `RUN python3.9 -m ${six}`, `RUN pip3 install six`],
    ['3.9', '3.11'],
  ],
  [
    'over it',
    [bare, 'RUN cd Python-3.9.1 && make install', `RUN python3.9 -m ${six}`, `RUN pip3 install six`],
    ['3.9', '3.9'],
  ],
  [
    'in a folder of its own',
    [
      bare,
      'RUN cd Python-3.9.1 && ./configure --prefix=/opt/py && make install',
      `RUN pip3 install six`,
      `RUN /opt/py/bin/pip3 install six`,
    ],
    ['3.11', '3.9'],
  ],
])('%s', async (_, lines, expected) => {
  expect(await pythons(lines)).toEqual(expected);
});

const where = (lines: readonly string[]): Promise<readonly string[]> =>
  followDockerfile({
    path: 'Dockerfile',
    text: `${lines.join('\n')}\n`,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  }).then((stages) => {
    const { state, understood } = stages.at(-1) ?? {};
    const last = state?.installs.at(-1);
    return [`${last?.into} ${last?.atClosedPython}`, ...(understood?.notFollowed.map(({ why }) => why) ?? [])];
  });

// `python3 -m venv --without-pip v && . v/bin/activate && pip --version` is the pip that stands behind it in PATH, and
// `python -m pip` there ends with 1, "No module named pip".
it.each<readonly [string, readonly string[]]>([
  ['python -m venv /v && /v/bin/pip install six', ['/v free']],
  [
    'python -m venv --without-pip /v && /v/bin/pip install six',
    ['/v free', 'the build stops: there is no pip in /v, which was made without'],
  ],
  [
    'python -m venv --without-pip /v && /v/bin/python -m pip install six',
    ['/v free', 'the build stops: there is no pip in /v, which was made without'],
  ],
  ['python -m venv --without-pip /v && . /v/bin/activate && pip install six', ['/ stopped']],
  [
    'python -m venv --without-pip /v && . /v/bin/activate && python -m pip install six',
    ['/v free', 'the build stops: there is no pip in /v, which was made without'],
  ],
  ['python -m venv --without-pip --system-site-packages /v && /v/bin/python -m pip install six', ['/v free']],
  ['python -m venv --without-pip /v && pip --python /v install six', ['/v unknown']],
  ['python -m venv --without-pip /v && /v/bin/python -m ensurepip && /v/bin/pip install six', ['/v free']],
  ['python -m venv --without-pip /v && python -m venv /v && /v/bin/pip install six', ['/v free']],
  ['pip install uv && uv venv /v && . /v/bin/activate && pip install six', ['/ stopped']],
  ['pip install uv && uv venv /v && . /v/bin/activate && uv pip install six', ['/v free']],
  ['pip install uv && uv venv --seed /v && . /v/bin/activate && pip install six', ['/v free']],
  ['pip install uv && uv venv /v && uv pip install --python /v pip && /v/bin/pip install six', ['/v free']],
])('%s', async (command, expected) => {
  expect(await where([own, `RUN ${command}`])).toEqual(expected);
});
