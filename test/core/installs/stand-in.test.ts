// What is said to be typed where an image or its Python is not known works as it is typed.

import { describe, expect, it } from 'vitest';
import { needsOf } from '../../../packages/core/src/assess/toolchain/needs-of.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Target } from '../../../packages/core/src/target/target.ts';
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
    [['ARG PYTHON_VERSION', 'FROM python:${PYTHON_VERSION}-slim', six], '--build-arg PYTHON_VERSION=3.12', '3.12'],
    [['ARG BASE', 'FROM $BASE', six], '--build-arg BASE=python:3.12-slim', '3.12'],
    [['ARG R', 'ARG T=3.11', 'FROM ${R}/python:$T', six], '--build-arg R=docker.io', '3.11'],
    [['ARG V', 'FROM python:3.12-${V} AS base', 'FROM base', six], '--build-arg V=bookworm', '3.12'],
    [
      ['FROM company.example/app:1', 'RUN apt-get update && apt-get install -y python3-pip', six],
      '--base debian:12',
      '3.11',
    ],
    [['FROM company.example/app:1', six], '--base python:3.12-slim', '3.12'],
    [['FROM registry.example/acme/python:3.9', six], '--base python:3.9-slim', '3.9'],
    [['FROM company.example/app:1', 'RUN apk add py3-pip', six], '--base alpine:3.22', '3.12'],
    [['FROM company.example/app:1', 'RUN apk add gcc', six], '--base python:3.12-alpine', '3.12'],
    [['FROM company.example/app:1', 'RUN dnf install -y python3-pip', six], '--base fedora:42', '3.13'],
    [['FROM company.example/app:1 AS a', 'FROM a AS b', six], '--base python:3.12-slim', '3.12'],
    [['FROM continuumio/miniconda3', 'RUN conda install python=3.10 -y', six], '--python 3.10', '3.10'],
    [['FROM continuumio/miniconda3', 'RUN conda install "python>=3.11" -y', six], '--python 3.11', '3.11'],
    [['FROM continuumio/miniconda3', 'RUN conda install jupyter -y', six], '--python 3.12', '3.12'],
  ])('%j: %s', async (lines, flags, python) => {
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
