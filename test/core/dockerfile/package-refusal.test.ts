// Commands of package managers that end with an error: apt without its lists ("Unable to locate package"), packages that went, users that are not root.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function whyNot(lines: readonly string[]): Promise<readonly string[]> {
  const text = [...lines, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages.at(-1)?.understood.notFollowed.map(({ why }) => why) ?? [];
}

const slim = 'FROM python:3.12-slim';
const noLists = 'the build stops: apt-get knows of no packages without apt-get update before it';
const update = 'RUN apt-get update';
const install = 'RUN apt-get install -y gcc';

it.each([
  [[slim, install], [noLists]],
  [['FROM ubuntu:22.04', install], [noLists]],
  [[slim, `${update} && rm -rf /var/lib/apt/lists/*`, install], [noLists]],
  [[slim, update, install], []],
  [[slim, `${update} && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*`], []],
  [[slim, 'RUN --mount=type=cache,target=/var/lib/apt apt-get install -y gcc'], []],
  [[slim, 'COPY a.deb /tmp/', 'RUN apt-get install -y /tmp/a.deb'], []],
  [[slim, 'RUN ./prepare-apt', install], []],
  [['FROM acme/base:1', install], ['what is in it is not known']],
  [
    [slim, 'USER app', 'RUN apt-get update && apt-get install -y gcc'],
    ['the build stops: it runs as app, who may add no packages: USER root stands before it'],
  ],
  [
    ['FROM python:3.12-alpine', 'USER 1000:1000', 'RUN apk add gcc'],
    ['the build stops: it runs as 1000, who may add no packages: USER root stands before it'],
  ],
  [[slim, 'USER app', 'USER root', update, install], []],
  [
    ['FROM ubuntu:22.04', update, 'RUN apt-get install -y python python-pip'],
    ['the build stops: ubuntu 22.04 has no package python: python3 is what there is'],
  ],
  [['FROM ubuntu:20.04', update, 'RUN apt-get install -y python'], []],
  [
    ['FROM ubuntu:22.04', 'RUN sed -i s/jammy/focal/ /etc/apt/sources.list', update, 'RUN apt-get install -y pip3'],
    ['the build stops: ubuntu 22.04 has no package pip3: python3-pip is what there is'],
  ],
  [[slim, 'RUN apt-get install -y gcc || (apt-get update && apt-get install -y gcc)'], []],
  [['FROM ubuntu:18.04', update, 'RUN apt-get install -y python python3 python3-pip'], []],
  [
    ['FROM debian:12', update, 'RUN apt-get install -y python3 pip3'],
    ['the build stops: debian 12 has no package pip3: python3-pip is what there is'],
  ],
  [
    ['FROM ubuntu:18.04', update, 'RUN apt-get install -y python python-pip'],
    ['python and python-pip are those of Python 2 there: say which with --python'],
  ],
])('%j', async (lines, why) => {
  const said = await whyNot([...lines, 'RUN pip install six']);
  expect(
    said.filter((each) => !/PEP 668|^nothing is known|^the build stops: (?:there is no pip|pip stops)/.test(each)),
  ).toEqual(why.filter((each) => !each.startsWith('what is in')));
});

it.each([
  'RUN echo deb https://apt.example/ubuntu/ focal main >> /etc/apt/sources.list',
  'RUN sed -i s/jammy/focal/ /etc/apt/sources.list',
  'RUN add-apt-repository "deb https://apt.example/ubuntu focal main"',
  'RUN apt-add-repository "deb https://apt.example/ubuntu focal main"',
  'RUN add-apt-repository ppa:deadsnakes/ppa',
  'RUN echo deb https://apt.example/ubuntu/ focal main | tee /etc/apt/sources.list.d/focal.list',
  'RUN printf "deb https://apt.example/ubuntu focal main" > /etc/apt/sources.list.d/focal.list',
  'COPY focal.list /etc/apt/sources.list.d/',
  'RUN dpkg -i /tmp/archive.deb',
  'RUN apt-get install -y ./archive.deb',
])('another archive may have what the release has not: %s', async (line) => {
  const lines = [
    'FROM ubuntu:22.04',
    line,
    update,
    'RUN apt-get install -y python3.8 python3-pip',
    'RUN apt-get install -y python',
  ];
  expect((await whyNot(lines)).filter((why) => why.includes('has no package'))).toEqual([]);
});
