// What helps where locks lack what is installed: the tool that made them, and no one's where they are of two kinds.

import { expect, it } from 'vitest';
import { incomplete } from '../../packages/cli/src/incomplete.ts';
import type { Diagnostic } from '../../packages/core/src/report/report.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../support/sample-report.ts';

const lacking: Diagnostic = {
  rule: 'WC202',
  level: 'warning',
  message: '1 package that these need is not in the file and was not judged: six (by python-dateutil)',
  target: null,
  location: null,
  kind: 'said',
  about: [],
  unjudged: ['six'],
};

it.each([
  [['uv.lock'], 'restore the file from version control, or make it again with "uv lock", or add --allow-unknown'],
  [
    ['uv.lock', 'uv.lock'],
    'restore the file from version control, or make it again with "uv lock", or add --allow-unknown',
  ],
  [
    ['uv.lock', 'poetry.lock'],
    'restore the locks from version control, or make each again with its own tool, or add --allow-unknown',
  ],
  [
    ['uv.lock', 'requirements.txt'],
    'check a file that holds everything (pip-compile, uv pip compile, pip freeze), or add --allow-unknown',
  ],
])('%j', (kinds, help) => {
  const [input] = sampleReport([]).inputs;
  if (input === undefined) throw new Error('the sample has an input');
  const report = sampleReport([], { inputs: kinds.map((kind) => ({ ...input, kind })), diagnostics: [lacking] });
  expect(incomplete(report, report, false).map((failure) => failure.help)).toEqual([help]);
});

const pinned = 'check a file that holds everything (pip-compile, uv pip compile, pip freeze), or add --allow-unknown';
const refused: Diagnostic = { ...lacking, rule: null, kind: 'refused-pins', unjudged: [] };

it.each<[what: string, verdicts: readonly ('wheel' | 'impossible')[], more: readonly Diagnostic[], help: string]>([
  ['every package has a file', ['wheel', 'wheel'], [], pinned],
  ['torch on Alpine, and not on Debian', ['impossible', 'wheel'], [], pinned],
  [
    'torch has none anywhere',
    ['impossible', 'impossible'],
    [],
    'mend first what cannot be installed (torch): no tool lists what the others need before, or add --allow-unknown',
  ],
  [
    'torchvision 0.5.0 needs another torch than the one that is pinned',
    ['wheel', 'wheel'],
    [refused],
    'mend first the pins that contradict one another: no tool lists what the others need before, or add --allow-unknown',
  ],
])('names what comes before a file that holds everything: %s', (_, verdicts, more, help) => {
  const [input] = sampleReport([]).inputs;
  if (input === undefined) throw new Error('the sample has an input');
  const torch = samplePackage(
    'torch',
    1,
    verdicts.map((verdict, position) => sampleResult(`t${position}`, { verdict })),
  );
  const report = sampleReport([torch], {
    inputs: [{ ...input, kind: 'requirements.txt' }],
    diagnostics: [lacking, ...more],
  });
  expect(incomplete(report, report, false).map((failure) => failure.help)).toEqual([help]);
});

it('of words of a Dockerfile no file is told of', () => {
  const command = { path: 'Dockerfile', stage: null, line: 2, command: 'pip install pandas==2.1.4' };
  const target = sampleTarget('t0', { commands: [command] });
  const row = { ...samplePackage('pandas', 2, [sampleResult('t0')]), location: { path: 'Dockerfile', line: 2 } };
  const report = sampleReport([row], { diagnostics: [lacking] }, [target]);
  expect(incomplete(report, report, false).map(({ cause, help }) => [cause, help])).toEqual([
    [
      'no command names it: the installer chooses a version when the image is built',
      'name it in the command with a version, or install from a file that holds everything, or add --allow-unknown',
    ],
  ]);
});
