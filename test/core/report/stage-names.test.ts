// What stands for the stages of Dockerfiles in a report that has several.

import { describe, expect, it } from 'vitest';
import { stageNames, type StagedTarget } from '../../../packages/core/src/report/stage-names.ts';

const on = (image: string, path?: string, name: string | number = 0, python = '3.12.1'): StagedTarget => ({
  name: image,
  platform: 'linux/amd64',
  python,
  stage: path === undefined ? undefined : { path, name, line: 1, installs: [], pip: 'image', packages: [] },
});

describe('the names of targets', () => {
  it.each<readonly [string, readonly StagedTarget[], readonly string[]]>([
    ['images', [on('python:3.12'), on('debian:12')], ['python:3.12', 'debian:12']],
    ['one stage', [on('python:3.12', 'Dockerfile', 'app')], ['python:3.12']],
    ['one stage on two images', [on('a', 'Dockerfile'), on('b', 'Dockerfile')], ['a', 'b']],
    ['stages', [on('a', 'Dockerfile', 'build'), on('a', 'Dockerfile', 1)], ['build', 'stage 1']],
    ['Dockerfiles', [on('a', 'api/Dockerfile'), on('a', 'web/Dockerfile')], ['api/Dockerfile', 'web/Dockerfile']],
    [
      'stages of Dockerfiles',
      [on('a', 'x/Dockerfile', 'build'), on('b', 'x/Dockerfile', 'run'), on('a', 'y/Dockerfile')],
      ['x/Dockerfile (build)', 'x/Dockerfile (run)', 'y/Dockerfile'],
    ],
    [
      'Dockerfiles on two images',
      [on('a', 'x/Dockerfile'), on('b', 'x/Dockerfile'), on('a', 'y/Dockerfile')],
      ['x/Dockerfile on a', 'x/Dockerfile on b', 'y/Dockerfile'],
    ],
    [
      'several Pythons of the only stage',
      [on('a', 'Dockerfile'), on('a', 'Dockerfile', 0, '3.9.2')],
      ['Python 3.12', 'Python 3.9'],
    ],
    [
      'several Pythons of one of two',
      [on('a', 'Dockerfile', 'b'), on('a', 'Dockerfile', 'b', '3.9'), on('a', 'Dockerfile', 'c', '3.9')],
      ['b (Python 3.12)', 'b (Python 3.9)', 'c'],
    ],
    [
      'the same minor version on two platforms',
      [on('a', 'Dockerfile'), { ...on('a', 'Dockerfile', 0, '3.12'), platform: 'linux/arm64' }],
      ['a', 'a'],
    ],
    [
      'several Pythons on two images',
      [on('a', 'Dockerfile'), on('a', 'Dockerfile', 0, '3.9'), on('b', 'Dockerfile')],
      ['a (Python 3.12)', 'a (Python 3.9)', 'b'],
    ],
  ])('of %s', (_, targets, expected) => {
    expect(stageNames(targets)).toEqual(expected);
  });
});
