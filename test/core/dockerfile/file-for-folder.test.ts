// `COPY requirements.txt /app` makes a file named app where no such folder is: nothing lies in it, and nobody enters it.
//   buildah 1.28: "destination /app/ already exists but is not a directory"; BuildKit: "cannot copy to non-directory"; sh: "cd: can't cd to /app";
//   pip: "Could not open requirements file: [Errno 20] Not a directory: '/app/six.txt'"

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const context = { 'six.txt': 'six==1.16.0\n', 'idna.txt': 'idna==3.7\n', 'app.py': '' };

/** `line 4: …` of each stop, and the files that are judged. */
async function told(lines: readonly string[], image: string): Promise<readonly string[]> {
  const dockerfile = `FROM ${image}\nRUN pip install certifi\n${lines.join('\n')}\n`;
  const plans = await planDockerfile(dockerfilePlan(dockerfile, context));
  const { stops = [], unchecked = [] } = plans[0]?.targets[0]?.stage ?? {};
  return [
    ...stops.flatMap(({ line, why, remedy, whereClosed }) =>
      whereClosed === true ? [] : [`line ${line}: ${why}; ${remedy}`],
    ),
    ...unchecked.map(({ line, why }) => `line ${line} is open: ${why}`),
    ...plans.flatMap(({ files }) => files.map(({ path }) => path)).filter((path) => path !== 'Dockerfile'),
  ];
}

const why = '/app is a file there: line 3 copies six.txt to that name; end /app with a slash (line 3)';
const copy = 'COPY six.txt /app';

it.each<readonly [lines: readonly string[], expected: readonly string[]]>([
  [
    [copy, 'WORKDIR /app', 'RUN pip install -r six.txt'],
    [`line 4: ${why}`, 'six.txt'],
  ],
  [[copy, 'WORKDIR /app/api', 'RUN pip install idna'], [`line 4: ${why}`]],
  [
    [copy, 'RUN cd /app && pip install -r six.txt'],
    [`line 4: ${why}`, 'six.txt'],
  ],
  [[copy, 'RUN pip install -r /app/six.txt'], [`line 4: ${why}`]],
  [
    [copy, 'COPY idna.txt /app/', 'RUN pip install -r /app/idna.txt'],
    [`line 4: ${why}`, 'idna.txt'],
  ],
  [
    [copy, 'COPY . /app', 'RUN pip install -r /app/idna.txt'],
    [`line 4: ${why}`, 'idna.txt'],
  ],
  [['COPY six.txt /opt/app', 'RUN pip install -r /opt/app/six.txt'], ['six.txt']],
  // It is a file, and is meant as one.
  [[copy, 'RUN pip install -r /app'], ['six.txt']],
  [[copy, 'COPY idna.txt /app', 'RUN pip install -r /app'], ['idna.txt']],
  [[copy, 'RUN cd /app || cd /srv; pip install -r /app'], ['six.txt']],
  // A folder is there.
  [['COPY six.txt /app/', 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['WORKDIR /app', copy, 'RUN pip install -r six.txt'], ['six.txt']],
  [['WORKDIR /app', 'WORKDIR /srv', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['WORKDIR app', 'WORKDIR /srv', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['COPY app.py /app/src/', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['RUN mkdir -p /app/data', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['ENV HOME=/app', 'RUN mkdir $HOME', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['RUN useradd -m -d /app app', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['RUN mkdir app', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [['COPY six.txt idna.txt /app', 'RUN pip install -r /app/six.txt'], ['six.txt']],
  [[copy, 'RUN rm /app && mkdir /app', 'COPY six.txt /app', 'RUN pip install -r /app/six.txt'], ['six.txt']],
  // Something may have made it.
  [['COPY app.py /', 'RUN python app.py', copy, 'RUN pip install -r /app/six.txt'], ['six.txt']],
])('%j', async (lines, expected) => {
  expect(await told(lines, 'python:3.12-slim')).toEqual(expected);
});

it('nothing is known of folders of other images', async () => {
  expect(await told([copy, 'RUN pip install -r /app/six.txt'], 'public.ecr.aws/lambda/python:3.12')).toEqual([
    'six.txt',
  ]);
});
