// Requirements that come from a pipe: named with the pipe, and left out where they are lines of a file that is judged anyway.

import { expect, it } from 'vitest';
import { partOfFile } from '../../../packages/core/src/dockerfile/part-of-file.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

async function planned(lines: readonly string[]) {
  const text = ['FROM python:3.12-slim', 'SHELL ["bash", "-c"]', 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n');
  const [plan] = await planDockerfile(dockerfilePlan(text, { 'r.txt': 'six==1.16.0\nidna==3.7\n' }));
  const told = plan?.targets[0]?.stage?.unchecked ?? [];
  return { remarks: plan?.remarks ?? [], told: told.map(({ text: shown, why, remedy }) => ({ shown, why, remedy })) };
}

const why = 'what is piped into it is not known';
const remedy = 'write what it reads into a file of the build context, and copy and install that';
const all = 'RUN pip install --no-deps -r r.txt';

it.each([
  ['awk /six/ r.txt | pip install -r /dev/stdin', undefined],
  ['perl -pe s/six/idna/ r.txt | pip install --no-deps -r -', undefined],
  [
    'cat r.txt | grep -P six | pip install --no-deps -r /proc/self/fd/0',
    'grep -P six | pip install --no-deps -r /proc/self/fd/0',
  ],
  [
    'awk "{ print }" r.txt | cut -d= -f1 | pip install --no-deps -r /dev/stdin',
    'cut -d= -f1 | pip install --no-deps -r /dev/stdin',
  ],
  ['awk /six/ r.txt | pip install --no-deps --no-binary six -r /dev/stdin', undefined],
  ['awk /six/ r.txt | pip install --no-deps idna -r /dev/stdin', undefined],
  ['pip install --no-deps -r <(awk /six/ r.txt)', 'pip install --no-deps -r "<(awk /six/ r.txt)"'],
])('%s is not followed', async (command, shown = command) => {
  expect(await planned([`RUN ${command}`, all])).toEqual({ remarks: [], told: [{ shown, why, remedy }] });
});

it.each([
  'awk /six/ r.txt | pip install --no-deps -r /dev/stdin',
  "awk '/^[[:alnum:]]/ { keep = ($0 ~ /^(six|idna)==/) } keep' r.txt | pip install --no-deps -r /dev/stdin",
])('%s is a part of what is judged', async (command) => {
  expect(await planned([`RUN ${command}`, all])).toEqual({
    remarks: [expect.stringMatching(/: lines of r\.txt, which is judged as a whole$/)],
    told: [],
  });
  expect((await planned([`RUN ${command}`, 'RUN pip install idna'])).told).toEqual([expect.objectContaining({ why })]);
});

it.each([
  ['grep -v torch r.txt', 'r.txt'],
  ['egrep -iv ^torch|^nvidia r.txt', 'r.txt'],
  ['sed /torch/d r.txt', 'r.txt'],
  ['sed -n 1,5p r.txt', 'r.txt'],
  ['head -n 5 r.txt', 'r.txt'],
  ['grep -o torch r.txt', undefined],
  ['grep -f names.txt r.txt', undefined],
  ['grep torch a.txt b.txt', undefined],
  ['sed s/a/b/ r.txt', undefined],
  ['cut -d= -f1 r.txt', undefined],
  ['awk {sub(/a/,"b")}1 r.txt', undefined],
])('%s: %s', (command, file) => {
  expect(partOfFile(command.split(' '))).toBe(file);
});
