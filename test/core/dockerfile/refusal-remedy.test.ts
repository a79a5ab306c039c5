// What helps where an installer does not know the command of an export; what that would have written is judged all the same.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const install = 'pip install -r requirements.txt';

it.each([
  [
    'pip install poetry',
    'poetry export -o requirements.txt',
    'install poetry-plugin-export at line 4 (pip install poetry poetry-plugin-export): the build stops here',
    'poetry.lock',
  ],
  [
    'pip install -q poetry==2.1.1',
    'poetry export --without-hashes > requirements.txt',
    'install poetry-plugin-export at line 4 (pip install -q poetry==2.1.1 poetry-plugin-export): the build stops here',
    'poetry.lock',
  ],
  [
    'pipx install poetry==2.1.1',
    'poetry export -o requirements.txt',
    'install poetry-plugin-export beside poetry: the build stops here',
    'poetry.lock',
  ],
  [
    'pip install pipenv',
    'pipenv lock --keep-outdated --requirements > requirements.txt',
    'write pipenv requirements > requirements.txt: the build stops here',
    'Pipfile.lock',
  ],
  [
    'pip install pipenv',
    'pipenv lock -d -r > requirements.txt',
    'write pipenv requirements --dev > requirements.txt: the build stops here',
    'Pipfile.lock',
  ],
])('%s, %s', async (brings, exports, remedy, lock) => {
  const text = `FROM python:3.10-slim\nWORKDIR /app\nCOPY . .\nRUN ${brings}\nRUN ${exports}\nRUN ${install}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const { notFollowed = [], installs = [] } = stage?.state ?? {};
  expect(notFollowed.map((each) => [each.line, each.remedy])).toEqual([[5, remedy]]);
  const { command, files } = installs.at(-1)?.understood ?? {};
  expect([command, files]).toEqual([install, [lock]]);
});

const place = '--install-option=--prefix=/install';

it.each([
  [place, `write --prefix=/install in place of ${place}`],
  ['--install-option="--prefix=/install"', `write --prefix=/install in place of ${place}`],
  ['--install-option "--prefix=/install"', 'write --prefix=/install in place of --install-option --prefix=/install'],
  [
    '--install-option=--prefix --install-option=/install',
    'write --prefix=/install in place of --install-option=--prefix --install-option=/install',
  ],
  [
    `${place} --install-option=--no-compile`,
    `write --prefix=/install in place of ${place} --install-option=--no-compile`,
  ],
  ['--install-option=--root=/r', 'write --root=/r in place of --install-option=--root=/r'],
  ['--install-option=--install-lib=/l', 'write --target=/l in place of --install-option=--install-lib=/l'],
  [
    '--install-option=--install-purelib=/l --install-option=--install-platlib=/l',
    'write --target=/l in place of --install-option=--install-purelib=/l --install-option=--install-platlib=/l',
  ],
  // setup.py install --home=/h puts modules into /h/lib/python; pip has no --home.
  ['--install-option=--home=/h', 'write --target=/h/lib/python in place of --install-option=--home=/h'],
  ['--install-option=--install-scripts=/b', 'take --install-option out'],
  ['--foo-bar', 'take --foo-bar out'],
])('pip install %s', async (options, remedy) => {
  const text = `FROM python:3.12-slim\nRUN pip install ${options} six==1.16.0\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.notFollowed.map((each) => each.remedy)).toEqual([remedy]);
});
