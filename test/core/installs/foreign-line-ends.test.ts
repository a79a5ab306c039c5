// Lines that end in CR LF, as git of Windows writes them: BuildKit takes the CR away but within heredocs; of `#!/bin/sh\r` the kernel finds no program.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

async function told(
  lines: readonly string[],
  files: Readonly<Record<string, string>>,
  end = '\n',
): Promise<readonly string[]> {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', 'COPY . .', ...lines, ''].join(end);
  const { installations, unchecked } = await installationsIn(dockerfilePlan(text, files, { listed: true }));
  return [
    ...installations.flatMap(({ stage }) => stage.installs.map(({ understood: { line } }) => `installs at ${line}`)),
    ...unchecked.map(({ line, why, stops }) => `${stops === true ? 'stops' : 'asks'} at ${line}: ${why}`),
  ];
}

const r = { 'r.txt': 'six==1.16.0\n' };
const noProgram = (path: string): string =>
  `stops at 4: the lines of ${path} end in CR LF, and no program has the name that its first one ends with`;
const install = 'RUN pip install -r r.txt';

it.each<[script: string, line: string, said: readonly string[]]>([
  ['#!/bin/sh\r\nmkdir -p /data\r\n', 'RUN ./a.sh', ['installs at 5', noProgram('a.sh')]],
  ['#!/usr/bin/env bash\r\nmkdir -p /data\r\n', 'RUN chmod +x a.sh && /app/a.sh', ['installs at 5', noProgram('a.sh')]],
  ['#!/bin/sh\nmkdir -p /data\n', 'RUN ./a.sh', ['installs at 5']],
  ['#!/bin/sh\r\nmkdir -p /data\r\n', 'RUN ./a.sh || true', ['installs at 5']],
])('%j, %s', async (script, line, said) => {
  expect(await told([line, install], { ...r, 'a.sh': script })).toEqual(said);
});

const heredoc = 'asks at 4: the lines of its heredoc end in CR LF, and the shell takes the CR as a part of its words';

it.each<[lines: readonly string[], end: string, said: readonly string[]]>([
  [['RUN <<EOF', 'set -e', 'pip install -r r.txt', 'EOF'], '\r\n', [heredoc]],
  [['RUN <<EOF', 'set -e', 'pip install -r r.txt', 'EOF'], '\n', ['installs at 6']],
  [['RUN pip install \\', '  -r r.txt'], '\r\n', ['installs at 4']],
  [['COPY <<EOF b.txt', 'six==1.16.0', 'EOF', 'RUN pip install -r b.txt'], '\r\n', ['installs at 7']],
])('%j with %j', async (lines, end, said) => {
  expect(await told(lines, { 'r.txt': 'six==1.16.0\r\n' }, end)).toEqual(said);
});
