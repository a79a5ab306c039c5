// COPY of what the build context lacks: a literal name that is not there ends the build ("not found"), a pattern that fits nothing does not (BuildKit).

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const context = {
  '.dockerignore': '*.md\ndocs\n',
  'r.txt': 'six==1.16.0\n',
  'app.py': '',
  'README.md': '',
  'docs/a.txt': '',
  'src/a.py': '',
};

async function told(lines: readonly string[], listed = true): Promise<readonly string[]> {
  const text = [...lines, ''].join('\n');
  const { installations, unchecked } = await installationsIn(dockerfilePlan(text, context, { listed }));
  return [
    ...unchecked.map(({ line, why, stops }) => `${stops === true ? 'stops' : 'asks'} at ${line}: ${why}`),
    ...new Set(installations.flatMap(({ remarks = [] }) => remarks)),
  ];
}

const from = 'FROM python:3.12-slim';
const installs = ['COPY r.txt .', 'RUN pip install -r r.txt'];
const keptOut = 'is kept out of the build context by .dockerignore';
const notThere = (line: number, names: string): string =>
  `Dockerfile:${line} copies ${names} not there: docker build stops at it unless something makes`;

it.each<[lines: readonly string[], said: readonly string[]]>([
  [[from, ...installs, 'COPY README.md src/ ./'], [`stops at 4: README.md ${keptOut}`]],
  [[from, 'COPY docs /docs', ...installs], [`stops at 2: docs ${keptOut}`]],
  [[from, 'ADD docs/a.txt /docs/', ...installs], [`stops at 2: docs/a.txt ${keptOut}`]],
  [[from, 'COPY r.txt setup.cfg ./', 'RUN pip install -r r.txt'], [`${notThere(2, 'setup.cfg, which is')} it before`]],
  [[from, ...installs, 'COPY a.cfg b.cfg ./'], [`${notThere(4, 'a.cfg and b.cfg, which are')} them before`]],
  [[from, ...installs, 'COPY no/such/a.cfg ./'], [`${notThere(4, 'no/such/a.cfg, which is')} it before`]],
  // Nothing is wrong.
  [[from, ...installs, 'COPY app.py src ./'], []],
  [[from, ...installs, 'COPY src/a.py ./'], []],
  [[from, ...installs, 'COPY . .'], []],
  [[from, ...installs, 'COPY *.md setup*.cfg ./'], []],
  [[from, ...installs, 'ADD https://files.example/a.cfg git@git.example:a/b.git /x/'], []],
  [[from, ...installs, 'COPY <<EOF /a.cfg', 'a', 'EOF'], []],
  [[from, ...installs, 'COPY --from=alpine:3 /a.cfg /'], []],
  // A stage that reaches nothing is not built.
  [[`${from} AS tests`, 'COPY README.md .', from, ...installs], []],
  // Where nothing else of it is there, it may be another folder that is the build context.
  [[from, 'RUN pip install six', 'COPY main.py .'], []],
])('%j', async (lines, said) => {
  expect(await told(lines)).toEqual(said);
});

it('says nothing of a context that nobody can list', async () => {
  expect(await told([from, ...installs, 'COPY setup.cfg README.md ./'], false)).toEqual([]);
});
