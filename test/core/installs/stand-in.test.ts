// What is said to be typed where an image or its Python is not known is told by the file and works as it is typed, or has a gap.

import { describe, expect, it } from 'vitest';
import { needsOf } from '../../../packages/core/src/assess/toolchain/needs-of.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Target } from '../../../packages/core/src/target/target.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';

/** The targets of `wheelcheck Dockerfile` with some flags, or the error's help. */
async function typed(path: string, lines: readonly string[], flags: string): Promise<readonly Target[] | string> {
  const value = (name: string): string | undefined => new RegExp(`--${name} (\\S+)`).exec(flags)?.[1];
  const [argument, given] = value('build-arg')?.split('=') ?? [];
  const base = value('base');
  const python = value('python');
  const files = [{ path, text: `${lines.join('\n')}\n` }];
  const request = { path, text: files[0]?.text ?? '', platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const facts = python === undefined ? {} : { python };
  try {
    const planned = await planDockerfile({
      dockerfile: webFiles(path, files),
      requests: [{ ...request, buildArgs: argument === undefined ? {} : { [argument]: given ?? '' } }],
      context: { folders: [() => Promise.resolve(undefined)], absent: () => ({ where: 'gone', hint: '' }) },
      elsewhere: base === undefined ? undefined : [{ base, platform: 'linux/amd64', ...facts }],
      facts,
    });
    return await Promise.all(planned.flatMap(({ targets }) => targets.map((target) => resolveTarget(target))));
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    return error.hint ?? '';
  }
}

const six = 'RUN pip install six';

describe('a stage of which too little is known', () => {
  it.each<readonly [lines: readonly string[], flags: string, python: string]>([
    [
      ['FROM company.example/app:1-bookworm', 'RUN apt-get update && apt-get install -y python3-pip', six],
      '--base debian:bookworm',
      '3.11',
    ],
    [['FROM registry.example/acme/python:3.9-alpine3.18', six], '--base alpine:3.18 --python 3.9', '3.9'],
    [
      ['FROM company.example/app:1', 'ARG UBUNTU_VERSION=24.04', 'RUN apt-get install -y python3', six],
      '--base ubuntu:24.04',
      '3.12',
    ],
    [
      ['FROM company.example/cuda:11-ubuntu20.04', 'ENV PYTHON_VERSION=3.9.10', six],
      '--base ubuntu:20.04 --python 3.9.10',
      '3.9',
    ],
    [['FROM continuumio/miniconda3', 'RUN conda install python=3.10 -y', six], '--python 3.10', '3.10'],
    [['FROM continuumio/miniconda3', 'RUN conda create -n app python=3.8', six], '--python 3.8', '3.8'],
    [
      ['FROM nvidia/cuda:11.7.1-devel-ubuntu20.04', 'RUN wget https://python.example/3.9.10/Python-3.9.10.tgz', six],
      '--python 3.9.10',
      '3.9',
    ],
    [['FROM debian:12', 'RUN pyenv install -s 3.11.4', six], '--python 3.11.4', '3.11'],
    [
      [
        'FROM ubuntu:22.04',
        'RUN add-apt-repository ppa:deadsnakes/ppa',
        'RUN apt-get update && apt-get install -y python3.8 python3-pip',
        six,
      ],
      '--python 3.8',
      '3.8',
    ],
    [['FROM debian:12', 'ARG PYTHON_VERSION=3.10', 'RUN pyenv install $PYTHON_VERSION', six], '--python 3.10', '3.10'],
  ])('%j says it: %s', async (lines, flags, python) => {
    for (const [path, shown] of [
      ['Dockerfile', 'Dockerfile'],
      ['a b/Dockerfile', "'a b/Dockerfile'"],
    ] as const) {
      const help = await typed(path, lines, '');
      expect(help).toBe(`wheelcheck ${shown} ${flags}`);
      const targets = await typed(path, lines, flags);
      expect(
        typeof targets === 'string' ? targets : targets.map((target) => target.environment.python_version),
      ).toEqual([python]);
    }
  });

  const ask = (image: string, what: string): string =>
    `ask it: docker run --rm --entrypoint sh ${image} -c '${what}'\n`;
  const [release, python] = ['cat /etc/os-release', 'python3 --version'];
  const given = (value: string, name: string): string =>
    `say what your build gives it, such as ${value}: wheelcheck Dockerfile --build-arg ${name}=VALUE`;
  const standing = 'then say what it stands on: wheelcheck Dockerfile --base';

  it.each<readonly [lines: readonly string[], help: string]>([
    [['ARG PYTHON_VERSION', 'FROM python:${PYTHON_VERSION}-slim', six], given('3.12', 'PYTHON_VERSION')],
    [['ARG BASE', 'FROM $BASE', six], given('python:3.12-slim', 'BASE')],
    [['ARG R', 'ARG T=3.11', 'FROM ${R}/python:$T', six], given('docker.io', 'R')],
    [['ARG V', 'FROM python:3.12-${V} AS base', 'FROM base', six], given('bookworm', 'V')],
    [
      ['FROM company.example/app:1', 'RUN apt-get update && apt-get install -y python3-pip', six],
      `${ask('company.example/app:1', release)}${standing} debian:N (or ubuntu:N)`,
    ],
    [
      ['FROM company.example/app:1', six],
      `${ask('company.example/app:1', `${release}; ${python}`)}${standing} debian:N --python 3.N (or ubuntu:N, alpine:N)`,
    ],
    [
      ['FROM registry.example/acme/python:3.9', six],
      `${ask('registry.example/acme/python:3.9', release)}${standing} debian:N --python 3.9 (or ubuntu:N, alpine:N)`,
    ],
    [
      ['FROM company.example/app:1', 'RUN apk add py3-pip', six],
      `${ask('company.example/app:1', release)}${standing} alpine:N`,
    ],
    [
      ['FROM company.example/app:1', 'RUN dnf install -y gcc', six],
      `${ask('company.example/app:1', `${release}; ${python}`)}${standing} fedora:N --python 3.N (or rockylinux:N, amazonlinux:N)`,
    ],
    [
      ['FROM company.example/app:1-jammy AS a', 'FROM a AS b', six],
      `${ask('company.example/app:1-jammy', `${release}; ${python}`)}${standing} ubuntu:jammy --python 3.N`,
    ],
    [
      ['FROM continuumio/miniconda3', six],
      `${ask('continuumio/miniconda3', python)}then say which it is: wheelcheck Dockerfile --python 3.N`,
    ],
    // A range is none, and of two versions nobody knows which is meant.
    [
      ['FROM continuumio/miniconda3', 'RUN conda install "python>=3.11" -y', six],
      'say which it is: wheelcheck Dockerfile --python 3.N',
    ],
    [
      ['FROM debian:12', '# pyenv install 3.8', 'RUN pyenv install 3.10 && pyenv install 3.11', six],
      'say which it is: wheelcheck Dockerfile --python 3.N',
    ],
  ])('%j does not say it', async (lines, help) => {
    expect(await typed('Dockerfile', lines, '')).toBe(help);
  });

  it.each([
    [
      ['FROM continuumio/miniconda3', six],
      'Dockerfile:1: which Python the image continuumio/miniconda3 (line 1) has is not known',
    ],
    [
      ['ARG X', 'FROM continuumio/miniconda3 AS conda', 'FROM conda AS build', six],
      'Dockerfile:3: which Python stage build, on the image continuumio/miniconda3 (line 2), has is not known',
    ],
  ])('%j is named by its image', async (lines, message) => {
    await expect(planDockerfile(dockerfilePlan(`${lines.join('\n')}\n`))).rejects.toThrow(message);
  });
});

describe('what an image brings that Python is added to', () => {
  const adds = 'RUN apt-get update && apt-get install -y python3-pip';
  it.each<readonly [image: string, adds: string, held: readonly string[]]>([
    ['node:18', adds, ['gcc', 'libpq-dev']],
    ['node:18-slim', adds, []],
    ['node:18-alpine', 'RUN apk add py3-pip', []],
    ['buildpack-deps:bookworm', adds, ['gcc', 'libpq-dev']],
    ['buildpack-deps:bookworm-scm', adds, []],
  ])('%s', async (image, command, held) => {
    const targets = await typed('Dockerfile', [`FROM ${image}`, command, six], '');
    const [target] = typeof targets === 'string' ? [] : targets;
    if (target === undefined) throw new Error(`${image} is not judged`);
    const needs = needsOf({ name: normalizeName('psycopg2'), version: '2.9.9', reading: null, target });
    expect(needs.packages?.held ?? []).toEqual(held);
  });
});

describe('the same installation on another image', () => {
  it.each<readonly [lines: readonly string[], base: string, python: string, packages: readonly string[]]>([
    [
      ['FROM node:18', 'RUN apt-get update && apt-get install -y python3-pip build-essential', six],
      'debian:12',
      '3.11.2',
      ['python3-pip', 'build-essential'],
    ],
    [
      ['FROM node:18', 'RUN apt-get update && apt-get install -y python3-pip gcc', six],
      'python:3.13-slim',
      '3.13',
      ['python3-pip', 'gcc'],
    ],
    [['FROM node:18', 'RUN apt-get update && apt-get install -y gcc', six], 'python:3.13-alpine', '3.13', []],
    [
      ['FROM debian:11', 'RUN apt-get update && apt-get install -y python3-pip', six],
      'debian:12',
      '3.11.2',
      ['python3-pip'],
    ],
    [
      [
        'FROM python:3.12-slim',
        'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
        'RUN uv python install 3.13',
        'RUN uv venv && uv pip install six',
      ],
      'debian:12',
      '3.13',
      [],
    ],
  ])('%j on %s', async (lines, base, python, packages) => {
    const targets = await typed('Dockerfile', lines, `--base ${base}`);
    if (typeof targets === 'string') throw new Error(targets);
    expect(targets.map((target) => target.environment.python_full_version.startsWith(python))).toEqual([true]);
    expect(targets.map(({ stage }) => stage?.packages.filter((name) => packages.includes(name)))).toEqual([packages]);
  });
});
