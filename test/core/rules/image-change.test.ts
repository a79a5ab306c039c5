// What to write where for another image: the FROM, or what a variable of it holds.

import { describe, expect, it } from 'vitest';
import { imageChange, imagePlace } from '../../../packages/core/src/rules/image-change.ts';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import type { DockerfileRequest } from '../../../packages/core/src/dockerfile/dockerfile-request.ts';
import type { ImageLine } from '../../../packages/core/src/rules/image-change.ts';

/** The FROM of the stage `b`. */
async function lineOf(text: string, given: Partial<DockerfileRequest> = {}): Promise<ImageLine> {
  const asked = { path: 'Dockerfile', platform: 'linux/amd64', machine: 'linux/amd64', stage: 'b' } as const;
  const { request } = await findStage({ ...asked, text, ...given }, []);
  const { path = '', imageLine: line = 0, imageVariables: variables } = request([]).stage ?? {};
  return { path, line, variables };
}

const end = 'RUN pip install six\n';

describe('another image for a FROM', () => {
  it.each<
    readonly [what: string, text: string, image: string, change: string, given: Partial<DockerfileRequest> | null]
  >([
    ['without variables', `FROM python:3.12 AS b\n${end}`, 'python:3.13', 'Dockerfile:1 to FROM python:3.13', null],
    [
      'a variable that it does not name',
      `ARG PY=3.11\nFROM python:3.12 AS b\n${end}`,
      'python:3.13',
      'Dockerfile:2 to FROM python:3.13',
      null,
    ],
    [
      'all of it by a variable',
      `ARG BASE=python:3.11\nFROM $BASE AS b\n${end}`,
      'python:3.12-slim',
      'Dockerfile:1 to ARG BASE=python:3.12-slim',
      null,
    ],
    [
      'the variable that differs',
      `ARG PY=3.11\nARG VARIANT=-slim\nFROM python:\${PY}\${VARIANT} AS b\n${end}`,
      'python:3.11-alpine',
      'Dockerfile:2 to ARG VARIANT=-alpine',
      null,
    ],
    [
      'a stage upon it',
      `ARG PY=3.11\nFROM python:\${PY} AS a\nFROM a AS b\n${end}`,
      'python:3.12',
      'Dockerfile:1 to ARG PY=3.12',
      null,
    ],
    [
      'what no value makes',
      `ARG PY=3.11\nFROM python:\${PY}-slim AS b\n${end}`,
      'python:3.11-alpine',
      'Dockerfile:2 to FROM python:3.11-alpine',
      null,
    ],
    [
      'a default within the FROM',
      `ARG PY\nFROM python:\${PY:-3.11} AS b\n${end}`,
      'python:3.12',
      'Dockerfile:2 to FROM python:3.12',
      null,
    ],
    [
      'the command line',
      `ARG PY=3.11\nFROM python:\${PY} AS b\n${end}`,
      'python:3.13',
      '--build-arg to PY=3.13',
      { buildArgs: { PY: '3.12' } },
    ],
    [
      'a compose file',
      `ARG PY=3.11\nFROM python:\${PY} AS b\n${end}`,
      'python:3.13',
      'compose.yaml:7 to PY=3.13',
      { buildArgs: { PY: '3.12' }, argPlaces: { PY: 'compose.yaml:7' } },
    ],
    [
      'a version that another FROM shares',
      `ARG PY=3.11\nFROM python:\${PY} AS b\n${end}FROM python:\${PY}-slim\n`,
      'python:3.12',
      'Dockerfile:1 to ARG PY=3.12',
      null,
    ],
    [
      'more than a version that another FROM shares',
      `ARG TAG=3.11\nFROM python:\${TAG} AS b\n${end}FROM python:\${TAG}-slim\n`,
      'python:3.12-alpine',
      'Dockerfile:2 to FROM python:3.12-alpine',
      null,
    ],
    [
      'a FROM of the same words',
      `ARG BASE=python:3.11-alpine\nFROM $BASE AS b\n${end}FROM $BASE\n`,
      'python:3.11-slim',
      'Dockerfile:1 to ARG BASE=python:3.11-slim',
      null,
    ],
    [
      'an argument on which another one hangs',
      `ARG TAG=3.11\nARG OTHER=$TAG-slim\nFROM python:$TAG AS b\n${end}FROM python:$OTHER\n`,
      'python:3.12-alpine',
      'Dockerfile:3 to FROM python:3.12-alpine',
      null,
    ],
  ])('%s', async (_what, text, image, change, given) => {
    const { place, text: then } = imageChange(await lineOf(text, given ?? {}), image);
    expect(`${place} to ${then}`).toBe(change);
  });
});

it.each([
  ['ARG PY=3.11\nARG V=slim\nFROM python:$PY-$V AS b\n', '3.11', 'Dockerfile:1 (PY)'],
  ['ARG PY=3.11\nARG V=slim\nFROM python:$PY-$V AS b\n', 'slim', 'Dockerfile:2 (V)'],
  ['ARG PY=3.11\nARG V=slim\nFROM python:$PY-$V AS b\n', 'alpine', 'Dockerfile:3'],
])('%j has %s at %s', async (text, part, place) => {
  expect(imagePlace(await lineOf(text + end), part)).toBe(place);
});
