// Ways out of public reports of people whose build broke: the releases as the index has them, cut to those that decide.

import { expect, it } from 'vitest';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { adviceFor, planLine } from '../../support/advice-for.ts';
import { smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

const wheel = (...tags: readonly string[]): SmallRelease => ({ files: ['tar.gz', ...tags], requires: [] });
const on = (python: string, machine = 'x86_64', glibc = '2_17'): string =>
  `cp${python}-cp${python}-manylinux_${glibc}_${machine}`;
const pure: SmallRelease = { files: ['py3-none-any'], requires: [] };
const amd64 = (base: string): TargetRequest => ({ base, platform: 'linux/amd64' });

/** As of the week in which the release it leads to was the answer. */
const reports: readonly (readonly [
  what: string,
  request: TargetRequest,
  text: string,
  index: SmallIndex,
  plan: string,
])[] = [
  [
    'rasterio 1.3.9 on arm64: 1.4.4 fits, and pip fetches the pyparsing that it brings as it does all others',
    { base: 'python:3.11', platform: 'linux/arm64' },
    'rasterio==1.3.9\n',
    {
      rasterio: {
        '1.3.9': { ...wheel(on('311')), requires: ['numpy'] },
        '1.4.3': { ...wheel(on('311')), requires: ['numpy', 'pyparsing'] },
        '1.4.4': { ...wheel(on('311', 'aarch64', '2_28')), requires: ['numpy', 'pyparsing'] },
      },
      pyparsing: { '3.2.0': pure },
    },
    'version python:3.11 rasterio 1.4.4 +pyparsing 3.2.0',
  ],
  [
    'pandas 1.5.3 in a file that holds everything: 2.1.1 and the tzdata that it needs, not 3.0.0',
    amd64('python:3.12-slim'),
    'pandas==1.5.3\nnumpy==1.26.4\npython-dateutil==2.9.0\npytz==2024.1\n',
    {
      pandas: {
        '1.5.3': { ...wheel(on('311')), requires: ['numpy>=1.21', 'python-dateutil', 'pytz'] },
        '2.1.1': { ...wheel(on('312')), requires: ['numpy>=1.26,<2', 'python-dateutil', 'pytz', 'tzdata>=2022.1'] },
        '3.0.0': { ...wheel(on('312')), requires: ['numpy>=1.26', 'python-dateutil'] },
      },
      numpy: { '1.26.4': { ...wheel(on('312')), requires: [] } },
      'python-dateutil': { '2.9.0': pure },
      pytz: { '2024.1': pure },
      tzdata: { '2024.1': pure },
    },
    'version python:3.12-slim pandas 2.1.1 +tzdata 2024.1',
  ],
  [
    'matplotlib 3.5.3 with numpy 1.26.4: 3.7.3, with the newest contourpy that goes with that numpy, as pip finds it',
    amd64('python:3.12-slim'),
    'matplotlib==3.5.3\nnumpy==1.26.4\n',
    {
      matplotlib: {
        '3.5.3': { ...wheel(on('310')), requires: ['numpy>=1.17'] },
        '3.7.3': { ...wheel(on('312')), requires: ['numpy<2,>=1.20', 'contourpy>=1.0.1'] },
        '3.8.4': { ...wheel(on('312')), requires: ['numpy>=1.21', 'contourpy>=1.0.1'] },
      },
      numpy: {
        '1.26.4': { ...wheel(on('312')), requires: [] },
        '2.0.0': { ...wheel(on('312')), requires: [] },
      },
      contourpy: {
        '1.3.3': { ...wheel(on('312')), requires: ['numpy>=1.25'] },
        '1.4.0': { ...wheel(on('312')), requires: ['numpy>=2'] },
      },
    },
    'version python:3.12-slim matplotlib 3.7.3 +contourpy 1.3.3',
  ],
  [
    'pydantic-core 2.33.2 on 3.14: pydantic moves with it, to the first whose core has a wheel',
    amd64('python:3.14-slim'),
    'pydantic==2.11.9\npydantic-core==2.33.2\n',
    {
      pydantic: {
        '2.11.9': { ...pure, requires: ['pydantic-core==2.33.2'] },
        '2.11.10': { ...pure, requires: ['pydantic-core==2.33.2'] },
        '2.12.0': { ...pure, requires: ['pydantic-core==2.41.1'] },
        '2.12.3': { ...pure, requires: ['pydantic-core==2.41.4'] },
      },
      'pydantic-core': {
        '2.33.2': wheel(on('313')),
        '2.35.0': wheel(on('314')),
        '2.41.1': wheel(on('314')),
        '2.41.4': wheel(on('314')),
      },
    },
    'version python:3.14-slim pydantic 2.12.0 pydantic-core 2.41.1',
  ],
  [
    'numba 0.56.4 on 3.12: llvmlite moves with it',
    amd64('python:3.12-slim'),
    'numba==0.56.4\nllvmlite==0.39.1\n',
    {
      numba: {
        '0.56.4': { ...wheel(on('310')), requires: ['llvmlite<0.40,>=0.39.0dev0'] },
        '0.58.1': { ...wheel(on('311')), requires: ['llvmlite<0.42,>=0.41.0dev0'] },
        '0.59.0': { ...wheel(on('312')), requires: ['llvmlite<0.43,>=0.42.0dev0'] },
      },
      llvmlite: { '0.39.1': wheel(on('310')), '0.41.1': wheel(on('311')), '0.42.0': wheel(on('312')) },
    },
    'version python:3.12-slim numba 0.59.0 llvmlite 0.42.0',
  ],
  [
    'snowflake-connector-python 2.9.0 on 3.11: snowpark, which bounds it, moves with it',
    amd64('python:3.11-slim'),
    'snowflake-snowpark-python==1.0.0\nsnowflake-connector-python==2.9.0\n',
    {
      'snowflake-snowpark-python': {
        '1.0.0': { ...pure, requires: ['snowflake-connector-python<3.0.0,>=2.7.12'] },
        '1.1.0': { ...pure, requires: ['snowflake-connector-python<4.0.0,>=2.7.12'] },
      },
      'snowflake-connector-python': { '2.9.0': wheel(on('310')), '3.0.0': wheel(on('311')) },
    },
    'version python:3.11-slim snowflake-snowpark-python 1.1.0 snowflake-connector-python 3.0.0',
  ],
  [
    'dlib has no wheel for any Python, and face-recognition needs it: nothing helps',
    amd64('python:3.12-slim'),
    'face-recognition==1.3.0\ndlib==20.0.1\n',
    {
      'face-recognition': { '1.3.0': { ...pure, requires: ['dlib>=19.7'] } },
      dlib: { '20.0.0': wheel(), '20.0.1': wheel() },
    },
    '',
  ],
];

it.each(reports)('%s', async (_, request, text, index, plan) => {
  const { plans } = await adviceFor({ request, text, index: smallIndex(index) });
  expect(plans.slice(0, 1).map(planLine).join()).toBe(plan);
});
