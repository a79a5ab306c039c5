// Installations of which one stands in for the other. Which of them run was seen of dash, with programs in place of pip that end as
// pip does on each image: pip 23.0.1 of Debian 12 ends with 1 outside of environments (PEP 668), pip 21.2.4 with 2 at an option that it
// does not know.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const debian = 'FROM debian:12\nRUN apt-get update && apt-get install -y python3 python3-pip';
const slim = 'FROM python:3.12-slim';
const old = 'FROM python:3.6-slim';
const files = { 'r.txt': 'six==1.16.0\n', 'other.txt': 'idna==3.7\n' };

/** What is judged of the last line, with what it is at a closed Python; what is told beside it; what is not judged. */
async function judged(from: string, command: string): Promise<readonly (readonly string[])[]> {
  const text = `${from}\nWORKDIR /app\nCOPY . .\nRUN ${command}\n`;
  const plans = await planDockerfile(dockerfilePlan(text, files));
  const [target] = plans.flatMap(({ targets }) => targets);
  const stops = target?.stage?.stops ?? [];
  const installs = plans.flatMap(({ targets }) => targets.flatMap(({ stage }) => stage?.installs ?? []));
  return [
    installs.map((each) => `${each.command}: ${each.atClosedPython}`),
    plans.flatMap(({ remarks = [] }) => remarks).map((each) => each.replace(/^Dockerfile:\d+: /, '')),
    [...(target?.stage?.unchecked ?? []), ...stops.filter(({ whereClosed }) => whereClosed !== true)].map(
      (each) => `${each.text}: ${each.why}`,
    ),
  ];
}

const closed = 'the distribution keeps its Python to itself (PEP 668), and the script goes on without it';
const opened = 'pip install --break-system-packages';

it.each<[from: string, command: string, installs: readonly string[], notes: readonly string[]]>([
  [debian, `pip install six || ${opened} six`, [`${opened} six: free`], [`pip install six: ${closed}`]],
  [debian, `pip install -r r.txt || ${opened} idna`, [`${opened} idna: free`], [`pip install -r r.txt: ${closed}`]],
  [debian, `pip install six 2>/dev/null || ${opened} six`, [`${opened} six: free`], [`pip install six: ${closed}`]],
  [debian, `pip install -U pip && pip install six || ${opened} six`, [`${opened} six: free`], []],
  [
    debian,
    `if pip install six; then :; else ${opened} six; fi`,
    [`${opened} six: free`],
    [`pip install six: ${closed}`],
  ],
  [debian, `sh -c "pip install six" || ${opened} six`, [`${opened} six: free`], [`pip install six: ${closed}`]],
  [
    debian,
    `pip install six || { echo again; ${opened} six; }`,
    [`${opened} six: free`],
    [`pip install six: ${closed}`],
  ],
  [debian, `(pip install six || ${opened} six) && echo`, [`${opened} six: free`], [`pip install six: ${closed}`]],
  [debian, `${opened} six || pip install six`, [`${opened} six: free`], []],
  [
    debian,
    `pip install six || pip install idna || ${opened} six`,
    [`${opened} six: free`],
    [`pip install six: ${closed}`, `pip install idna: ${closed}`],
  ],
  [
    debian,
    `for n in six idna; do pip install $n || ${opened} $n; done`,
    [`${opened} six: free`, `${opened} idna: free`],
    [`pip install six: ${closed}`, `pip install idna: ${closed}`],
  ],
  // Nothing stands in for it.
  [debian, 'pip install six || exit 1', ['pip install six: stopped'], []],
  [debian, `pip install six || true && ${opened} idna`, [`${opened} idna: free`], []],
  [debian, `pip install six; ${opened} idna`, [`${opened} idna: free`], []],
  // What stands before it is taken to work.
  [slim, `pip install six || ${opened} six`, ['pip install six: stopped'], []],
  [slim, 'pip install six || pip3 install six', ['pip install six: stopped'], []],
  [slim, 'pip install six || true', ['pip install six: stopped'], []],
  [slim, 'pip install six || echo none', ['pip install six: stopped'], []],
  [
    slim,
    'pip install -r r.txt || pip install idna',
    ['pip install -r r.txt: stopped'],
    ['pip install idna: it runs only where pip install -r r.txt fails, and is not judged'],
  ],
  [slim, 'pip install six || true && pip install idna', ['pip install six: stopped', 'pip install idna: stopped'], []],
  [slim, 'which six || pip install six && pip install idna', ['pip install idna: stopped'], []],
  [
    old,
    `${opened} six || pip install six`,
    ['pip install six: stopped'],
    [
      `${opened} six: pip 21.2.4 has no option --break-system-packages: pip 23.0.1 has it; the script goes on without it`,
    ],
  ],
])('%s, %s', async (from, command, installs, notes) => {
  const [found, told] = await judged(from, command);
  expect([found, told]).toEqual([installs, notes]);
});

it.each([
  [debian, 'pip install six || true', ['pip install six']],
  [debian, `pip install six; ${opened} idna`, ['pip install six']],
  [slim, 'which six || pip install six && pip install idna', ['pip install six']],
  [old, `${opened} six || echo none; pip install six`, [`${opened} six`]],
  [old, `${opened} six || exit 1`, [`${opened} six`]],
  [old, `pip install $WHAT six || pip install six`, ['pip install $WHAT six', 'pip install six']],
])('%s, %s: not judged %j', async (from, command, texts) => {
  const plans = judged(from, `${command}\nRUN ${from === debian ? opened : 'pip install'} --no-deps idna`);
  expect((await plans)[2]?.map((each) => texts.find((text) => each.startsWith(text)))).toEqual(texts);
});
