// pip check behind --no-deps, which asks for nothing that packages require. pip 23.2.1 and 25.0.1, each with exit code 1:
//   pip install requests==2.31.0 && pip install --no-deps urllib3==1.20 && pip check
//   requests 2.31.0 has requirement urllib3<3,>=1.21.1, but you have urllib3 1.20.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [] };
const index = smallIndex({
  requests: {
    '2.31.0': { ...pure, requires: ['urllib3<3,>=1.21.1', 'socks; extra == "socks"', 'six; python_version < "3"'] },
  },
  urllib3: { '1.20': pure, '2.0.7': pure },
  gunicorn: { '23.0.0': { ...pure, requires: ['setuptools'] } },
});

const context = {
  'both.txt': 'requests==2.31.0\nurllib3==2.0.7\n',
  'old.txt': 'requests==2.31.0\nurllib3==1.20\n',
};

/** Why the build stops, by its line. */
async function said(commands: readonly string[], image = 'python:3.12-slim'): Promise<readonly string[]> {
  const lines = [`FROM ${image}`, 'COPY . .', ...commands.map((each) => `RUN ${each}`), ''];
  const planned = await planDockerfile(dockerfilePlan(lines.join('\n'), context));
  const [first, ...beside] = planned.map((one) => ({ ...one, index }));
  if (first === undefined) throw new Error('something is installed');
  const { diagnostics } = await check({ ...first, beside });
  return diagnostics.flatMap(({ stop, location }) =>
    stop === undefined ? [] : [`line ${location?.line}: ${stop.why}`],
  );
}

const old = 'requests 2.31.0 asks for urllib3<3,>=1.21.1, and urllib3 1.20 is installed';
const lost = 'requests 2.31.0 asks for urllib3<3,>=1.21.1, which is not installed';

it.each<readonly [commands: readonly string[], stops: readonly string[]]>([
  [['pip install requests==2.31.0', 'pip install --no-deps urllib3==1.20', 'pip check'], [`line 5: ${old}`]],
  [['pip install --no-deps -r old.txt', 'python -m pip check'], [`line 4: ${old}`]],
  [['pip install --no-deps -r old.txt && pip check'], [`line 3: ${old}`]],
  [['pip install --no-deps requests==2.31.0', 'pip check'], [`line 4: ${lost}`]],
  [['pip install --no-deps requests[socks]==2.31.0 urllib3==2.0.7', 'pip check'], []],
  [['pip install --no-deps -r both.txt', 'pip check'], []],
  [['pip install --no-deps -r old.txt', 'pip install --no-deps urllib3==2.0.7', 'pip check'], []],
  [['pip install --no-deps -r old.txt', 'pip check', 'pip install --no-deps urllib3==2.0.7'], [`line 4: ${old}`]],
  [['pip install --no-deps -r old.txt', 'pip check || true'], []],
  [['pip install --no-deps -r old.txt'], []],
  [['pip install --no-deps -r old.txt', 'pip uninstall -y requests', 'pip check'], []],
  [['python -m venv /v && /v/bin/pip install --no-deps -r old.txt', '/v/bin/pip check'], [`line 4: ${old}`]],
  [['python -m venv /v && /v/bin/pip install --no-deps -r old.txt', 'pip check'], []],
  [
    ['pip install --no-deps gunicorn==23.0.0', 'pip check'],
    ['line 4: gunicorn 23.0.0 asks for setuptools, which is not installed'],
  ],
])('%j', async (commands, stops) => {
  expect(await said(commands)).toEqual(stops);
});

it('the image has some', async () => {
  expect(await said(['pip install --no-deps gunicorn==23.0.0', 'pip check'], 'python:3.11-slim')).toEqual([]);
});
