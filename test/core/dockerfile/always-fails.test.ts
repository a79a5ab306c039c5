// Scripts that fail whatever happens: docker build ends there. Only what is certain counts, as sh and bash have it.

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

const scripts = [
  { path: 'ends.sh', text: '#!/bin/sh\npip install six\nexit 1\n' },
  { path: 'maybe.sh', text: '#!/bin/sh\n[ -f /x ] && exit 0\nexit 1\n' },
  { path: 'errexit.sh', text: '#!/bin/bash -e\nfalse\npip install six\n' },
  { path: 'goes-on.sh', text: '#!/bin/bash\nfalse\npip install six\n' },
  { path: 'e.sh', text: 'set -e\n' },
  { path: 'one.sh', text: 'exit 1\n' },
  { path: 'none.sh', text: 'exit 0\n' },
  { path: 'inside.sh', text: 'set -e\nfalse\ntrue\n' },
  { path: 'Makefile', text: 'deps:\n\tfalse\nquiet:\n\t-false\n' },
];

async function stopsOf(lines: readonly string[]): Promise<readonly string[]> {
  const text = ['FROM python:3.12', 'WORKDIR /app', 'COPY . .', ...lines, 'RUN pip install idna', ''].join('\n');
  const { notFollowed, stages } = await findStages({
    path: 'Dockerfile',
    text,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
    files: new Map(scripts.map((each) => [each.path, each])),
  });
  // What would follow is judged.
  expect(stages[0]?.installs.at(-1)?.understood.words).toEqual(['idna']);
  return notFollowed.flatMap(({ stops, line, at, text: command }) =>
    stops === true ? [`${at === undefined ? line : `${at.path}:${at.line}`} ${command}`] : [],
  );
}

it.each<readonly [line: string, stop: string]>([
  ['RUN exit 1', '4 exit 1'],
  ['RUN false', '4 false'],
  ['RUN echo no && false', '4 false'],
  ['RUN false && pip install six', '4 false'],
  ['RUN pip install six; exit 3', '4 exit 3'],
  ['RUN pip install six || true; exit 3', '4 exit 3'],
  ['RUN false || false', '4 false'],
  ['RUN ! true', '4 ! true'],
  ['RUN if true; then exit 1; fi', '4 exit 1'],
  ['RUN { echo no; exit 1; }', '4 exit 1'],
  ['RUN (exit 1)', '4 exit 1'],
  ['RUN f() { exit 1; }; f', '4 exit 1'],
  ['RUN set -e; false; true', '4 false'],
  ['RUN [ a = b ]', '4 [ a = b ]'],
  ['RUN bash -c "exit 1"', '4 exit 1'],
  ['RUN bash -ec "false; true"', '4 false'],
  ['RUN bash -o pipefail -c "false | cat"', '4 false'],
  ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN false | tee log', '5 false'],
  ['RUN <<EOF\nset -e\nfalse\necho done\nEOF', '6 false'],
  ['RUN ./ends.sh', 'ends.sh:3 exit 1'],
  ['RUN ./errexit.sh', 'errexit.sh:2 false'],
  ['RUN make deps', 'Makefile:2 false'],
  ['RUN set -e; true && false; true', '4 false'],
  // A trap that leaves the code what it is.
  ["RUN trap 'rm -f log' EXIT; pip install six; false", '4 false'],
  ["RUN trap 'exit 3' EXIT; false", '4 false'],
  ["RUN trap 'exit 0' INT; false", '4 false'],
  ["RUN trap 'exit 0' EXIT; trap - EXIT; false", '4 false'],
  // What is sourced sets the options of its shell, and ends it.
  ['RUN . ./e.sh; false; true', '4 false'],
  ['RUN . ./e.sh && false; true', '4 false'],
  ['RUN . ./one.sh; true', 'one.sh:1 exit 1'],
  ['RUN . ./inside.sh; true', 'inside.sh:2 false'],
  ['RUN set -e; . ./e.sh; false; true', '4 false'],
  ['RUN . ./one.sh || true', 'one.sh:1 exit 1'],
  // Each with its own code: xargs ends with 123 where one of its commands does not end with 0.
  ['RUN echo a | xargs -n1 false', '4 xargs -n1 false'],
  ['RUN echo a | xargs -n1 /bin/false', '4 xargs -n1 /bin/false'],
  ['RUN echo six | xargs -n 0 pip install', '4 xargs -n 0 pip install'],
  ['RUN echo six | xargs --max-args=0 echo', '4 xargs --max-args=0 echo'],
  // No shell is there.
  ['RUN ["false"]', '4 false'],
  ['RUN ["/bin/false"]', '4 false'],
  ['RUN ["test", "a", "=", "b"]', '4 ["test", "a", "=", "b"]'],
  ['RUN ["exit", "1"]', '4 ["exit", "1"]'],
  ['RUN ["exit", "0"]', '4 ["exit", "0"]'],
  ['RUN ["cd", "/app"]', '4 ["cd", "/app"]'],
  ['RUN ["source", "e.sh"]', '4 ["source", "e.sh"]'],
  ['RUN ["export", "A=1"]', '4 ["export", "A=1"]'],
])('%s stops', async (line, stop) => {
  expect(await stopsOf([line])).toEqual([stop]);
});

it.each([
  'RUN exit 0',
  'RUN exit',
  'RUN true || exit 1',
  'RUN false || true',
  'RUN false; true',
  'RUN ! false',
  'RUN false | cat',
  'RUN echo a | xargs -n1 false || true',
  'RUN echo a | xargs -n1 true',
  'RUN echo a | xargs -n 1 echo -n 0',
  'RUN echo a | xargs -r -n 10 echo',
  "RUN trap 'exit 0' EXIT; pip install six; false",
  "RUN trap 'rm -f log; exit 0' 0; exit 1",
  "RUN set -e; trap 'exit 0' EXIT; false; true",
  'RUN f() { exit 0; }; trap f EXIT; false',
  "RUN trap 'exit $code' EXIT; false",
  'RUN (exit 1) || true',
  'RUN (exit 1); true',
  'RUN if false; then exit 1; fi',
  'RUN [ -f /x ] && exit 1; true',
  'RUN [ -f /x ] || exit 1',
  'RUN [ -f /x ] && exit 0; exit 1',
  'RUN [ -n "$UNKNOWN" ] || exit 1',
  'RUN set -e; [ a = b ] && echo; true',
  'RUN set -e; if false; then true; fi; true',
  'RUN set -e; set +e; false; true',
  'RUN bash -c "exit 1" || true',
  'RUN bash -c "false; true"',
  'RUN <<EOF\nfalse\necho done\nEOF',
  'RUN ./maybe.sh',
  'RUN ./goes-on.sh',
  'RUN ./ends.sh || true',
  'RUN make quiet',
  'RUN set -e; false && true; true',
  'RUN . ./e.sh; . ./none.sh; false',
  'RUN (. ./e.sh); false; true',
  'RUN [ -f /x ] && . ./e.sh; false; true',
  'RUN . ./e.sh; set +e; false; true',
  'RUN sh ./e.sh; false; true',
  'RUN ["true"]',
  'RUN ["test", "a", "=", "a"]',
  'RUN ["sh", "-c", "exit 0"]',
])('%s does not stop', async (line) => {
  expect(await stopsOf([line])).toEqual([]);
});
