// A change of the image as the line reads that is changed: of a variable its own value, of a FROM what it has.

import { expect, it } from 'vitest';
import { changeWords, imageLineChange, lineWords } from '../../../packages/core/src/report/image-line-words.ts';
import type { ImageVariable } from '../../../packages/core/src/target/target-stage.ts';

const held = (
  [before, after]: readonly [string, string],
  at: ImageVariable['at'] = 1,
  value = '3.13',
): ImageVariable => ({ name: 'PY', value, before, after, at, shared: false });
const slim = ['python:', '-slim'] as const;
const alpine = ['python:', '-alpine'] as const;
const whole = ['', ''] as const;

it.each<[variables: readonly ImageVariable[], before: string, image: string, words: string]>([
  [[], 'python:3.13-slim', 'python:3.12-slim', 'Dockerfile:2: python:3.13-slim → python:3.12-slim'],
  [[held(slim)], 'python:3.13-slim', 'python:3.12-slim', 'Dockerfile:1: ARG PY=3.13 → 3.12'],
  [[held(slim, 'compose.yml:6')], 'python:3.13-slim', 'python:3.12-slim', 'compose.yml:6: PY: 3.13 → 3.12'],
  [[held(slim, null)], 'python:3.13-slim', 'python:3.12-slim', '--build-arg PY=3.13 → 3.12'],
  [
    [held(whole, 1, 'python:3.13-alpine')],
    'python:3.13-alpine',
    'python:3.13-slim',
    'Dockerfile:1: ARG PY=python:3.13-alpine → python:3.13-slim',
  ],
  // No value of it makes the other image.
  [[held(alpine)], 'python:3.13-alpine', 'python:3.13-slim', 'Dockerfile:2: python:${PY}-alpine → python:${PY}-slim'],
  [[held(alpine)], 'python:3.13-alpine', 'python:3.12-slim', 'Dockerfile:2: python:${PY}-alpine → python:3.12-slim'],
  [
    [held(alpine, 'compose.yml:6')],
    'python:3.13-alpine',
    'python:3.13-slim',
    'Dockerfile:2: python:${PY}-alpine → python:${PY}-slim',
  ],
  // 3.1 is no part of 3.13.
  [
    [held(alpine, 1, '3.1')],
    'python:3.1-alpine',
    'python:3.13-slim',
    'Dockerfile:2: python:${PY}-alpine → python:3.13-slim',
  ],
  [
    [held(alpine)],
    'python:3.13-alpine with its digest',
    'python:3.13-slim',
    'Dockerfile:2: python:3.13-alpine with its digest → python:3.13-slim',
  ],
])('%j from %s to %s', (variables, before, image, words) => {
  const at = { path: 'Dockerfile', line: 2, variables };
  expect(changeWords(imageLineChange(at, { before, image }, lineWords('whole')))).toBe(words);
});
