// Debian 10 and older have left the mirrors that their images name: apt-get update ends with "does no longer have a Release file".

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

const buster = 'FROM python:3.8-slim-buster';
const update = 'RUN apt-get update && apt-get install -y gcc';
const withPip = 'RUN apt-get update && apt-get install -y gcc python3-pip';
const stops = 'stops: Debian 10 has left its mirrors';
const finds = 'stops: apt-get knows of no packages: Debian 10 has left its mirrors';

async function told(lines: readonly string[]): Promise<{ readonly lines: readonly string[]; readonly gcc: boolean }> {
  const text = [...lines, 'RUN pip install six', ''].join('\n');
  const { stages, notFollowed } = await findStages({
    path: 'Dockerfile',
    text,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  const [stage] = stages;
  const names = stage?.request(stage.installs).stage?.systemInstalls?.flatMap((each) => each.names) ?? [];
  return {
    lines: notFollowed
      .filter(({ why }) => why.includes('mirrors'))
      .map(({ line, why, stops: ends }) => `${line} ${ends === true ? 'stops: ' : ''}${why}`),
    gcc: names.includes('gcc'),
  };
}

it.each<readonly [lines: readonly string[], stop: string | undefined]>([
  [[buster, update], `2 ${stops}`],
  [['FROM debian:10', 'RUN apt-get update && apt-get install -y gcc python3-pip'], `2 ${stops}`],
  [[buster, 'RUN apt-get update -qq', 'RUN apt-get install -y gcc'], `2 ${stops}`],
  [[buster, 'RUN apt update && apt install -y gcc'], `2 ${stops}`],
  [['FROM python:3.6-slim-stretch', update], `2 ${stops.replace('10', '9')}`],
  [['FROM python:3.5-jessie', update], `2 ${stops.replace('10', '8')}`],
  // The first is where it stops.
  [[buster, update, 'RUN apt-get update && apt-get install -y git'], `2 ${stops}`],
  [['FROM python:3.9-slim-bullseye', update], undefined],
  [['FROM python:3.12-slim', update], undefined],
  // No lists: what is asked for then is not found.
  [[buster, 'RUN apt-get update || true', 'RUN apt-get install -y gcc'], `3 ${finds}`],
  [[buster, 'RUN apt-get update; apt-get install -y gcc'], `2 ${finds}`],
  // A list beside it, and options that have nothing to do with it.
  [[buster, 'RUN echo "deb https://apt.example/ stable main" > /etc/apt/sources.list.d/a.list', update], `3 ${stops}`],
  [[buster, 'COPY requirements.txt /', update], `3 ${stops}`],
  [[buster, "RUN echo 'Acquire::Retries 3;' > /etc/apt/apt.conf.d/retries", update], `3 ${stops}`],
  [
    [buster, 'RUN echo \'Acquire::http::Proxy "http://proxy.example";\' > /etc/apt/apt.conf.d/proxy', update],
    undefined,
  ],
  // A line that is added leaves the image's own, whatever it names, and so does an edit of something else.
  [
    [buster, 'RUN echo "deb http://archive.debian.org/debian buster main" >> /etc/apt/sources.list', update],
    `3 ${stops}`,
  ],
  [
    [buster, 'RUN echo "deb http://apt.example/debian buster main" | tee -a /etc/apt/sources.list', update],
    `3 ${stops}`,
  ],
  [[buster, 'RUN echo "deb http://deb.debian.org/debian buster main" > /etc/apt/sources.list', update], `3 ${stops}`],
  [[buster, "RUN sed -i 's/main/main contrib non-free/' /etc/apt/sources.list", update], `3 ${stops}`],
  [[buster, "RUN sed -i '/updates/d' /etc/apt/sources.list && apt-get update && apt-get install -y gcc"], `2 ${stops}`],
  // What names something else in its place.
  [[buster, 'RUN echo "deb http://apt.example/debian buster main" > /etc/apt/sources.list', update], undefined],
  [[buster, 'RUN echo "deb http://deb.debian.org/debian bullseye main" > /etc/apt/sources.list', update], undefined],
  [[buster, "RUN sed -i '/deb.debian.org/d' /etc/apt/sources.list", update], undefined],
  [
    [
      buster,
      'RUN : > /etc/apt/sources.list && echo "deb http://archive.debian.org/debian buster main" >> /etc/apt/sources.list',
      update,
    ],
    undefined,
  ],
  [[buster, 'RUN echo "deb $MIRROR buster main" > /etc/apt/sources.list', update], undefined],
  // Lists of what was added are fetched, where the script goes on.
  [
    [
      buster,
      'RUN echo "deb http://archive.debian.org/debian buster main" >> /etc/apt/sources.list',
      'RUN apt-get update || true',
      'RUN apt-get install -y gcc',
    ],
    undefined,
  ],
  // Releases of Ubuntu that are no LTS leave theirs some weeks after their end.
  [['FROM ubuntu:23.10', withPip], '2 stops: Ubuntu 23.10 has left its mirrors'],
  [['FROM ubuntu:24.10', withPip], '2 stops: Ubuntu 24.10 has left its mirrors'],
  [['FROM ubuntu:20.04', withPip], undefined],
  [['FROM ubuntu:24.04', withPip], undefined],
  [
    [
      'FROM ubuntu:23.10',
      "RUN sed -i -re 's/([a-z]{2}\\.)?archive.ubuntu.com|security.ubuntu.com/old-releases.ubuntu.com/g' /etc/apt/sources.list",
      withPip,
    ],
    undefined,
  ],
  [
    ['FROM ubuntu:24.10', "RUN sed -i 's/archive.ubuntu.com/old-releases.ubuntu.com/' /etc/apt/sources.list", withPip],
    '3 stops: Ubuntu 24.10 has left its mirrors',
  ],
  [
    [
      'FROM ubuntu:24.10',
      "RUN sed -i 's/archive.ubuntu.com/old-releases.ubuntu.com/' /etc/apt/sources.list.d/ubuntu.sources",
      withPip,
    ],
    undefined,
  ],
  // Whatever changes where the packages come from may bring what has them.
  [[buster, "RUN sed -i 's/deb.debian.org/archive.debian.org/' /etc/apt/sources.list", update], undefined],
  [[buster, 'RUN echo "deb http://archive.debian.org/debian buster main" > /etc/apt/sources.list', update], undefined],
  [
    [buster, 'RUN printf "deb http://archive.debian.org/debian buster main" | tee /etc/apt/sources.list', update],
    undefined,
  ],
  [[buster, 'COPY sources.list /etc/apt/sources.list', update], undefined],
  [[buster, 'COPY sources.list /etc/apt/', update], undefined],
  [[buster, 'COPY rootfs/ /', update], undefined],
  [[buster, 'RUN ./prepare-apt', update], undefined],
  [[buster, 'RUN apt-get -o Dir::Etc::sourcelist=/tmp/a.list update && apt-get install -y gcc'], undefined],
  [[buster, "RUN apt-get update || (sed -i 's/deb/archive/' /etc/apt/sources.list && apt-get update)"], undefined],
  [['FROM company.example/python:3.8-buster', update], undefined],
  [[buster], undefined],
])('%j', async (lines, stop) => {
  expect((await told(lines)).lines).toEqual(stop === undefined ? [] : [stop]);
});

it.each([
  'RUN apt-get update; apt-get install -y gcc; true',
  'RUN apt-get update || true; apt-get install -y gcc || true',
])('where the script goes on, nothing is added: %s', async (line) => {
  expect(await told([buster, line])).toEqual({ lines: [], gcc: false });
});
