// Files that commands of an image change before they are installed: what is judged, and where its lines stand.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

type Files = Readonly<Record<string, string>>;

/** Every package that is asked for, with where it stands, and what is not judged. */
const judged = async (lines: readonly string[], context: Files): Promise<unknown> => {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', ...lines, ''].join('\n');
  const { installations, unchecked } = await installationsIn(dockerfilePlan(text, context));
  const inputs = await Promise.all(installations.flatMap(({ files }) => files.map(readInput)));
  return [
    ...inputs.flatMap(({ manifest: { packages } }) =>
      packages.map(
        ({ name, version = '', specifier = '', at }) => `${name}${version}${specifier} ${at.path}:${at.line}`,
      ),
    ),
    ...unchecked.map(({ line, why }) => `${line}: ${why}`),
  ];
};

const files = { 'requirements.txt': 'flask==3.0.0\ntorch==2.2.0\nsix==1.16.0\n', 'base.txt': 'idna==3.6\n' };
const install = 'RUN pip install -r requirements.txt';

it.each([
  [
    'a line that goes, and one that is another',
    ['COPY . .', `RUN sed -i -e '/torch/d' -e 's/six==1.16.0/six==1.17.0/' requirements.txt`, install],
    ['flask3.0.0 requirements.txt:1', 'six1.17.0 requirements.txt:3'],
  ],
  [
    'lines of the command itself',
    ['COPY . .', `RUN sed -i '1i idna==3.6' requirements.txt`, `RUN sed -i '2,$d' requirements.txt`, install],
    ['idna3.6 Dockerfile:4'],
  ],
  [
    'one change after the other',
    ['COPY . .', 'RUN sed -i 1d requirements.txt', 'RUN sed -i 1d requirements.txt', install],
    ['six1.16.0 requirements.txt:3'],
  ],
  [
    'each command finds what was there by then',
    ['COPY . .', 'RUN sed -i 2,3d requirements.txt', install, 'RUN sed -i s/flask/idna/ requirements.txt', install],
    ['flask3.0.0 requirements.txt:1', 'idna3.0.0 requirements.txt:1'],
  ],
  [
    'a file that is copied again is as it was',
    [
      'COPY . .',
      'RUN sed -i d requirements.txt',
      'COPY requirements.txt .',
      'RUN sed -i 2,3d requirements.txt',
      install,
    ],
    ['flask3.0.0 requirements.txt:1'],
  ],
  [
    'in a stage before',
    [
      'COPY . .',
      'RUN sed -i 2d requirements.txt',
      'FROM python:3.12-slim',
      'COPY --from=0 /app/requirements.txt .',
      install,
    ],
    ['flask3.0.0 requirements.txt:1', 'six1.16.0 requirements.txt:3'],
  ],
  [
    'the copy that sed leaves',
    ['COPY . .', 'RUN sed -i.bak 2,3d requirements.txt', 'RUN pip install -r requirements.txt.bak'],
    ['flask3.0.0 requirements.txt:1', 'torch2.2.0 requirements.txt:2', 'six1.16.0 requirements.txt:3'],
  ],
  [
    'constraints',
    ['COPY . .', 'RUN sed -i s/3.6/3.7/ base.txt', 'RUN pip install -c base.txt idna'],
    ['idna3.7 Dockerfile:5'],
  ],
  [
    'a name for several files',
    ['COPY . .', `RUN sed -i '/torch/d;s/3.6/3.7/' *.txt`, install, 'RUN pip install -r base.txt'],
    ['flask3.0.0 requirements.txt:1', 'six1.16.0 requirements.txt:3', 'idna3.7 base.txt:1'],
  ],
])('%s', async (_, lines, told) => {
  expect(await judged(lines, files)).toEqual(told);
});

it('a file that another includes', async () => {
  const context = { 'requirements.txt': '-r base.txt\nsix==1.16.0\n', 'base.txt': 'torch==2.2.0\nidna==3.6\n' };
  expect(await judged(['COPY . .', 'RUN sed -i /torch/d base.txt', install], context)).toEqual([
    'idna3.6 base.txt:2',
    'six1.16.0 requirements.txt:2',
  ]);
});

it('the project itself', async () => {
  const context = {
    'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = [\n "torch",\n "six",\n]\n',
  };
  const lines = ['COPY . .', 'RUN sed -i /torch/d pyproject.toml', 'RUN pip install .'];
  expect(await judged(lines, context)).toEqual(['app1 pyproject.toml:2', 'six pyproject.toml:6']);
});

it('what takes too long is not followed', async () => {
  const context = { 'requirements.txt': `${'a'.repeat(100_000)}\n` };
  expect(await judged(['COPY . .', `RUN sed -i -E 's/(a*)*b/c/' requirements.txt`, install], context)).toEqual([
    '5: requirements.txt is changed in the image (line 4): it takes longer to follow than is tried',
  ]);
});
