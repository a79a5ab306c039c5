// What apt installs that nobody names: Recommends, as the package indexes of each release have it, unless they are switched off.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function packagesBehind(lines: readonly string[]): Promise<string> {
  const text = [...lines, 'RUN pip install six', ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return (stages.at(-1)?.understood.packages ?? []).join(' ');
}

const debian = ['FROM debian:12', 'RUN apt-get update'];
const off = `'APT::Install-Recommends "false";'`;

it.each([
  [[...debian, 'RUN apt-get install -y python3 python3-pip'], 'python3 python3-pip build-essential python3-dev'],
  [
    ['FROM ubuntu:20.04', 'RUN apt-get update && apt install -y python3-pip'],
    'python3-pip build-essential python3-dev',
  ],
  [[...debian, 'RUN apt-get install -y --no-install-recommends python3-pip'], 'python3-pip'],
  [[...debian, 'RUN apt-get install -y -o APT::Install-Recommends=0 python3-pip'], 'python3-pip'],
  [[...debian, 'RUN apt-get install -y python3 python3-venv'], 'python3 python3-venv'],
  [[...debian, `RUN echo ${off} > /etc/apt/apt.conf.d/99local`, 'RUN apt-get install -y gcc'], 'gcc'],
  [[...debian, `RUN echo ${off} | tee /etc/apt/apt.conf.d/99local && apt-get install -y gcc`], 'gcc'],
  [[...debian, 'COPY apt.conf /etc/apt/apt.conf.d/99local', 'RUN apt-get install -y gcc'], 'gcc'],
  [
    [
      ...debian,
      `RUN echo ${off} > /etc/apt/apt.conf.d/99local`,
      'RUN apt-get install -y --install-recommends python3-pip',
    ],
    'python3-pip build-essential python3-dev',
  ],
  [
    [...debian, 'RUN rm -f /etc/apt/apt.conf.d/docker-clean && apt-get install -y cython3'],
    'cython3 gcc libc6-dev python3-dev',
  ],
  [['FROM ubuntu:20.04', 'RUN apt-get update && apt-get install -y virtualenv'], 'virtualenv'],
  [
    ['FROM ubuntu:24.04', 'RUN apt-get update && apt-get install -y virtualenv'],
    'virtualenv build-essential python3-dev',
  ],
  [['FROM fedora:42', 'RUN dnf install -y python3-pip'], 'python3-pip'],
])('%j: %s', async (lines, packages) => {
  expect(await packagesBehind(lines)).toBe(packages);
});
