// apt-get install without -y: in a build nobody answers, and apt aborts (checked in a Debian 12 root: "Do you want to continue? [Y/n] Abort.", exit 1).

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function stops(lines: readonly string[]): Promise<boolean> {
  const text = [...lines, 'RUN pip install six', ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const told = stages.at(-1)?.understood.notFollowed ?? [];
  return told.some(
    ({ why }) => why.startsWith('the build stops') && why.endsWith('nobody answers in a build: it aborts'),
  );
}

const slim = 'FROM python:3.12-slim';
const update = 'RUN apt-get update';
const wanted = 'apt-get install --no-install-recommends';

it.each(
  [
    [slim, `${update} && apt-get install gcc`],
    [slim, `${update} && apt-get install gcc libpq-dev && rm -rf /var/lib/apt/lists/*`],
    [slim, 'RUN apt update', 'RUN apt install git'],
    [slim, `${update} && DEBIAN_FRONTEND=noninteractive ${wanted} -q build-essential`],
    ['FROM ubuntu:22.04', update, 'RUN apt-get install python3-pip'],
    ['FROM python:3.12', `${update} && apt-get install ffmpeg`],
    [slim, `${update} && apt-get install -y ca-certificates`, 'RUN apt-get install git'],
    ['FROM amazonlinux:2', 'RUN yum install gcc python3-devel'],
    ['FROM rockylinux:9', 'RUN dnf install gcc'],
  ].map((lines) => [lines]),
)('asks: %j', async (lines) => {
  expect(await stops(lines)).toBe(true);
});

it.each(
  [
    // Told so.
    [slim, `${update} && apt-get install -y gcc`],
    [slim, `${update} && apt-get -y install gcc`],
    [slim, `${update} && apt-get install -qy gcc`],
    [slim, `${update} && apt-get install -qq gcc`],
    [slim, `${update} && apt-get install -q -q gcc`],
    [slim, `${update} && apt-get install -q=2 gcc`],
    [slim, `${update} && apt-get install gcc --assume-yes`],
    [slim, `${update} && apt-get -o APT::Get::Assume-Yes=true install gcc`],
    [slim, `${update} && yes | apt-get install gcc`],
    [slim, `${update} && echo y | apt-get install gcc`],
    [slim, 'RUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90yes', `${update} && apt-get install gcc`],
    [slim, 'COPY 90yes /etc/apt/apt.conf.d/', `${update} && apt-get install gcc`],
    [slim, 'ENV APT_CONFIG=/apt.conf', `${update} && apt-get install gcc`],
    ['FROM amazonlinux:2', 'RUN yum install -y gcc'],
    ['FROM amazonlinux:2', 'RUN yum -y install gcc'],
    ['FROM amazonlinux:2', 'RUN echo assumeyes=1 >> /etc/yum.conf && yum install gcc'],
    // apt asks nothing where no more comes than is named.
    [slim, `${update} && apt-get install libgomp1`],
    [slim, `${update} && apt-get install unzip zip`],
    // It is there already.
    ['FROM python:3.12', `${update} && apt-get install gcc git curl libpq-dev`],
    [slim, `${update} && apt-get install -y build-essential`, 'RUN apt-get install gcc'],
    // Nobody knows what its image or its script says to apt.
    ['FROM acme/base:1', `${update} && apt-get install gcc`],
    [slim, 'RUN ./prepare', `${update} && apt-get install gcc`],
    [slim, `${update} && (apt-get install gcc || true)`],
  ].map((lines) => [lines]),
)('does not: %j', async (lines) => {
  expect(await stops(lines)).toBe(false);
});

it.each([
  ['RUN apt-get update; apt-get install gcc; true', []],
  ['RUN apt-get update; apt-get install -y gcc; true', ['gcc', 'libc6-dev']],
])('what it aborts is not there behind it: %s', async (line, packages) => {
  const text = `${slim}\n${line}\nRUN pip install six\n`;
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stages.at(-1)?.understood.packages).toEqual(packages);
});
