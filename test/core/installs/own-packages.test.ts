// Packages that an image brings of its own: pip leaves alone what fits of them, where it looks at them at all.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const index = smallIndex({ six: { '1.16.0': { files: ['py3-none-any'], requires: [], sha256: ['00'.repeat(32)] } } });

async function isTold(lines: readonly string[]): Promise<boolean> {
  const text = ['FROM public.ecr.aws/lambda/python:3.12', ...lines].join('\n');
  const planned = await planDockerfile(dockerfilePlan(`${text}\n`));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  const report = await check({ ...first, beside });
  return report.diagnostics.some(({ message }) => message.includes('packages of its own'));
}

const six = 'install six==1.16.0';

it.each<readonly [string, readonly string[], boolean]>([
  ['pip into the image', [`RUN pip ${six}`], true],
  ['into the folder of a user', [`RUN pip ${six} --user`], true],
  // pip looks at the Python's own packages, and puts things elsewhere.
  ['--prefix', [`RUN pip ${six} --prefix /install`], true],
  // _internal/commands/install.py: "options.ignore_installed = True".
  ['--target', [`RUN pip ${six} --target "\${LAMBDA_TASK_ROOT}"`], false],
  ['--target=', [`RUN python -m pip ${six} --target=/var/task`], false],
  ['-t', [`RUN pip ${six} -t .`], false],
  ['PIP_TARGET', ['ENV PIP_TARGET=/var/task', `RUN pip ${six}`], false],
  ['--ignore-installed', [`RUN pip ${six} --ignore-installed`], false],
  ['-UI', [`RUN pip ${six} -UI`], false],
  ['--force-reinstall', [`RUN pip ${six} --force-reinstall`], false],
  ['wheels', ['RUN pip wheel six==1.16.0'], false],
  ['an environment', [`RUN python -m venv /opt/venv && /opt/venv/bin/pip ${six}`], false],
  ['one on PATH', ['RUN python -m venv /v', 'ENV PATH=/v/bin:$PATH', `RUN pip ${six}`], false],
  ['one that sees the image', [`RUN python -m venv --system-site-packages /v && /v/bin/pip ${six}`], true],
  ['one of two commands', [`RUN pip ${six} -t .`, `RUN pip ${six}`], true],
])('%s', async (_, lines, told) => {
  expect(await isTold(lines)).toBe(told);
});
