// Dockerfiles that docker build ends at before it runs anything: "dockerfile parse error on line 3: unknown instruction: …" (BuildKit's instructions/parse.go).

import { expect, it } from 'vitest';
import { readInstructions } from '../../../packages/core/src/dockerfile/read-instructions.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';

function reasonOf(lines: readonly string[], firstLine?: number): string | undefined {
  try {
    readInstructions('Dockerfile', [...lines, ''].join('\n'), firstLine);
    return undefined;
  } catch (error) {
    return error instanceof WheelcheckError ? error.reason : 'another error';
  }
}

const from = 'FROM python:3.12-slim';

it.each([
  [[from, 'INSTALL pip'], 'line 2: there is no instruction INSTALL'],
  [
    [from, 'RUN pip install', '  -r requirements.txt'],
    'line 3: there is no instruction -R, and the line above it ends without a backslash',
  ],
  [
    [from, 'RUN echo "a', 'b" > c'],
    'line 3: there is no instruction B", and the line above it ends without a backslash',
  ],
  [['RUN echo', from], 'line 1: RUN stands before the first FROM'],
  [['ENV A=1', from], 'line 1: ENV stands before the first FROM'],
  [[from, 'COPY requirements.txt'], 'line 2: COPY says what, and not where to'],
  [[from, 'COPY --from=a /x'], 'line 2: COPY says what, and not where to'],
  [[from, 'ADD'], 'line 2: ADD says nothing'],
  [[from, 'ENV A'], 'line 2: ENV gives no value'],
  [[from, 'WORKDIR'], 'line 2: WORKDIR says nothing'],
])('%j', (lines, reason) => {
  expect(reasonOf(lines)).toBe(reason);
});

it.each([
  [['# a comment', 'ARG A=1', from, 'run pip install six', 'Env A b', 'env C=', 'MAINTAINER me', 'CMD']],
  [
    [
      from,
      'COPY a b /',
      'COPY ["a", "b"]',
      'COPY --from=x a b',
      'ADD --chown=a a b',
      'COPY <<EOF /a',
      'NOTHING',
      'EOF',
    ],
  ],
  [[from, 'RUN <<EOF', 'pip install six', 'EOF', 'HEALTHCHECK NONE', 'ONBUILD RUN a', 'SHELL ["a"]', 'STOPSIGNAL 9']],
  [[from, 'RUN <<"A" cat && <<-B cat', 'one', 'A', '\ttwo', '\tB', 'EXPOSE 1', 'VOLUME /a', 'USER a', 'LABEL a=b']],
  [[from, 'RUN a \\', '', '# between', '  && b']],
  // Another frontend, and a heredoc whose name is none that is known.
  [['# syntax=acme/frontend:1', from, 'INCLUDE other']],
  [[from, 'RUN cat <<"A B"', 'pip install six', 'A B']],
])('%j is read', (lines) => {
  expect(reasonOf(lines)).toBeUndefined();
});

it('of a text within another file the line is that of the file', () => {
  expect(reasonOf([from, 'INSTALL pip'], 11)).toBe('line 12: there is no instruction INSTALL');
});

it('`# syntax=docker/dockerfile:1` is the usual frontend', () => {
  expect(reasonOf(['# syntax=docker/dockerfile:1', from, 'INCLUDE a'])).toContain('no instruction INCLUDE');
});
