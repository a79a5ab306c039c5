// A package manager of another distribution ends the build, in whichever stage it stands.

import { expect, it } from 'vitest';
import { findStages, type FoundStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

function found(...lines: readonly string[]): Promise<FoundStages> {
  const text = `${lines.join('\n')}\n`;
  return findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
}

it.each<readonly [image: string, command: string, why: string | undefined]>([
  ['python:3.12-slim', 'apk add gcc', 'there is no apk on Debian, whose packages apt-get adds'],
  ['python:3.12-slim', 'dnf install -y gcc', 'there is no dnf on Debian, whose packages apt-get adds'],
  [
    'python:3.12-alpine',
    'apt-get update && apt-get install -y gcc',
    'there is no apt-get on Alpine, whose packages apk adds',
  ],
  [
    'registry.access.redhat.com/ubi9/python-312',
    'apt-get install -y gcc',
    'there is no apt-get on RHEL, whose packages dnf adds',
  ],
  ['ubuntu:24.04', 'apk update && apk add python3', 'there is no apk on Ubuntu, whose packages apt-get adds'],
  // Whatever it is told, it is not there: by && nothing behind it runs.
  ['python:3.12-slim', 'apk update', 'there is no apk on Debian, whose packages apt-get adds'],
  ['python:3.12-slim', 'apk update && pip install flask', 'there is no apk on Debian, whose packages apt-get adds'],
  ['python:3.12-slim', 'apk del gcc', 'there is no apk on Debian, whose packages apt-get adds'],
  ['python:3.12-slim', 'dnf makecache && pip install flask', 'there is no dnf on Debian, whose packages apt-get adds'],
  ['python:3.12-slim', 'yum update -y', 'there is no yum on Debian, whose packages apt-get adds'],
  ['python:3.12-slim', 'pacman -Sy', 'there is no pacman on Debian, whose packages apt-get adds'],
  [
    'python:3.12-alpine',
    'apt-get update && pip install flask',
    'there is no apt-get on Alpine, whose packages apk adds',
  ],
  ['python:3.12-alpine', 'apt update', 'there is no apt on Alpine, whose packages apk adds'],
  ['fedora:42', 'apt-get update', 'there is no apt-get on Fedora, whose packages dnf adds'],
  ['python:3.12-slim', 'apk update || true', undefined],
  ['python:3.12-slim', 'apk update; pip install flask', undefined],
  ['python:3.12-slim', 'command -v apk && apk update', undefined],
  ['python:3.12-slim', 'echo apk update', undefined],
  ['fedora:42', 'dnf install -y apt && apt-get update', undefined],
  ['amazonlinux:2023', 'yum update -y', undefined],
  ['python:3.12-alpine', 'apk update && apk upgrade', undefined],
  ['company.example/base:1', 'apk update', undefined],
  ['python:3.12-slim', 'apt-get update && apt-get install -y gcc', undefined],
  ['python:3.12-alpine', 'apk add --virtual .build gcc', undefined],
  ['amazonlinux:2023', 'yum install -y gcc', undefined],
  ['registry.access.redhat.com/ubi9/ubi-minimal', 'microdnf install -y python3', undefined],
  // Nothing of it runs where it is not there, or it does not matter.
  ['python:3.12-slim', 'command -v apk && apk add gcc', undefined],
  ['python:3.12-slim', 'apk add gcc || true', undefined],
  ['python:3.12-slim', 'if [ -f /etc/alpine-release ]; then apk add gcc; fi', undefined],
  ['python:3.12-slim', 'apt-get update && apt-get install -y dnf && dnf install -y gcc', undefined],
  // Launchpad builds for Ubuntu alone.
  ['python:3.12-slim', 'add-apt-repository ppa:a/b', 'a PPA has packages for Ubuntu alone, and none for Debian'],
  ['alpine:3.22', 'add-apt-repository ppa:a/b', 'there is no add-apt-repository on Alpine, whose packages apk adds'],
  ['ubuntu:24.04', 'add-apt-repository ppa:a/b', undefined],
  ['python:3.12-slim', 'add-apt-repository ppa:a/b || true', undefined],
  ['python:3.12-slim', 'add-apt-repository "deb https://apt.example/debian bookworm main"', undefined],
  // What is not known may have any.
  ['company.example/base:1', 'apk add python3', undefined],
])('%s: %s', async (image, command, why) => {
  const { notFollowed } = await found(`FROM ${image}`, `RUN ${command}`, 'RUN pip install six');
  const told = notFollowed
    .map((each) => each.why)
    .filter((each) => each.startsWith('there is no a') || /adds|PPA/.test(each));
  expect(told).toEqual(why === undefined ? [] : [why]);
});

it.each<readonly [image: string, command: string, remedy: string]>([
  [
    'python:3.12-slim',
    'apk add gcc',
    "take the command out, where its packages are needed neither to build nor to run, or add them by apt-get under Debian's names",
  ],
  [
    'python:3.12-alpine',
    'apt-get install -y gcc && pip install flask',
    "take the command out, where its packages are needed neither to build nor to run, or add them by apk under Alpine's names",
  ],
  ['python:3.12-slim', 'apk update && apk add gcc', 'take the command out, or let apt-get do it'],
  ['registry.access.redhat.com/ubi9/python-312', 'apt-get update', 'take the command out, or let dnf do it'],
  ['python:3.12-slim', 'apk del gcc', 'take the command out, or let apt-get do it'],
])('%s: what to write in place of %s', async (image, command, remedy) => {
  const { notFollowed } = await found(`FROM ${image}`, `RUN ${command}`, 'RUN pip install six');
  expect(notFollowed.flatMap((told) => (told.why.startsWith('there is no') ? [told.remedy] : []))).toEqual([remedy]);
});

it('is told of a stage that installs nothing for Python', async () => {
  const { notFollowed } = await found(
    'FROM python:3.12-slim AS base',
    'FROM base AS builder',
    'RUN pip install --prefix=/install six',
    'FROM base',
    'RUN apk add libstdc++',
    'COPY --from=builder /install /usr/local',
  );
  expect(notFollowed.map(({ line }) => line)).toEqual([5]);
});

it('every stage that stands on one FROM changes with it, and with it what each adds', async () => {
  const { stages } = await found(
    'FROM python:3.12-alpine AS base',
    'FROM python:3.12-alpine AS other',
    'RUN apk add curl',
    'FROM base AS builder',
    'RUN apk add gcc',
    'RUN pip install --prefix=/install six',
    'FROM base',
    'RUN apk add libstdc++',
    'COPY --from=builder /install /usr/local',
    'COPY --from=other /usr/bin/curl /usr/bin/curl',
  );
  expect(stages[0]?.request(stages[0].installs).stage?.systemInstalls?.map(({ line }) => line)).toEqual([5, 8]);
});

it('tells on which lines a PPA is added, whatever stands on that image', async () => {
  const { stages } = await found(
    'FROM ubuntu:26.04 AS base',
    'RUN apt-get update && apt-get install -y software-properties-common python3-pip',
    'RUN add-apt-repository -y ppa:deadsnakes/ppa || true',
    'FROM base',
    'RUN add-apt-repository -y "deb https://apt.example/ubuntu resolute main"',
    'RUN add-apt-repository -y ppa:gift/stable && pip3 install --break-system-packages six',
  );
  expect(stages.map((stage) => stage.request(stage.installs).stage?.ubuntuArchives)).toEqual([[3, 6]]);
});

it('tells what else a package manager is told to do, and on which line', async () => {
  const { stages } = await found(
    'FROM python:3.12-alpine',
    'RUN apk update && apk add --virtual .build gcc && apk del .build',
    'RUN apk --no-cache upgrade',
    'RUN pip install six',
  );
  expect(stages[0]?.request(stages[0].installs).stage?.systemCommands).toEqual([
    { line: 2, manager: 'apk', verb: 'update' },
    { line: 2, manager: 'apk', verb: 'del' },
    { line: 3, manager: 'apk', verb: 'upgrade' },
  ]);
});
