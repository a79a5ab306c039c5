// --no-use-pep517 where setuptools is not there, as pip 22.0.4, 22.2.2, 23.0.1 and 25.0.1 answer in an environment without it:
//   python3 -m venv --without-pip v && v/bin/python pip-25.0.1-py3-none-any.whl/pip install --no-use-pep517 six

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const none = 'images of Python 3.12 and later have neither';
const both = `pip 25.0.1 takes --no-use-pep517 where setuptools and wheel are there, and ${none}`;

const inVenv =
  'pip takes --no-use-pep517 where setuptools and wheel are there, and environments of Python 3.12 and later have neither';
const remedy = 'take --no-use-pep517 out, or install setuptools and wheel before';

it.each<[from: string, commands: string, why: string | undefined, change?: string]>([
  ['python:3.12-slim', 'pip install --no-use-pep517 six', both, remedy],
  [
    'python:3.12-slim',
    'pip install pip==23.0.1 && pip install --no-use-pep517 six',
    `pip 23.0.1 takes --no-use-pep517 where setuptools is there, and ${none}`,
    'take --no-use-pep517 out, or install setuptools before',
  ],
  // It looks for nothing.
  ['python:3.12-slim', 'pip install pip==22.0.4 && pip install --no-use-pep517 six', undefined],
  ['python:3.12-slim', 'pip install pip==24.0 setuptools wheel && pip install --no-use-pep517 six', undefined],
  ['python:3.12-slim', 'pip install setuptools wheel && pip install --no-use-pep517 six', undefined],
  ['python:3.12-slim', 'pip install numpy && pip install --no-use-pep517 six', undefined],
  ['python:3.11-slim', 'pip install --no-use-pep517 six', undefined],
  ['python:3.12-slim', 'python -m venv /v && /v/bin/pip install --no-use-pep517 six', inVenv, remedy],
  [
    'python:3.12-slim',
    'python -m venv /v && /v/bin/pip install setuptools wheel && /v/bin/pip install --no-use-pep517 six',
    undefined,
  ],
  ['python:3.12-slim', 'python -m venv --system-site-packages /v && /v/bin/pip install --no-use-pep517 six', undefined],
  ['python:3.11-slim', 'python -m venv /v && /v/bin/pip install --no-use-pep517 six', undefined],
  [
    'python:3.11-slim',
    'PIP_NO_USE_PEP517=1 pip install six',
    'pip 24.0 takes no value for --no-use-pep517, and PIP_NO_USE_PEP517 is one',
    'set PIP_USE_PEP517=0 in place of PIP_NO_USE_PEP517',
  ],
  ['python:3.11-slim', 'PIP_USE_PEP517=0 pip install six', undefined],
  // The option is gone, and with it its variable.
  ['python:3.14-slim', 'PIP_NO_USE_PEP517=1 pip install six', undefined],
])('%s, %s', async (from, commands, why, change) => {
  const text = `FROM ${from}\nRUN ${commands}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const told = stage?.state.notFollowed.map((each) => [each.why, each.remedy]);
  expect(told).toEqual(why === undefined ? [] : [[why, change]]);
});
