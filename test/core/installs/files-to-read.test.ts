// Files that pip and uv are told to read, and hashes that they are told to ask for: what is not there ends them, and docker build with them.
// pip 23.2.1 and 25.0.1: "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'r.txt'",
//   "ERROR: Hashes are required in --require-hashes mode, but they are missing from some requirements."
// uv 0.13.9: "error: File not found: r.txt", "error: In `--require-hashes` mode, all requirements must have a hash"

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const hash = `--hash=sha256:${'0'.repeat(64)}`;
const context = {
  'six.txt': 'six==1.16.0\n',
  'hashed.txt': `six==1.16.0 ${hash}\n`,
  'pins.txt': `idna==3.7 ${hash}\n`,
  'marked.txt': 'six==1.16.0 ; python_version < "3"\n',
  'includes.txt': '-r six.txt\n',
  'constrains.txt': 'six\n-c pins.txt\n',
  'project.txt': 'six\n-e ./lib\n',
  'app.py': '',
  'gen.py': '',
};

/** `stop: …` for each line where the build stops, `open: …` for what is not followed, each with its remedy. */
async function told(lines: readonly string[]): Promise<readonly string[]> {
  const dockerfile = `FROM python:3.12-slim\nRUN pip install six\n${lines.join('\n')}\n`;
  const [first] = await planDockerfile(dockerfilePlan(dockerfile, context));
  const { stops = [], unchecked = [] } = first?.targets[0]?.stage ?? {};
  // An image that is not closed (PEP 668).
  const here = stops.filter(({ whereClosed }) => whereClosed !== true);
  const said = (kind: string, all: typeof unchecked): readonly string[] =>
    all.map(
      ({ why, remedy, remedyLine }) =>
        `${kind}: ${why}; ${remedyLine === undefined ? '' : `line ${remedyLine}: `}${remedy}`,
    );
  return [...said('stop', here), ...said('open', unchecked)];
}

const noFile = (file: string, remedy: string): string => `${file} is not copied from the build context to /; ${remedy}`;
const noHash = (of: string): readonly string[] => [
  `stop: --require-hashes stops at ${of}, which has no hashes; write them into the file (pip-compile --generate-hashes), or take --require-hashes out`,
];
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

it.each<readonly [lines: readonly string[], expected: readonly string[]]>([
  [
    ['COPY app.py .', 'RUN pip install -r six.txt'],
    [`stop: ${noFile('six.txt', 'add six.txt to this COPY (line 3)')}`],
  ],
  [['RUN pip install -r six.txt'], [`stop: ${noFile('six.txt', 'copy six.txt to / before installing')}`]],
  [['RUN pip wheel -w /w -r six.txt'], [`stop: ${noFile('six.txt', 'copy six.txt to / before installing')}`]],
  [['RUN pip install six -c pins.txt'], [`stop: ${noFile('pins.txt', 'copy pins.txt to / before installing')}`]],
  [
    ['ENV PIP_CONSTRAINT=/pins.txt', 'RUN pip install six'],
    [`stop: ${noFile('/pins.txt', 'copy /pins.txt to / before installing')}`],
  ],
  [
    [uv, 'RUN uv pip install --system -r six.txt'],
    [`stop: ${noFile('six.txt', 'copy six.txt to / before installing')}`],
  ],
  [
    ['RUN pip install .'],
    ['stop: . is not copied from the build context; copy . from the build context before installing'],
  ],
  [
    ['COPY --exclude=*.txt . .', 'RUN pip install -r six.txt'],
    [`stop: ${noFile('six.txt', 'copy six.txt to / before installing')}`],
  ],
  [
    ['COPY includes.txt .', 'RUN pip install -r includes.txt'],
    ['stop: includes.txt names six.txt, which is not in the image there; add six.txt to this COPY (line 3)'],
  ],
  [
    ['COPY constrains.txt /', 'RUN pip install -r constrains.txt'],
    ['stop: constrains.txt names pins.txt, which is not in the image there; add pins.txt to this COPY (line 3)'],
  ],
  [
    ['COPY project.txt .', 'RUN pip install -r project.txt'],
    ['stop: project.txt names ./lib, which is not in the image there; copy ./lib before it'],
  ],
  [['COPY six.txt .', 'RUN pip install --require-hashes -r six.txt'], noHash('six.txt')],
  [['COPY six.txt .', 'RUN PIP_REQUIRE_HASHES=1 pip install -r six.txt'], noHash('six.txt')],
  [['RUN pip install --require-hashes six==1.16.0'], noHash('six==1.16.0')],
  [['COPY hashed.txt .', 'RUN pip install --require-hashes -r hashed.txt idna'], noHash('idna')],
  [['COPY hashed.txt six.txt ./', 'RUN pip install --require-hashes -r hashed.txt -r six.txt'], noHash('six.txt')],
  [[uv, 'COPY six.txt .', 'RUN uv pip install --system --require-hashes -r six.txt'], noHash('six.txt')],
  [['COPY hashed.txt .', 'RUN pip install --require-hashes -r hashed.txt'], []],
  [['COPY marked.txt .', 'RUN pip install --require-hashes -r marked.txt'], []],
  [['COPY six.txt pins.txt ./', 'RUN pip install --require-hashes -r six.txt -c pins.txt'], []],
])('%j', async (lines, expected) => {
  expect(await told(lines)).toEqual(expected);
});

it.each<readonly [why: string, lines: readonly string[], expected: readonly string[]]>([
  [
    'the script goes on',
    ['RUN pip install -r six.txt || true'],
    [`open: ${noFile('six.txt', 'copy six.txt to / before installing')}`],
  ],
  [
    'a script may have made it',
    ['COPY gen.py .', 'RUN python gen.py', 'RUN pip install -r six.txt'],
    [`open: ${noFile('six.txt', 'line 3: add six.txt to this COPY')}`],
  ],
  [
    'an image may have it',
    ['COPY --from=ghcr.io/example/files /six.txt /', 'RUN pip install -r six.txt'],
    [`open: ${noFile('six.txt', 'copy six.txt to / before installing')}`],
  ],
  [
    'a secret',
    ['RUN --mount=type=secret,id=r,target=/six.txt pip install -r six.txt'],
    [`open: ${noFile('six.txt', 'copy six.txt to / before installing')}`],
  ],
  [
    'what it includes may be made before',
    ['COPY includes.txt gen.py ./', 'RUN python gen.py', 'RUN pip install -r includes.txt'],
    [],
  ],
])('nothing is sure where %s', async (_, lines, expected) => {
  expect(await told(lines)).toEqual(expected);
});
