// Builds by a pip before 10, which reads no pyproject.toml: pip 9.0.1 on opencv-python 4.10.0.84 stops at `from skbuild import setup`.

import { expect, it } from 'vitest';
import { withoutPyproject } from '../../../packages/core/src/judge/without-pyproject.ts';
import { buildWays } from '../../../packages/core/src/report/build-ways.ts';
import { deadEndWords } from '../../../packages/core/src/report/dead-end-words.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

const target = await resolveTarget({ base: 'python:3.6.4-alpine3.7', platform: 'linux/amd64' });
const old =
  'pip 9.0.3 does not read its pyproject.toml, and brings nothing that its build asks for there (pip 10 does)';

it.each([
  [['setuptools', 'wheel'], []],
  [['setuptools>=40', 'wheel; python_version >= "3.7"'], []],
  [
    ['scikit-build', 'numpy==1.13.3; python_version < "3.7"', 'cmake; python_version >= "3.9"'],
    [`${old}: it stops where scikit-build and numpy==1.13.3 are not.`],
  ],
])('asked for %j', (requires, words) => {
  const ends = withoutPyproject([], { requires, undeclared: [] }, target);
  expect(ends.map((end) => deadEndWords(end))).toEqual(words);
  expect(
    buildWays({ deadEnds: ends, requirements: [], native: true, languages: [], backend: null } as never, 'spam', {}),
  ).toEqual(words.length === 0 ? [] : ['renew pip before it (pip install -U pip)']);
});
