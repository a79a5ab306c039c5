// Files of settings beside a command: uv takes the first uv.toml, or [tool.uv] of a pyproject.toml, from the current folder upwards; pip that of its environment too, and of whoever runs it.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

async function whyIn(lines: readonly string[], files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';
  const text = ['FROM python:3.12-slim', uv, 'WORKDIR /app', ...lines, ''].join('\n');
  const { unchecked } = await installationsIn(dockerfilePlan(text, files, { listed: true }));
  return unchecked.map(({ why }) => why);
}

const project = '[project]\nname = "app"\nversion = "1"\ndependencies = ["six==1.16.0"]\n';
const noBinary = `${project}[tool.uv]\nno-binary = true\n`;
const install = 'RUN uv pip install --system six==1.16.0';
const said = (path: string, key: string): string => `${path} says ${key}, which is not followed`;

it.each<[lines: readonly string[], files: Readonly<Record<string, string>>, why: readonly string[]]>([
  [['COPY uv.toml .', install], { 'uv.toml': '[pip]\nno-binary = [":all:"]\n' }, [said('uv.toml', 'no-binary')]],
  [
    ['COPY uv.toml .', install],
    { 'uv.toml': 'index-url = "https://index.example/simple"\n' },
    [said('uv.toml', 'index-url')],
  ],
  [['COPY . .', install], { 'pyproject.toml': noBinary }, [said('pyproject.toml', 'no-binary')]],
  [['COPY . .', 'WORKDIR api', install], { 'pyproject.toml': noBinary }, [said('pyproject.toml', 'no-binary')]],
  [
    ['COPY . .', 'RUN uv pip install --system .'],
    { 'pyproject.toml': noBinary },
    [said('pyproject.toml', 'no-binary')],
  ],
  // The nearest one alone counts, and uv.toml before pyproject.toml.
  [['COPY . .', install], { 'pyproject.toml': noBinary, 'uv.toml': 'native-tls = true\n' }, []],
  [['COPY . .', install], { 'pyproject.toml': `${project}[tool.uv]\npackage = false\n` }, []],
  [['COPY . .', install], { 'pyproject.toml': project }, []],
  [['COPY . .', install], { 'pyproject.toml': `${project}[tool.uv]\nno-binary = false\nno-build-package = []\n` }, []],
  [
    ['COPY . .', install],
    { 'pyproject.toml': `${project}[[tool.uv.index]]\nname = "a"\nurl = "https://a.example"\nexplicit = true\n` },
    [],
  ],
  [
    ['COPY . .', install],
    { 'pyproject.toml': `${project}[[tool.uv.index]]\nname = "a"\nurl = "https://a.example"\n` },
    [said('pyproject.toml', 'index')],
  ],
  [
    ['COPY . .', 'RUN uv pip install --system -r pyproject.toml'],
    { 'pyproject.toml': `${project}[[tool.uv.index]]\nname = "a"\nurl = "https://a.example"\n` },
    [],
  ],
  [['COPY . .', `${install} --no-config`], { 'pyproject.toml': noBinary }, []],
  [['COPY . .', 'ENV UV_NO_CONFIG=1', install], { 'pyproject.toml': noBinary }, []],
  [['COPY . /other', install], { 'pyproject.toml': noBinary }, []],
  [['COPY . .', 'RUN pip install six==1.16.0'], { 'pyproject.toml': noBinary }, []],
])('%j beside %j', async (lines, files, why) => {
  expect(await whyIn(lines, files)).toEqual(why);
});

const conf = { 'pip.conf': '[global]\nno-binary = :all:\n' };
const changes = (path: string): string => `${path} changes what pip installs, and is not followed`;

it.each<[lines: readonly string[], why: readonly string[]]>([
  [['RUN python -m venv /v', 'COPY pip.conf /v/', 'RUN /v/bin/pip install six'], [changes('/v/pip.conf')]],
  [
    ['COPY pip.conf /home/app/.config/pip/pip.conf', 'USER app', 'RUN pip install six'],
    [changes('/home/app/.config/pip/pip.conf')],
  ],
  [['ENV HOME=/data', 'COPY pip.conf /data/.pip/pip.conf', 'RUN pip install six'], [changes('/data/.pip/pip.conf')]],
  [['COPY pip.conf /home/app/.config/pip/pip.conf', 'RUN pip install six'], []],
  [['COPY pip.conf /v/', 'RUN pip install six'], []],
])('%j', async (lines, why) => {
  expect(await whyIn(lines, conf)).toEqual(why);
});
