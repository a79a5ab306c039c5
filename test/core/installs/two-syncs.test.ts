// A lock that is installed twice in a stage which changes in between: what an extra adds, asked of a package that is there already, is new.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [], sha256: ['00'.repeat(32)] };
const index = smallIndex({
  uv: { '0.9.0': pure },
  poetry: { '1.8.5': pure, '2.1.0': pure },
  pdm: { '2.22.0': pure },
});

/** As valkey and libvalkey are: the extra `c` of `store` brings `storec`, which has no wheel, and the group dev alone asks for it. */
const contexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  uv: {
    'pyproject.toml': `[project]
name = "app"
version = "1"
requires-python = ">=3.8"
dependencies = ["store"]
[dependency-groups]
dev = ["tool"]
`,
    'uv.lock': `version = 1
revision = 3
requires-python = ">=3.8"

[[package]]
name = "app"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "store" }]

[package.dev-dependencies]
dev = [{ name = "tool" }]

[package.metadata]
requires-dist = [{ name = "store" }]

[package.metadata.requires-dev]
dev = [{ name = "tool" }]

[[package]]
name = "tool"
version = "1.0"
source = { registry = "https://index.example/simple" }
dependencies = [{ name = "store", extra = ["c"] }]
wheels = [{ url = "https://files.example/tool-1.0-py3-none-any.whl", hash = "sha256:00" }]

[[package]]
name = "store"
version = "1.0"
source = { registry = "https://index.example/simple" }
wheels = [{ url = "https://files.example/store-1.0-py3-none-any.whl", hash = "sha256:00" }]

[package.optional-dependencies]
c = [{ name = "storec" }]

[[package]]
name = "storec"
version = "1.0"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://files.example/storec-1.0.tar.gz", hash = "sha256:00" }
`,
  },
  poetry: {
    'pyproject.toml': `[tool.poetry]
name = "app"
version = "1"
[tool.poetry.dependencies]
python = "^3.8"
store = "1.0"
[tool.poetry.group.dev.dependencies]
tool = "1.0"
`,
    'poetry.lock': `${['tool', 'store', 'storec'].map((name) => poetryPackage(name)).join('\n')}
[metadata]
lock-version = "2.0"
python-versions = "^3.8"
content-hash = "0"
`,
  },
  pdm: {
    'pyproject.toml': `[project]
name = "app"
version = "1"
requires-python = ">=3.8"
dependencies = ["store"]
[dependency-groups]
dev = ["tool"]
`,
    'pdm.lock': `[metadata]
groups = ["default", "dev"]
strategy = ["inherit_metadata"]
lock_version = "4.5.0"
content_hash = "sha256:0"

[[metadata.targets]]
requires_python = ">=3.8"

${pdmPackage('tool', ['dev'], '')}
${pdmPackage('store', ['default', 'dev'], '')}
${pdmPackage('store', ['dev'], 'extras = ["c"]\ndependencies = ["store==1.0", "storec"]')}
${pdmPackage('storec', ['dev'], '')}
`,
  },
};

function fileOf(name: string): string {
  return name === 'storec' ? 'storec-1.0.tar.gz' : `${name}-1.0-py3-none-any.whl`;
}

function poetryPackage(name: string): string {
  const more = {
    tool: '\n[package.dependencies]\nstore = {version = "*", extras = ["c"]}\n',
    store: '\n[package.dependencies]\nstorec = {version = "*", optional = true}\n\n[package.extras]\nc = ["storec"]\n',
  }[name];
  return `[[package]]
name = "${name}"
version = "1.0"
optional = false
python-versions = ">=3.6"
files = [{file = "${fileOf(name)}", hash = "sha256:00"}]
${more ?? ''}`;
}

function pdmPackage(name: string, groups: readonly string[], more: string): string {
  return `[[package]]
name = "${name}"
version = "1.0"
summary = ""
requires_python = ">=3.6"
groups = ${JSON.stringify(groups)}
${more}
files = [{file = "${fileOf(name)}", hash = "sha256:00"}]
`;
}

async function said(tool: string, lines: readonly string[]): Promise<readonly string[]> {
  const text = `${['FROM python:3.12-slim', ...lines].join('\n')}\n`;
  const [first, ...beside] = (await planDockerfile(dockerfilePlan(text, contexts[tool]))).map((one) => ({
    ...one,
    index,
  }));
  if (first === undefined) throw new Error('something is installed');
  const { packages } = await check({ ...first, beside });
  return packages
    .flatMap(({ name, location, results: [result] }) =>
      ['tool', 'store', 'storec'].includes(name)
        ? [`${result?.installed?.line ?? location.line} ${name}: ${result?.verdict} ${result?.reason ?? ''}`.trim()]
        : [],
    )
    .toSorted();
}

const apt = 'apt-get update && apt-get install -y gcc';

it.each<readonly [string, string, string, string]>([
  ['uv', 'pip install uv==0.9.0', 'uv sync --frozen --no-dev', 'uv sync --frozen'],
  ['poetry', 'pip install poetry==1.8.5', 'poetry install --no-root --only main', 'poetry install --no-root'],
  ['pdm', 'pip install pdm==2.22.0', 'pdm sync --prod --no-self', 'pdm sync --no-self'],
])('%s installs what a later group asks for by an extra', async (tool, brings, first, second) => {
  const lines = ['WORKDIR /app', 'COPY . .', `RUN ${brings}`, `RUN ${apt} && ${first} && apt-get purge -y gcc`];
  expect(await said(tool, [...lines, `RUN ${second}`])).toEqual([
    '5 store: wheel',
    '6 storec: build no-wheel',
    '6 tool: wheel',
  ]);
});
