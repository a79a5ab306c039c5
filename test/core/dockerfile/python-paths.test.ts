// What changes of a Dockerfile with the Python of its image, and where the image is named.

import { describe, expect, it } from 'vitest';
import { pathNotes } from '../../../packages/core/src/advise/path-notes.ts';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

const asked = { path: 'Dockerfile', platform: 'linux/amd64', machine: 'linux/amd64' } as const;

const copied = `FROM python:3.11-slim AS b
RUN pip install six
FROM python:3.11-slim
COPY --from=b /usr/local/lib/python3.11/site-packages \\
     /usr/local/lib/python3.11/site-packages
COPY --from=b /usr/local/bin/python3.11 /tool
ENV PYTHONPATH=/deps/lib/python3.11/site-packages OTHER=/deps/lib/python3.12/site-packages
RUN ls /usr/local/lib/python3.1/
`;

describe('paths with the minor version of the Python', () => {
  it.each([
    ['python:3.12-slim', [{ kind: 'python-paths', from: 'python3.11', to: 'python3.12', lines: [4, 7] }]],
    ['python:3.11-alpine', []],
  ])('on %s', async (base, notes) => {
    const { request } = await findStage({ ...asked, text: copied }, []);
    const own = await resolveTarget(request([]));
    const other = await resolveTarget({ base, platform: 'linux/amd64' });
    expect(pathNotes(other, own)).toEqual(notes);
  });
});

describe('programs and packages of a minor version', () => {
  const text = `FROM ubuntu:18.04 AS base
RUN apt-get update && apt-get install -y python3.6 python3.6-dev python3-pip && python3.6 -m venv /v
FROM base
RUN sudo python3.6 -m pip install six && /opt/py/bin/python3.6 -m pip install six
RUN python3 -m pip install six
CMD ["python3.6", "app.py"]
`;
  const programs = (to: string) => ({ kind: 'python-programs', from: 'python3.6', to, lines: [2, 4, 6] });
  const packages = (to: string, more = {}) => ({
    kind: 'python-packages',
    names: ['python3.6', 'python3.6-dev'],
    line: 2,
    to,
    ...more,
  });
  it.each([
    [{ base: 'python:3.7-slim' }, [packages('python3.7', { image: 'python:3.7-slim' }), programs('python3.7')]],
    [{ base: 'ubuntu:20.04', python: '3.8' }, [packages('python3.8'), programs('python3.8')]],
    [{ base: 'python:3.6-slim' }, []],
  ])('on %j', async (there, notes) => {
    const { request } = await findStage({ ...asked, text }, []);
    const own = await resolveTarget(request([], '3.6'));
    expect(pathNotes(await resolveTarget({ platform: 'linux/amd64', ...there }), own)).toEqual(notes);
  });
});

describe('what would give a variable a value', () => {
  it.each([
    [['ARG X', 'RUN pip install $X'], 'X has no value that is known: --build-arg X=…'],
    [['RUN pip install $X'], 'X has no value that is known: no ARG or ENV before it sets one'],
    [
      ['ARG Y', 'ENV X=$Y', 'RUN pip install $X'],
      'X has no value that is known: its ENV takes none of the command line',
    ],
    [
      ['ARG X', '', 'FROM python:3.12', 'RUN pip install $X'],
      'X has no value that is known: no ARG or ENV before it sets one',
    ],
  ])('%j', async (lines, why) => {
    const stages = await followDockerfile({ ...asked, text: ['FROM python:3.12', ...lines, ''].join('\n') });
    expect(stages.at(-1)?.understood.notFollowed.map((each) => each.why)).toEqual([why]);
  });

  it.each([
    ['ARG PY\nFROM python:${PY}\n', 'PY has no value: --build-arg PY=…'],
    ['FROM python:${PY}\nARG PY\n', 'PY has no value: no ARG before the first FROM declares it'],
  ])('%j', async (text, why) => {
    const [stage] = await followDockerfile({ ...asked, text });
    expect(stage?.understood.notFollowed.map((each) => each.why)).toEqual([why]);
  });
});
