// What makes an answer complete where a build alone tells which packages a release needs. Tried with uv 0.8 and a source from version
// control: what `uv pip compile` lists of it, checked with --no-deps, is complete; the same list without is not.

import { expect, it } from 'vitest';
import { incomplete } from '../../packages/cli/src/incomplete.ts';
import type { Diagnostic, ReportInput, ReportTarget } from '../../packages/core/src/report/report.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../support/sample-report.ts';

const unlearnt: Diagnostic = {
  rule: 'WC205',
  level: 'warning',
  message: 'which packages clip needs could not be learnt without building it: they were not judged',
  target: null,
  location: null,
  kind: 'said',
  about: ['clip'],
  unlearnt: ['clip'],
};
const left = '--allow-unknown leaves it open: exit code 0, unless something else is in the way';
const inStage = { path: 'Dockerfile', stage: null, line: 4, command: 'pip install -r requirements.txt' };

function told(
  inputs: readonly Partial<ReportInput>[],
  targets: readonly ReportTarget[],
  verdict: 'build' | 'impossible',
) {
  const [input] = sampleReport([]).inputs;
  if (input === undefined) throw new Error('the sample has an input');
  const clip = samplePackage(
    'clip',
    1,
    targets.map(({ id }) => sampleResult(id, { verdict })),
  );
  const row = { ...clip, location: { path: inputs[0]?.path ?? 'Dockerfile', line: 1 } };
  const report = sampleReport(
    [row],
    { inputs: inputs.map((each) => ({ ...input, kind: 'requirements.txt', ...each })), diagnostics: [unlearnt] },
    targets,
  );
  return incomplete(report, report, false);
}

it('is said as what the exit code rests on, by the rule that says it in the report', () => {
  const [failure, ...others] = told([{ path: 'requirements.txt' }], [sampleTarget('t0')], 'build');
  expect(others).toEqual([]);
  expect(failure?.message).toBe('the answer is not complete: which packages clip needs is not known (WC205)');
});

it.each<
  [what: string, inputs: readonly Partial<ReportInput>[], target: Partial<ReportTarget>, help: readonly string[]]
>([
  [
    'a stage of a Dockerfile',
    [{ path: 'requirements.txt' }],
    { dockerfile: inStage, commands: [inStage] },
    [
      'list all that is installed: uv pip compile requirements.txt --python-version 3.12 --python-platform aarch64-unknown-linux-musl -o locked.txt (which builds what it asks)',
      'check that list: wheelcheck locked.txt --no-deps -b Dockerfile',
      'install it: pip install --no-deps -r locked.txt (uv pip install has --no-deps as well)',
    ],
  ],
  [
    'a named stage, and a project in a folder',
    [{ path: 'app/pyproject.toml', kind: 'pyproject.toml', installer: 'uv' }],
    { dockerfile: { ...inStage, stage: 'builder' }, commands: [] },
    [
      'list all that is installed: uv pip compile app/pyproject.toml --python-version 3.12 --python-platform aarch64-unknown-linux-musl -o locked.txt (which builds what it asks)',
      'check that list: wheelcheck locked.txt --no-deps -b Dockerfile:builder',
      'install it: pip install --no-deps -r locked.txt (uv pip install has --no-deps as well)',
    ],
  ],
  [
    'a file that uv does not read',
    [{ path: 'environment.yml', kind: 'environment.yml' }],
    {},
    [
      'list all that is installed: pip freeze > locked.txt, in an image that was built',
      'check that list: wheelcheck locked.txt --no-deps -b python:3.12-slim',
      'install it: pip install --no-deps -r locked.txt (uv pip install has --no-deps as well)',
    ],
  ],
  [
    'a lock, of which pip asks once more what its packages need',
    [{ path: 'pylock.toml', kind: 'pylock.toml' }],
    {},
    ['what is locked is all there is with pip install --no-deps: check it with --no-deps, and install it so'],
  ],
  [
    'words of a command',
    [],
    { dockerfile: inStage, commands: [inStage] },
    [
      'install with --no-deps from a file that holds everything (uv pip compile, or pip freeze in an image that was built), and check that',
    ],
  ],
])('%s', (_what, inputs, target, help) => {
  const [failure] = told(inputs, [sampleTarget('t0', { base: 'python:3.12-slim', ...target })], 'build');
  expect(failure?.help).toBe([...help, left].join('\n'));
});

it('names no base and no Python where there are several', () => {
  const [first, second] = [sampleTarget('t0'), sampleTarget('t1')];
  const other = { ...second, python: second.python && { ...second.python, version: '3.13.1' } };
  const [failure] = told([{ path: 'requirements.txt' }], [first, other], 'build');
  expect(failure?.help?.split('\n').slice(0, 2)).toEqual([
    'list all that is installed: uv pip compile requirements.txt -o locked.txt (which builds what it asks)',
    'check that list: wheelcheck locked.txt --no-deps',
  ]);
});

it('what cannot be installed comes first: no tool lists anything before', () => {
  const [failure] = told([{ path: 'requirements.txt' }], [sampleTarget('t0')], 'impossible');
  expect(failure?.help).toBe(
    `mend first what cannot be installed (clip): no tool lists what the others need before\n${left}`,
  );
});
