// Requirements that a COPY writes out of the Dockerfile itself.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const written = async (...lines: readonly string[]) => {
  const text = ['FROM python:3.12-slim', 'ARG V=1.16.0', ...lines, 'RUN pip install -r /app/r.txt', ''].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stage?.state.installs.map(({ understood: { words } }) => words);
};

it.each([
  [['COPY <<EOF /app/r.txt', 'six==$V # why', '', '# what', 'attrs', 'EOF'], [['six==1.16.0', 'attrs']]],
  [['COPY <<"EOF" /app/r.txt', 'six==1.16.0; python_version > "3"', 'EOF'], [['six==1.16.0; python_version > "3"']]],
  [['COPY <<-EOF /app/r.txt', '\tsix==1.16.0', '\tEOF'], [['six==1.16.0']]],
  [['COPY <<EOF /app/r.txt', '-r base.txt', 'EOF'], []],
  [['COPY <<EOF /app/r.txt', 'six==1.16.0 --hash=sha256:0', 'EOF'], []],
  [['COPY <<EOF /app/r.txt', 'six==$UNKNOWN', 'EOF'], []],
  [['COPY <<EOF /app/r.txt', 'six', 'EOF', 'RUN echo attrs >> /app/r.txt'], []],
  [['COPY <<EOF /app/r.txt', 'six', 'EOF', 'COPY <<EOF /app/r.txt', '--pre', 'EOF'], []],
])('%j', async (lines, words) => {
  expect(await written(...lines)).toEqual(words);
});
