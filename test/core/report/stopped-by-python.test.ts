// At which command a build stops where the distribution keeps its Python to itself: as pip 23.0.1 of Debian 12 and 25.1.1 of Debian 13
// answer to `pip install --upgrade pip`, which they refuse as they do any other installation (PEP 668).

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { stageStops } from '../../../packages/core/src/rules/stage-stops.ts';

/** Where the build stops, by the report. */
async function stopsAt(lines: readonly string[]): Promise<readonly string[]> {
  const text = `${lines.join('\n')}\n`;
  const { stages } = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const stage = stages.at(-1);
  if (stage === undefined) throw new Error('no stage installs');
  const request = stage.request(stage.installs);
  return stageStops(await resolveTarget(request)).map(({ line, text: command }) => `${line}: ${command}`);
}

const packaged = 'RUN apt-get update && apt-get install -y python3-pip python3-venv';
const upgrade = 'RUN pip3 install --upgrade pip';
const opened = 'RUN pip3 install --break-system-packages flask';
const closed = 'RUN pip3 install flask';

it.each<readonly [what: string, lines: readonly string[], expected: readonly string[]]>([
  ['an upgrade alone', [upgrade, opened], ['3: pip3 install --upgrade pip']],
  ['by its module', ['RUN python3 -m pip install -U pip', opened], ['3: python3 -m pip install -U pip']],
  ['a release of it', ['RUN pip3 install "pip<24"', opened], ['3: pip3 install "pip<24"']],
  ['behind an installation', [opened, upgrade], ['4: pip3 install --upgrade pip']],
  ['before one that is stopped', [upgrade, closed], ['3: pip3 install --upgrade pip']],
  ['before one in the same RUN', [`${upgrade} && pip3 install flask`], ['3: pip3 install --upgrade pip']],
  ['behind one that is stopped', [closed, upgrade], ['3: pip3 install flask']],
  ['behind one in the same RUN', [`${closed} && pip3 install -U pip`], ['3: pip3 install flask']],
  ['what it is built with as well', ['RUN pip3 install -U pip wheel', opened], ['3: pip3 install -U pip wheel']],
  ['in the stage below', [upgrade, 'FROM base', opened], ['3: pip3 install --upgrade pip']],
  ['with the flag', ['RUN pip3 install --break-system-packages -U pip', opened], []],
  ['with the variable', ['ENV PIP_BREAK_SYSTEM_PACKAGES=1', upgrade, 'RUN pip3 install flask'], []],
  ['in an environment', ['RUN python3 -m venv /v && /v/bin/pip install -U pip && /v/bin/pip install flask'], []],
  ['in an environment in PATH', ['RUN python3 -m venv /v', 'ENV PATH=/v/bin:$PATH', upgrade, closed], []],
  ['in one that is entered', ['RUN python3 -m venv /v && . /v/bin/activate && pip install -U pip', opened], []],
  ['into a folder', ['RUN pip3 install --target /app pip', opened], []],
  ['where the build goes on', [`${upgrade} || true`, opened], []],
  ['an installation where the build goes on', ['RUN pip3 install flask || true', opened], []],
  ['an installation where nobody asks', ['RUN pip3 install flask; true', opened], []],
  ['where nobody asks', ['RUN pip3 install -U pip; true', opened], []],
])('%s', async (_, lines, expected) => {
  expect(await stopsAt(['FROM debian:12 AS base', packaged, ...lines])).toEqual(expected);
});

it.each([
  ['debian:13', ['3: pip3 install --upgrade pip']],
  ['node', ['3: pip3 install --upgrade pip']],
  ['ubuntu:24.04', ['3: pip3 install --upgrade pip']],
  ['ubuntu:22.04', []],
  ['debian:11', []],
  ['python:3.12', []],
])('on %s', async (image, expected) => {
  expect(await stopsAt([`FROM ${image}`, packaged, upgrade, opened])).toEqual(expected);
});

const pytorch = 'FROM pytorch/pytorch:2.12.0-cuda12.6-cudnn9-runtime';

it.each<readonly [what: string, lines: readonly string[], expected: readonly string[]]>([
  ["Ubuntu's, with the mark", [pytorch, 'RUN pip install flask'], ['2: pip install flask']],
  ['its pip renewed', [pytorch, 'RUN pip install -U pip', opened], ['2: pip install -U pip']],
  ['with the flag', [pytorch, opened], []],
  ['with the variable', [pytorch, 'ENV PIP_BREAK_SYSTEM_PACKAGES=1', 'RUN pip install flask'], []],
  ['in an environment', [pytorch, 'RUN python -m venv /v', 'ENV PATH=/v/bin:$PATH', closed], []],
  ["conda's", ['FROM pytorch/pytorch:2.3.1-cuda12.1-cudnn8-runtime', closed], []],
  ["Ubuntu's, the mark removed", ['FROM mcr.microsoft.com/playwright/python:v1.58.0-noble', closed], []],
])('a Python that the image has itself: %s', async (_, lines, expected) => {
  expect(await stopsAt(lines)).toEqual(expected);
});
