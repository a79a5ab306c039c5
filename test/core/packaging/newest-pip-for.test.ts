// Which pip a Python can have, and how it is asked for: `pip install -U pip` with pip 8 brings one that the Python cannot run.

import { expect, it } from 'vitest';
import { newestPipFor, pipUpgrade } from '../../../packages/core/src/packaging/newest-pip-for.ts';

it.each<[pip: string | undefined, release: readonly [number, number], newest: string, asked: string]>([
  ['8.1.1', [3, 5], '20.3.4', '"pip<21"'],
  ['8.1.1', [2, 7], '20.3.4', '"pip<21"'],
  ['1.5.6', [3, 4], '19.1.1', '"pip<19.2"'],
  ['8.1.1', [3, 7], '24.0', '"pip<24.1"'],
  // From 9.0 on it reads what a release requires.
  ['9.0.1', [3, 6], '21.3.1', '-U pip'],
  ['19.0', [3, 8], '25.0.1', '-U pip'],
  ['8.1.1', [3, 12], '26.3', '-U pip'],
  [undefined, [3, 5], '20.3.4', '-U pip'],
])('pip %s on Python %j', (pip, release, newest, asked) => {
  expect([newestPipFor(release), pipUpgrade(pip, release)]).toEqual([newest, asked]);
});
