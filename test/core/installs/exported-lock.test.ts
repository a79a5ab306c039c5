// Locks that pip is given as requirements: whether the lines that their own tools write have hashes.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { asExported } from '../../../packages/core/src/manifest/as-exported.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const hash = `sha256:${'0'.repeat(64)}`;
const withFiles = (files: string): string => `[[package]]
name = "odfpy"
version = "1.4.1"
optional = false
python-versions = "*"
[metadata]
lock-version = "1.1"
python-versions = "*"
content-hash = ""
[metadata.files]
odfpy = [${files}]
`;
const context = {
  'pyproject.toml':
    '[tool.poetry]\nname = "x"\nversion = "1"\n[tool.poetry.dependencies]\npython = "*"\nodfpy = "1.4.1"\n',
  'poetry.lock': withFiles(''),
  'uv.lock': 'version = 1\nrequires-python = ">=3.9"\n',
  'pdm.lock': '[metadata]\ngroups = ["default"]\nlock_version = "4.5.0"\ncontent_hash = ""\n',
  'Pipfile.lock':
    '{"_meta": {"hash": {"sha256": ""}, "pipfile-spec": 6, "requires": {}, "sources": []}, "default": {}, "develop": {}}',
};

it.each<[commands: string, hashes: boolean | undefined]>([
  ['poetry export --without-hashes -o r.txt && pip install -r r.txt', false],
  ['poetry export -o r.txt && pip install -r r.txt', true],
  ['poetry export --without-hashes | pip install -r /dev/stdin', false],
  ['poetry install --no-root', undefined],
  ['pipenv requirements > r.txt && pip install -r r.txt', false],
  ['pipenv requirements --hash > r.txt && pip install -r r.txt', true],
  ['pipenv lock -r > r.txt && pip install -r r.txt', false],
  ['pipenv sync', undefined],
  ['pdm export --without-hashes -o r.txt && pip install -r r.txt', false],
  ['pdm export --no-hashes -o r.txt && pip install -r r.txt', false],
  ['pdm export -o r.txt && pip install -r r.txt', true],
  ['pdm sync', undefined],
  ['uv export --frozen --no-hashes -o r.txt && pip install -r r.txt', false],
  ['uv export --frozen -o r.txt && uv pip install --system -r r.txt', true],
  ['uv sync --frozen', undefined],
])('%s', async (commands, hashes) => {
  const [tool = ''] = commands.split(' ');
  const brought =
    tool === 'poetry'
      ? 'poetry==1.8.5'
      : tool === 'uv'
        ? 'uv==0.9.0'
        : commands.includes('lock -r')
          ? 'pipenv==2021.5.29'
          : tool;
  const text = `FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install ${brought}
RUN ${commands}
`;
  const plans = await planDockerfile(dockerfilePlan(text, context));
  const locks = plans.flatMap(({ files }) => files).filter(({ path }) => path.endsWith('.lock'));
  expect(locks.map(({ exportedHashes }) => exportedHashes)).toEqual([hashes]);
});

it.each<[what: string, files: string, hashes: boolean, left: readonly string[] | undefined]>([
  ['no hashes: any file of the index', `{ file = "odfpy-1.4.1.tar.gz", hash = "${hash}" }`, false, undefined],
  [
    'hashes: the files that have them',
    `{ file = "odfpy-1.4.1.tar.gz", hash = "${hash}" }`,
    true,
    ['odfpy-1.4.1.tar.gz'],
  ],
  ['hashes of a lock that names no file: none are written', '', true, undefined],
  ['no hashes of a lock that names no file', '', false, undefined],
])('%s', async (_what, files, hashes, left) => {
  const all = Object.entries({ ...context, 'poetry.lock': withFiles(files) }).map(([path, text]) => ({ path, text }));
  const { manifest } = await readInput(webFiles('poetry.lock', all));
  const [odfpy] = asExported(manifest, hashes).packages;
  expect(odfpy?.files?.map(({ filename }) => filename)).toEqual(left);
});
