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
    ['flask3.0.0 requirements.txt:1', 'six1.17.0 Dockerfile:4'],
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
    ['flask3.0.0 requirements.txt:1', 'idna3.0.0 Dockerfile:6'],
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
    ['flask3.0.0 requirements.txt:1', 'six1.16.0 requirements.txt:3', 'idna3.7 Dockerfile:4'],
  ],
])('%s', async (_, lines, told) => {
  expect(await judged(lines, files)).toEqual(told);
});

const [flask, torch, six] = [
  'flask3.0.0 requirements.txt:1',
  'torch2.2.0 requirements.txt:2',
  'six1.16.0 requirements.txt:3',
];
const own = 'idna3.6 Dockerfile:4';
const word = 'idna3.6 Dockerfile:5';

it.each([
  ['grep -v torch requirements.txt > r.txt', 'r.txt', [flask, six]],
  ['cat requirements.txt | grep -v torch | sed /six/d > r.txt', 'r.txt', [flask]],
  ['grep -vE "^(torch|six)" < requirements.txt > /tmp/r.txt', '/tmp/r.txt', [flask]],
  ['grep -v torch requirements.txt > r.txt && mv r.txt requirements.txt', 'requirements.txt', [flask, six]],
  ['sed 1d requirements.txt | tee r.txt', 'r.txt', [torch, six]],
  ['head -n 1 requirements.txt > r.txt && tail -n 1 requirements.txt >> r.txt', 'r.txt', [flask, six]],
  ['echo idna==3.6 >> requirements.txt', 'requirements.txt', [flask, torch, six, own]],
  ['echo "idna==3.6" | tee -a requirements.txt', 'requirements.txt', [flask, torch, six, own]],
  ["printf '%s\\n' idna==3.6 >> requirements.txt", 'requirements.txt', [flask, torch, six, own]],
  ['cat base.txt requirements.txt > all.txt', 'all.txt', ['idna3.6 base.txt:1', flask, torch, six]],
  ['cat base.txt >> requirements.txt', 'requirements.txt', [flask, torch, six, 'idna3.6 base.txt:1']],
  ['cp requirements.txt /tmp/', '/tmp/requirements.txt', [flask, torch, six]],
  ['cp requirements.txt r.txt && sed -i 2d r.txt', 'r.txt', [flask, six]],
  ['cp requirements.txt r.txt && sed -i 2d requirements.txt', 'r.txt', [flask, torch, six]],
  ['sort -u requirements.txt > r.txt', 'r.txt', [flask, six, torch]],
  ['mkdir -p /deps && mv requirements.txt base.txt /deps && cd /deps && sed -i 1d base.txt', '/deps/base.txt', []],
  ['echo idna==3.6 > r.txt', 'r.txt', [word]],
  ['echo idna==3.6 > requirements.txt', 'requirements.txt', [word]],
  ['cat > r.txt <<EOF\nidna==3.6\nEOF', 'r.txt', ['idna3.6 Dockerfile:7']],
  ['cat <<EOF >> requirements.txt\nidna==3.6\nEOF', 'requirements.txt', [flask, torch, six, own]],
  ['V=3.6; echo "idna==$V" > r.txt', 'r.txt', [word]],
  ['touch r.txt && echo idna==3.6 >> r.txt', 'r.txt', [own]],
  ["tr -d ' ' < requirements.txt > r.txt && dos2unix r.txt", 'r.txt', [flask, torch, six]],
  ["bash -c 'grep -v torch requirements.txt > r.txt'", 'r.txt', [flask, six]],
  ['for f in torch six; do sed -i "/$f/d" requirements.txt; done', 'requirements.txt', [flask]],
  ['grep torch requirements.txt > r.txt || true', 'r.txt', [torch]],
  [`sed -i '/^torch\\s*==/s/==.*//' requirements.txt`, 'requirements.txt', [flask, 'torch Dockerfile:4', six]],
  [`sed -i '/^torch==/d; /^torchvision==/d' requirements.txt`, 'requirements.txt', [flask, six]],
  [`sed -i.bak -e "/torch/d" -e '/flask/d' requirements.txt && rm -f requirements.txt.bak`, 'requirements.txt', [six]],
  [`sed -E "/(torch|six)/d" requirements.txt > requirements2.txt`, 'requirements2.txt', [flask]],
  [`grep -v -i '^torch\\|six' requirements.txt > filtered.txt`, 'filtered.txt', [flask]],
  [
    `sed -i 's/torch==.*/torch>=2.0,<3/g' requirements.txt`,
    'requirements.txt',
    [flask, 'torch>=2.0,<3 Dockerfile:4', six],
  ],
  [
    `sed -i -e 's/torch==2.2.0/torch/' -e '$a idna==3.6' requirements.txt`,
    'requirements.txt',
    [flask, 'torch Dockerfile:4', six, own],
  ],
  [`sed -i 's/\\r$//' requirements.txt`, 'requirements.txt', [flask, torch, six]],
  ['grep -v torch requirements.txt >> /tmp/r.txt', '/tmp/r.txt', [flask, six]],
])('%s', async (command, file, told) => {
  expect(await judged(['COPY . .', `RUN ${command}`, `RUN pip install -r ${file}`], files)).toEqual(told);
});

it.each([
  ['grep -v torch requirements.txt | pip install -r /dev/stdin', [flask, six]],
  ['pip install -r <(grep -v torch requirements.txt)', [flask, six]],
  ['echo idna==3.6 | pip install -r /dev/stdin', ['idna3.6 Dockerfile:4']],
  ['pip install -r /dev/stdin < requirements.txt', [flask, torch, six]],
  ['pip install -r /dev/stdin <<EOF\nidna==3.6\nEOF', ['idna3.6 Dockerfile:4']],
  ['cat requirements.txt | xargs pip install', [flask, torch, six]],
  ['cat requirements.txt | xargs -n 1 pip install --no-cache-dir', [flask, torch, six]],
  ['xargs -a requirements.txt pip install', [flask, torch, six]],
  ['xargs -n1 pip install < requirements.txt', [flask, torch, six]],
  ['grep -v torch requirements.txt | xargs -I{} pip install {}', [flask, six]],
  ['pip install $(grep -v torch requirements.txt)', [flask, six]],
  ['pip install --no-cache-dir $(cat requirements.txt base.txt)', [flask, torch, six, 'idna3.6 base.txt:1']],
  ['pip install `cat requirements.txt`', [flask, torch, six]],
  [`pip install $(grep -v '^torch' requirements.txt | tr '\\n' ' ')`, [flask, six]],
  ['pip install $(grep -ivE "torch" requirements.txt) --compile', [flask, six]],
  ['pip install -r <(sed "/torch/d;/six/d" requirements.txt)', [flask]],
  [`grep -vE '^(torch|nvidia-|triton)' requirements.txt | pip install --no-cache-dir -r /dev/stdin`, [flask, six]],
])('%s', async (command, told) => {
  expect(await judged(['SHELL ["/bin/bash", "-c"]', `COPY . .`, `RUN ${command}`], files)).toEqual(
    told.map((each) => each.replace('Dockerfile:4', 'Dockerfile:5')),
  );
});

it.each([
  [
    'grep nothing requirements.txt > r.txt',
    'requirements.txt is changed in the image (line 4): grep finds nothing, and the build stops',
  ],
  ['awk 1 requirements.txt > r.txt', 'r.txt is made in the image (line 4)'],
  ['grep -v torch requirements.txt > $NAME && cp $NAME r.txt', 'r.txt is made in the image (line 4)'],
  ['echo "--pre" > r.txt', 'r.txt is made in the image (line 4)'],
  ['cat requirements.lock > r.txt', 'r.txt is made in the image (line 4)'],
  ['[ -e /none ] && grep -v torch requirements.txt > r.txt', 'r.txt is made in the image (line 4)'],
])('%s is not followed', async (command, told) => {
  const lines = ['COPY requirements.txt base.txt requirements.lock ./', `RUN ${command}`, 'RUN pip install -r r.txt'];
  expect(await judged(lines, files)).toEqual([`5: ${told}`]);
});

it.each(['# tools', "six ; python_version < '3.9'", '-e .', '"six"', 'six>=1, <2'])(
  '%s is no word of a command',
  async (line) => {
    const context = { 'requirements.txt': `${line}\n` };
    const [told] = (await judged(
      ['COPY . .', 'RUN pip install $(cat requirements.txt)'],
      context,
    )) as readonly string[];
    expect(told).toMatch(/^4: requirements\.txt is not followed: as a word of the command \S+ is no requirement$/);
  },
);

it.each([
  ['s/ *#.*//', 'requirements.txt:1'],
  ['s/[[:space:]]*$//', 'requirements.txt:1'],
  ['s/^/  /', 'requirements.txt:1'],
  ['s/==.*//', 'Dockerfile:4'],
  ['s/six/six/', 'requirements.txt:1'],
])('a line that %s changes', async (script, place) => {
  const lines = ['COPY . .', `RUN sed -i '${script}' requirements.txt`, install];
  const [told] = (await judged(lines, { 'requirements.txt': 'six==1.16.0  # why\n' })) as readonly string[];
  expect(told).toContain(place);
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

const dynamic = `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "app"
version = "1"
dynamic = ["dependencies"]
[tool.setuptools.dynamic]
dependencies = {file = ["pins.txt"]}
`;
const configured = '[metadata]\nname = app\nversion = 1\n[options]\ninstall_requires = file: pins.txt\n';

it.each([
  ['sed -i /torch/d pins.txt', '.', { 'pyproject.toml': dynamic, 'pins.txt': 'torch\nsix\n' }, ['six']],
  [
    'sed -i /torch/d pins.txt',
    '-e .',
    { 'setup.cfg': configured, 'setup.py': 'from setuptools import setup\nsetup()\n', 'pins.txt': 'six\ntorch' },
    ['six'],
  ],
  [
    'sed -i /torch/d api/pins.txt',
    './api',
    { 'api/pyproject.toml': dynamic, 'api/pins.txt': 'torch\nsix\n', 'pins.txt': 'idna' },
    ['six'],
  ],
  [
    'perl -pi -e s/six/torch/ pins.txt',
    '.',
    { 'pyproject.toml': dynamic, 'pins.txt': 'six\n' },
    ['5: pins.txt, which pyproject.toml includes, is changed in the image (line 4)'],
  ],
  ['perl -pi -e s/six/torch/ other.txt', '.', { 'pyproject.toml': dynamic, 'pins.txt': 'six\n' }, ['six']],
])(
  'a file that the metadata of a project is read from: %s, pip install %s',
  async (command, project, context, told) => {
    const all = (await judged(
      ['COPY . .', `RUN ${command}`, `RUN pip install ${project}`],
      context,
    )) as readonly string[];
    const asked = all.filter((each) => !each.startsWith('app')).map((each) => each.replace(/^(\w+) \S+$/, '$1'));
    expect(asked).toEqual(told);
  },
);

it('what takes too long is not followed', async () => {
  const context = { 'requirements.txt': `${'a'.repeat(100_000)}\n` };
  expect(await judged(['COPY . .', `RUN sed -i -E 's/(a*)*b/c/' requirements.txt`, install], context)).toEqual([
    '5: requirements.txt is changed in the image (line 4): it takes longer to follow than is tried',
  ]);
});

it.each([
  ['a text that grows tenfold', 40, 's/./&&&&&&&&&&/g', 'it takes longer to follow than is tried'],
  ['a script of a hundred kilobytes', 1, 's/six/six/;'.repeat(10_000), 'changed in the image (line 4)'],
])('%s is not followed for long', { timeout: 30_000 }, async (_, times, script, why) => {
  const lines = [
    'COPY . .',
    ...Array.from({ length: times }, () => `RUN sed -i '${script}' requirements.txt`),
    install,
  ];
  const [first] = (await judged(lines, { 'requirements.txt': 'six\n' })) as readonly string[];
  expect(first).toContain(why);
});

it.each([
  ['forty changes are followed', Array.from({ length: 40 }, () => 'RUN sed -i s/six/six/ requirements.txt'), /^six/],
  ['more are not', Array.from({ length: 41 }, () => 'RUN sed -i s/six/six/ requirements.txt'), /changed in the image/],
  [
    'nor is a text that doubles with each line',
    Array.from({ length: 60 }, () => 'RUN cat requirements.txt requirements.txt > b.txt && cp b.txt requirements.txt'),
    /changed in the image/,
  ],
])('%s', async (_, lines, told) => {
  const [first] = (await judged(['COPY . .', ...lines, install], { 'requirements.txt': 'six\n' })) as readonly string[];
  expect(first).toMatch(told);
});
