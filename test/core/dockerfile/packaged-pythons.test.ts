// The Pythons that packages of a distribution bring side by side, which of them a command is for, and the pip that it has: null is that of the
// distribution's python3, as the image's facts have it.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const focal = 'ubuntu:20.04';
const jammy = 'ubuntu:22.04';
const add = (names: string): string => `apt-get update && apt-get install -y ${names}`;

async function followed(from: string, lines: readonly string[]) {
  const text = [`FROM ${from}`, ...lines.map((line) => `RUN ${line}`), ''].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  if (stage === undefined) throw new Error('there is a stage');
  const { state, understood } = stage;
  const { python, pip } = state.installs.at(-1) ?? state;
  return { python, pip, why: understood.notFollowed.map((each) => each.why) };
}

it.each([
  // `pip3` belongs to /usr/bin/python3, whatever stands beside it; python3.9 finds python3-pip's modules too.
  [focal, [add('python3.9 python3-pip'), 'pip3 install six'], '3.8.10', null],
  [focal, [add('python3.9 python3-pip'), 'python3 -m pip install six'], '3.8.10', null],
  [focal, [add('python3.9 python3-pip'), 'python3.9 -m pip install six'], '3.9.5', '20.0.2'],
  [focal, [add('python3.9'), add('python3-pip'), 'pip3 install six'], '3.8.10', '20.0.2'],
  [focal, [add('python3.9 pip'), 'pip install six'], '3.8.10', null],
  ['nvidia/cuda:11.6.0-base-ubuntu20.04', [add('python3.9 python3-pip'), 'pip3 install six'], '3.8.10', null],
  ['ubuntu:18.04', [add('python3.8 python3-pip'), 'pip3 install six'], '3.6.9', null],
  ['ubuntu:18.04', [add('python3.8 python3-pip'), 'python3.8 -m pip install six'], '3.8.0', '9.0.1'],
  ['ubuntu:18.04', [add('python3.7 python3-pip'), 'python3.7 -m pip install six'], '3.7.5', '9.0.1'],
  [jammy, [add('python3.11 python3-pip'), 'pip3 install six'], '3.10.12', null],
  [jammy, [add('python3.11 python3-pip'), 'python3.11 -m pip install six'], '3.11.0rc1', '22.0.2'],
  // A newer pip of one Python is none of the other's, and its programs pip and pip3 stand before those of the package.
  [
    focal,
    [add('python3.9 python3-pip'), 'python3.9 -m pip install -U pip', 'python3 -m pip install six'],
    '3.8.10',
    null,
  ],
  [focal, [add('python3.9 python3-pip'), 'python3.9 -m pip install -U pip', 'pip3 install six'], '3.9.5', '26.0.1'],
  [
    focal,
    [add('python3.9 python3-pip'), 'python3.9 -m pip install -U pip', 'pip3 install -U pip', 'pip3 install six'],
    '3.9.5',
    '26.0.1',
  ],
  [
    focal,
    [
      add('python3.9 python3-pip'),
      'python3.9 -m pip install -U pip',
      'python3 -m pip install -U pip',
      'pip3 install six',
    ],
    '3.8.10',
    '25.0.1',
  ],
  [focal, [add('python3.9 python3-pip'), 'python3.9 -m pip install six', 'pip3 install six'], '3.8.10', null],
  [
    focal,
    [add('python3.9 python3-pip'), 'python3.9 -m pip install -U pip', 'python3.9 -m pip install six'],
    '3.9.5',
    '26.0.1',
  ],
  // What makes `python3`, or `python`, another.
  [
    focal,
    [add('python3.9 python3-pip'), 'ln -sf /usr/bin/python3.9 /usr/bin/python3', 'pip3 install six'],
    '3.9.5',
    '20.0.2',
  ],
  [
    focal,
    [
      add('python3.9 python3-pip'),
      'update-alternatives --install /usr/bin/python3 python3 /usr/bin/python3.9 1',
      'python3 -m pip install six',
    ],
    '3.9.5',
    '20.0.2',
  ],
  [
    focal,
    [add('python3.9 python3-pip'), 'update-alternatives --set python3 /usr/bin/python3.9', 'pip install six'],
    '3.9.5',
    '20.0.2',
  ],
  [
    focal,
    [add('python3.9 python3-pip'), 'ln -s /usr/bin/python3.9 /usr/bin/python', 'python -m pip install six'],
    '3.9.5',
    '20.0.2',
  ],
  [
    focal,
    [add('python3.9 python3-pip'), 'ln -s /usr/bin/python3.9 /usr/bin/python', 'pip3 install six'],
    '3.8.10',
    null,
  ],
  // Alpine's ensurepip has the pip of CPython, whatever py3-pip is.
  ['alpine:3.15', ['apk add python3 && python3 -m ensurepip', 'pip3 install six'], '3.9.18', '23.0.1'],
  ['alpine:3.13', ['apk add python3 && python3 -m venv /venv', '/venv/bin/pip install six'], '3.8.15', '22.0.4'],
  ['alpine:3.15', ['apk add python3 py3-pip', 'pip3 install six'], '3.9.18', null],
  // Red Hat's family has a pip for each.
  ['rockylinux:8', ['dnf install -y python3-pip', 'pip3 install six'], '3.6.8', null],
  ['rockylinux:8', ['dnf install -y python39 python39-pip', 'pip3.9 install six'], '3.9', '20.2.4'],
  ['rockylinux:8', ['dnf install -y python38', 'pip3.8 install six'], '3.8', '19.3.1'],
  ['rockylinux:8', ['dnf install -y python3 python39 python39-pip', 'pip3 install six'], '3.6.8', null],
  ['almalinux:9', ['dnf install -y python3.11 python3.11-pip', 'pip3.11 install six'], '3.11', '22.3.1'],
  ['almalinux:9', ['dnf install -y python3.11 python3-pip', 'pip3 install six'], '3.9', '21.3.1'],
  ['amazonlinux:2023', ['dnf install -y python3.12-pip', 'python3.12 -m pip install six'], '3.12', '23.2.1'],
])('%s %j: Python %s, pip %s', async (from, lines, python, pip) => {
  const found = await followed(from, lines);
  expect([found.python?.startsWith(python) === true ? python : found.python, found.pip]).toEqual([python, pip]);
  expect(found.why).toEqual([]);
});

it.each([
  [
    focal,
    [add('python3.7 python3-pip'), 'pip3 install six'],
    'the build stops: ubuntu 20.04 has no package python3.7: python3.8 and python3.9 are what there is',
  ],
  [
    'debian:12',
    [add('python3.9-dev python3-pip')],
    'the build stops: debian 12 has no package python3.9-dev: python3.11 is what there is',
  ],
  [
    focal,
    ['add-apt-repository ppa:deadsnakes/ppa', add('python3.7')],
    'python3.7 comes from an archive whose packages are not known: say --python 3.7',
  ],
])('%s %j: %s', async (from, lines, why) => {
  expect((await followed(from, lines)).why).toEqual([why]);
});
