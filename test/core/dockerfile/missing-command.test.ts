// Programs that an image comes without: docker build ends with "make: not found" (127), or before that where no shell is there to say so.
// What debootstrap's minbase of Debian 12, buildpack-deps and Alpine's busybox hold is in image-programs.ts.

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

const slim = 'FROM python:3.12-slim';
const bookworm = 'FROM python:3.12-slim-bookworm';
const alpine = 'FROM python:3.12-alpine';
const full = 'FROM python:3.12';
const app = 'WORKDIR /app\nCOPY . .';
const apt = (names: string): string => `RUN apt-get update && apt-get install -y --no-install-recommends ${names}`;

const scripts = [
  { path: 'b.sh', text: '#!/bin/bash\npip install six\n' },
  { path: 'e.sh', text: '#!/usr/bin/env bash\npip install six\n' },
  { path: 's.sh', text: '#!/bin/sh\npip install six\n' },
  { path: 'plain.sh', text: 'pip install six\n' },
  { path: 'Makefile', text: 'deps:\n\tpip install six\n' },
];

async function stopsOf(lines: readonly string[]): Promise<readonly string[]> {
  const text = [...lines, 'RUN pip install idna', ''].join('\n');
  const files = new Map(scripts.map((each) => [each.path, each]));
  const { notFollowed } = await findStages({
    path: 'Dockerfile',
    text,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
    files,
  });
  return notFollowed.filter(({ stops }) => stops === true).map(({ line, why }) => `${line}: ${why}`);
}

const lacks = (name: string, by: string): string => `there is no ${name} in this stage: ${by} brings it`;

it.each<readonly [lines: readonly string[], stop: string]>([
  [[slim, 'RUN make install'], `2: ${lacks('make', 'apt-get install make')}`],
  [[slim, apt('gcc libffi-dev'), 'RUN make -C src'], `3: ${lacks('make', 'apt-get install make')}`],
  [[slim, app, 'RUN make deps'], `4: ${lacks('make', 'apt-get install make')}`],
  [['FROM debian:12', 'RUN make install'], `2: ${lacks('make', 'apt-get install make')}`],
  [['FROM ubuntu:24.04', 'RUN ["make", "install"]'], `2: ${lacks('make', 'apt-get install make')}`],
  [[alpine, 'RUN apk add --no-cache gcc musl-dev && make'], `2: ${lacks('make', 'apk add make')}`],
  [[alpine, 'RUN curl -O https://files.example/a.zip'], `2: ${lacks('curl', 'apk add curl')}`],
  [[slim, 'RUN sudo apt-get update'], `2: ${lacks('sudo', 'apt-get install sudo')}`],
  [[full, 'RUN sudo apt-get update'], `2: ${lacks('sudo', 'apt-get install sudo')}`],
  [[slim, 'RUN unzip a.zip'], `2: ${lacks('unzip', 'apt-get install unzip')}`],
  [[full, 'RUN jq . a.json'], `2: ${lacks('jq', 'apt-get install jq')}`],
  [[slim, 'RUN npm ci'], `2: ${lacks('npm', 'apt-get install npm')}`],
  // A shell that is not there.
  [[alpine, 'RUN bash -c "pip install six"'], `2: ${lacks('bash', 'apk add bash')}`],
  [[alpine, app, 'RUN bash plain.sh'], `4: ${lacks('bash', 'apk add bash')}`],
  [[alpine, app, 'RUN ./b.sh'], `4: b.sh is for bash, and ${lacks('bash', 'apk add bash')}`],
  [[alpine, app, 'RUN ./e.sh'], `4: e.sh is for bash, and ${lacks('bash', 'apk add bash')}`],
  [
    [alpine, 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]', 'RUN true'],
    `3: SHELL names bash, and ${lacks('bash', 'apk add bash')}`,
  ],
  [[alpine, 'RUN <<EOF\n#!/bin/bash\ntrue\nEOF'], `2: ${lacks('bash', 'apk add bash')}`],
  // sh of Debian is dash.
  [
    [slim, 'RUN python -m venv /v && source /v/bin/activate'],
    '2: sh is dash here, which has no source: . does the same, or SHELL ["/bin/bash", "-c"] above it',
  ],
  [
    [bookworm, 'RUN set -eo pipefail; true'],
    '2: sh is dash here, which has no pipefail: SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it',
  ],
  ...['[[ -f x ]] && echo', 'set -e; [[ -f x ]]; true', '[[ -n x ]]'].map((script): [string[], string] => [
    [slim, `RUN ${script}`],
    '2: sh is dash here, which has no [[: [ asks the same of one thing, or SHELL ["/bin/bash", "-c"] above it',
  ]),
])('%j stops', async (lines, stop) => {
  expect((await stopsOf(lines))[0]).toBe(stop);
});

it.each<readonly [lines: readonly string[]]>([
  [[slim, apt('make'), 'RUN make install']],
  [[slim, apt('build-essential'), 'RUN make install']],
  // Their dependencies are not known.
  [[slim, apt('libgirepository1.0-dev'), 'RUN make install']],
  [[slim, apt('cmake'), 'RUN make install']],
  [[slim, apt('r-base'), 'RUN make install']],
  [[slim, 'COPY --from=builder.example/tools /usr/bin/make /usr/bin/make', 'RUN make install']],
  [[slim, 'COPY bin/ /usr/local/bin/', 'RUN make install']],
  [[slim, 'RUN ./prepare', 'RUN make install']],
  [[slim, 'ADD tools.tar.gz /', 'RUN make install']],
  [[full, 'RUN make install && unzip a.zip && git --version && curl --version && wget --version']],
  [['FROM company.example/python:3.12', 'RUN mystery install && make install']],
  [['FROM rockylinux:9', 'RUN make install']],
  [[slim, 'RUN pip install cmake && cmake .']],
  [[slim, 'RUN make install || true']],
  [[slim, 'RUN make install; true']],
  [[slim, 'RUN if command -v make; then make install; fi']],
  [[slim, 'RUN make() { echo made; }; make install']],
  [[slim, app, 'RUN ./make']],
  [[slim, 'RUN curl https://files.example/a.sh | sh']],
  [[slim, 'RUN bash -c "source /etc/os-release"']],
  [[slim, 'SHELL ["/bin/bash", "-c"]', 'RUN source /etc/os-release']],
  [[slim, 'RUN <<EOF\n#!/usr/bin/env bash\nsource /etc/os-release\nEOF']],
  [[bookworm, 'SHELL ["/bin/bash", "-c"]', 'RUN set -o pipefail; true']],
  [[alpine, 'RUN source /etc/os-release && set -o pipefail']],
  [[alpine, 'RUN [[ -n x ]] && true']],
  [[slim, 'SHELL ["/bin/bash", "-c"]', 'RUN [[ -n x ]]']],
  [[slim, 'RUN bash -c "[[ -n x ]] && true"']],
  [[slim, 'RUN [[ -n x ]] || true']],
  [[slim, 'RUN if [[ -n x ]]; then exit 1; fi']],
  [['FROM rockylinux:9', 'RUN [[ -n x ]]']],
  [[alpine, 'RUN wget https://files.example/a.zip && unzip a.zip']],
  [[alpine, 'RUN apk add bash', 'SHELL ["/bin/bash", "-c"]', 'RUN true']],
  [[alpine, 'RUN apk add libtool', 'RUN bash -c true']],
  [[alpine, app, 'RUN ./s.sh && sh b.sh']],
  [['FROM ubuntu:16.04', 'RUN sudo apt-get update']],
])('%j does not stop', async (lines) => {
  expect((await stopsOf(lines)).filter((each) => !/no pip/.test(each))).toEqual([]);
});

it('what would follow is judged', async () => {
  const { stages } = await findStages({
    path: 'Dockerfile',
    text: `${alpine}\n${app}\nRUN bash b.sh\nRUN make deps\n`,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
    files: new Map(scripts.map((each) => [each.path, each])),
  });
  expect(stages.flatMap(({ installs }) => installs.map(({ understood }) => understood.at?.path))).toEqual([
    'b.sh',
    'Makefile',
  ]);
});

it.each([
  [slim, ['b']],
  [alpine, ['a']],
])('%s: what asks by [[', async (from, words) => {
  const { stages } = await findStages({
    path: 'Dockerfile',
    text: `${from}\nRUN if [[ a == a ]]; then pip install a; else pip install b; fi\n`,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  expect(stages.flatMap(({ installs }) => installs.map(({ understood }) => understood.words))).toEqual([words]);
});

it('where it is not there, what stands in its place runs', async () => {
  const { stages } = await findStages({
    path: 'Dockerfile',
    text: `${slim}\nRUN make deps || pip install six\nRUN if make deps; then pip install a; else pip install b; fi\n`,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  expect(stages.flatMap(({ installs }) => installs.map(({ understood }) => understood.words))).toEqual([
    ['six'],
    ['b'],
  ]);
});
