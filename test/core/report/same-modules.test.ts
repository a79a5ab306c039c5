// Two packages of one installation that hold the same module: said, and nothing where they are kept apart.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const any = (...requires: readonly string[]): SmallRelease => ({ files: ['py3-none-any'], requires });

const index = smallIndex({
  'opencv-python': { '4.8.0': any() },
  'opencv-python-headless': { '4.8.1': any() },
  'opencv-contrib-python': { '4.8.1': any() },
  pyjwt: { '2.8.0': any() },
  jwt: { '1.3.1': any() },
  basicsr: { '1.4': any('opencv-python') },
  discord: { '2.3.2': any('discord.py>=2.3.2') },
  'discord-py': { '2.3.2': any() },
  numpy: { '2.1.0': any() },
  uv: { '0.9.0': any() },
});

async function told(...files: readonly (readonly string[])[]): Promise<readonly string[]> {
  const report = await check({
    files: files.map((lines, position) => ({
      path: `${position === 0 ? 'requirements' : 'more'}.txt`,
      text: `${lines.join('\n')}\n`,
      sibling: () => Promise.resolve(undefined),
    })),
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    index,
  });
  return report.diagnostics
    .filter(({ kind }) => kind === 'same-modules')
    .map(({ level, message, location }) => `${level} ${location?.path}:${location?.line} ${message}`);
}

it.each<[what: string, lines: readonly string[], said: readonly string[]]>([
  [
    'lines of the project',
    ['opencv-python==4.8.0', 'numpy==2.1.0', 'opencv-python-headless==4.8.1'],
    [
      'warning requirements.txt:1 keep one of opencv-python 4.8.0 and opencv-python-headless 4.8.1 (requirements.txt:3). Both hold the module cv2: what is installed last overwrites files of the other, and no installer says so',
    ],
  ],
  [
    'three of them',
    ['opencv-python==4.8.0', 'opencv-contrib-python==4.8.1', 'opencv-python-headless==4.8.1'],
    [
      'warning requirements.txt:1 keep one of opencv-python 4.8.0, opencv-contrib-python 4.8.1 (requirements.txt:2) and opencv-python-headless 4.8.1 (requirements.txt:3). All hold the module cv2: what is installed last overwrites files of the others, and no installer says so',
    ],
  ],
  [
    'one that another package requires',
    ['basicsr==1.4', 'opencv-python-headless==4.8.1'],
    [
      'warning requirements.txt:2 opencv-python-headless 4.8.1 and opencv-python 4.8.0 (basicsr requires it) both hold the module cv2: what is installed last overwrites files of the other, and no installer says so',
    ],
  ],
  [
    'two families',
    ['PyJWT==2.8.0', 'jwt==1.3.1', 'opencv-python==4.8.0', 'opencv-contrib-python==4.8.1'],
    [
      'warning requirements.txt:1 keep one of pyjwt 2.8.0 and jwt 1.3.1 (requirements.txt:2). Both hold the module jwt: what is installed last overwrites files of the other, and no installer says so',
      'warning requirements.txt:3 keep one of opencv-python 4.8.0 and opencv-contrib-python 4.8.1 (requirements.txt:4). Both hold the module cv2: what is installed last overwrites files of the other, and no installer says so',
    ],
  ],
  ['one alone', ['opencv-python==4.8.0', 'numpy==2.1.0'], []],
  ['one twice', ['opencv-python==4.8.0', 'opencv-python'], []],
  [
    'markers that keep them apart',
    ['opencv-python==4.8.0; sys_platform == "win32"', 'opencv-python-headless==4.8.1; sys_platform != "win32"'],
    [],
  ],
  ['an empty shim', ['discord==2.3.2', 'discord.py==2.3.2'], []],
  ['one that cannot be installed', ['opencv-python==9.9', 'opencv-python-headless==4.8.1'], []],
])('%s', async (_, lines, said) => {
  expect(await told(lines)).toEqual(said);
});

it('files of one installation', async () => {
  expect(await told(['opencv-python==4.8.0'], ['opencv-python-headless==4.8.1'])).toEqual([
    expect.stringContaining(
      'requirements.txt:1 keep one of opencv-python 4.8.0 and opencv-python-headless 4.8.1 (more.txt:1).',
    ),
  ]);
});

it.each<[what: string, lines: readonly string[], said: number]>([
  [
    'commands of one stage',
    ['RUN pip install opencv-python==4.8.0', 'RUN pip install opencv-python-headless==4.8.1'],
    1,
  ],
  [
    'the one is taken away before the other comes',
    [
      'RUN pip install opencv-python==4.8.0',
      'RUN pip uninstall -y opencv_python && pip install opencv-python-headless',
    ],
    0,
  ],
  [
    'something else is taken away',
    ['RUN pip install opencv-python==4.8.0 opencv-python-headless && python -m pip uninstall -y numpy'],
    1,
  ],
  [
    'uv takes it away',
    [
      'RUN pip install uv && uv pip install --system opencv-python==4.8.0 opencv-python-headless && uv pip uninstall --system opencv-python',
    ],
    0,
  ],
  [
    'an environment of its own',
    [
      'RUN python -m venv /v && /v/bin/pip install opencv-python==4.8.0',
      'RUN pip install opencv-python-headless==4.8.1',
    ],
    0,
  ],
  [
    'another stage',
    ['RUN pip install opencv-python==4.8.0', 'FROM python:3.12-slim', 'RUN pip install opencv-python-headless==4.8.1'],
    0,
  ],
])('of a Dockerfile: %s', async (_, lines, said) => {
  const planned = await planDockerfile(dockerfilePlan(['FROM python:3.12-slim', ...lines, ''].join('\n'), {}));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  const { diagnostics } = await check({ ...first, beside });
  expect(diagnostics.filter(({ kind }) => kind === 'same-modules')).toHaveLength(said);
});
