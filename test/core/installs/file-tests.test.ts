// Tests of files, variables and texts: which branch runs is known from the build context.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const context = {
  'r.txt': 'six==1.16.0\n',
  'req/r.txt': 'six==1.16.0\n',
  'none.txt': '',
  'run.sh': '#!/bin/sh\n[ -f /app/lost.txt ] && pip install idna\n',
};
const doubt = 'whether it runs hangs on something that is not known';
const stops = 'what it asks comes to no';
/** A is what is installed where the test comes to yes, B where it comes to no. */
const [yes, no, open] = [['A'], ['B'], [doubt, doubt]] as const;

const judged = async (lines: readonly string[], listed = true): Promise<readonly string[]> => {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', ...lines, ''].join('\n');
  const { installations, unchecked } = await installationsIn(dockerfilePlan(text, context, { listed }));
  return [
    ...installations.flatMap(({ stage }) => stage.installs.flatMap(({ understood: { words } }) => words)),
    ...unchecked.map(({ why }) => why),
  ];
};

// Of each sh and bash say the same: for i in sh bash; do $i -c 'if …; then echo A; else echo B; fi'; done beside these files.
it.each<[test: string, expected: readonly string[]]>([
  ['[ -f r.txt ]', yes],
  ['[ -f lost.txt ]', no],
  ['[ ! -f lost.txt ]', yes],
  ['! [ -f lost.txt ]', yes],
  ['test -e req/r.txt', yes],
  ['[ -e req ]', yes],
  ['[ -f req ]', no],
  ['[ -d req ]', yes],
  ['[ -d r.txt ]', no],
  ['[ -f /app/req/r.txt ]', yes],
  ['[ -f req/lost.txt ]', no],
  ['[ -s r.txt ]', yes],
  ['[ -s none.txt ]', no],
  ['[ -s lost.txt ]', no],
  ['[ -r r.txt ]', yes],
  ['[ -f r.txt -a -s none.txt ]', no],
  ['[ -f lost.txt -o -f r.txt ]', yes],
  ['[ -f r.txt ] && [ ! -s none.txt ]', yes],
  ['[ "$MODE" = dev -o "$MODE" = prod ]', yes],
  ['[ "$COUNT" -gt 2 ]', yes],
  ['[ $COUNT -eq 2 ]', no],
  ['[ "$NOTHING" ]', no],
  ['[ -z "$NOTHING" ]', yes],
  ['grep -q six r.txt', yes],
  ['grep -qi ^SIX r.txt', yes],
  ['grep -q idna r.txt', no],
  ['cat r.txt | grep -q six', yes],
  ['! grep -q idna r.txt', yes],
  ['ls r.txt', yes],
  ['ls lost.txt', no],
  ['[ -f /etc/os-release ]', open],
  ['[ -x r.txt ]', open],
  ['[ -n "$(date)" ]', open],
  ['[ r.txt -nt none.txt ]', open],
])('if %s', async (test, expected) => {
  const head = ['ARG MODE=prod', 'ARG COUNT=3', 'ARG NOTHING=', 'COPY . .'];
  expect(await judged([...head, `RUN if ${test}; then pip install A; else pip install B; fi`])).toEqual(expected);
});

// Of bash: for i in bash; do $i -c 'if …; then echo A; else echo B; fi'; done
it.each<[test: string, expected: readonly string[]]>([
  ['[[ -f r.txt && -s r.txt ]]', yes],
  ['[[ -f lost.txt || -s none.txt ]]', no],
  ['[[ ! -f lost.txt ]]', yes],
  ['[[ ( -f lost.txt || -f r.txt ) && -d req ]]', yes],
  ['[[ $MODE == pro* ]]', yes],
  ['[[ $MODE == "pro*" ]]', no],
  ['[[ $MODE != "dev" ]]', yes],
  ['[[ $NOTHING == dev ]]', no],
  ['[[ $MODE =~ ^(prod|dev)$ ]]', yes],
  ['[[ "$MODE" =~ ^d ]]', no],
  ['[[ $COUNT -ge 3 ]]', yes],
])('if %s', async (test, expected) => {
  const head = ['SHELL ["/bin/bash", "-c"]', 'ARG MODE=prod', 'ARG COUNT=3', 'ARG NOTHING=', 'COPY . .'];
  expect(await judged([...head, `RUN if ${test}; then pip install A; else pip install B; fi`])).toEqual(expected);
});

it.each<[lines: readonly string[], expected: readonly string[]]>([
  [['COPY . .', 'RUN [ -f r.txt ] && pip install A'], ['A']],
  [['COPY . .', 'RUN [ -f lost.txt ] || pip install A'], ['A']],
  [['COPY . .', 'RUN [ ! -s none.txt ] || pip install A'], []],
  [['COPY . .', 'RUN [ -f lost.txt ] && pip install A || true', 'RUN pip install B'], ['B']],
  [['COPY . .', 'RUN [ -f lost.txt ] && pip install A; pip install B'], ['B']],
  // The chain comes to no, and so does the line.
  [
    ['COPY . .', 'RUN pip install B', 'RUN [ -f lost.txt ] && pip install A'],
    ['B', stops],
  ],
  [
    ['COPY . .', 'RUN pip install B', 'RUN ./run.sh'],
    ['B', stops],
  ],
  [['COPY . .', 'RUN pip install B', 'RUN sh run.sh || echo none'], ['B']],
  // Who copies what.
  [['COPY r.txt req ./', 'RUN if [ -f none.txt ]; then pip install A; else pip install B; fi'], ['B']],
  [['COPY *.txt ./', 'RUN if [ -f none.txt ]; then pip install A; else pip install B; fi'], ['A']],
  [['COPY req /srv/req/', 'RUN if [ -f /srv/req/r.txt ]; then pip install A; else pip install B; fi'], ['A']],
  [
    ['COPY req/ .', 'RUN if [ -d req ]; then pip install A; else pip install B; fi'],
    [doubt, doubt],
  ],
  [['COPY r.txt pins.txt', 'RUN if [ -f pins.txt ]; then pip install A; else pip install B; fi'], ['A']],
  [['RUN echo six > own.txt', 'RUN if [ -f own.txt ]; then pip install A; else pip install B; fi'], ['A']],
  [
    ['COPY . .', 'RUN rm r.txt', 'RUN if [ -f r.txt ]; then pip install A; else pip install B; fi'],
    [doubt, doubt],
  ],
  [
    ['COPY . .', 'RUN ./bring', 'RUN if [ -f lost.txt ]; then pip install A; else pip install B; fi'],
    [doubt, doubt],
  ],
  [
    [
      'COPY . .',
      'FROM python:3.12-slim',
      'COPY --from=0 /app /app',
      'WORKDIR /app',
      'RUN if [ -f r.txt ]; then pip install A; fi',
    ],
    ['A'],
  ],
  [['RUN --mount=type=bind,target=. if [ -f lost.txt ]; then pip install A; else pip install B; fi'], ['B']],
])('%j', async (lines, expected) => {
  expect(await judged(lines)).toEqual(expected);
});

it('of a context that cannot be listed only what is copied by its name is known', async () => {
  const command = (test: string): string => `RUN if ${test}; then pip install A; else pip install B; fi`;
  expect(await judged(['COPY . .', command('[ -f lost.txt ]')], false)).toEqual([doubt, doubt]);
  expect(await judged(['COPY r.txt .', command('[ -f r.txt ]')], false)).toEqual(['A']);
});
