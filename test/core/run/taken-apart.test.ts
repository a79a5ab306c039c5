// Commands that have no solution together: pip asks nothing of what is installed, so that each is an installation of its own
// (pip 24.0: `pip install pandas==2.2.2`, then `pip install 'numpy<1.23.2'` ends with 0, "pandas 2.2.2 requires numpy>=1.23.2 …, which is incompatible").

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [] };
const index = smallIndex({
  frame: { '2.0': { ...pure, requires: ['array>=1.5'] }, '1.0': { ...pure, requires: ['array>=1.0'] } },
  array: { '1.6': pure, '1.5': pure, '1.4': { files: ['tar.gz'], requires: [] } },
  plot: { '1.0': { ...pure, requires: ['array'] } },
});

async function reportOf(lines: readonly string[], context = {}): Promise<Report> {
  const text = ['FROM python:3.12-slim', ...lines, ''].join('\n');
  const planned = await planDockerfile(dockerfilePlan(text, context));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  return check({ ...first, beside });
}

async function judged(lines: readonly string[], context = {}): Promise<readonly string[]> {
  const report = await reportOf(lines, context);
  const rows = report.packages.map(
    ({ name, version, results }) => `${name} ${version ?? '?'} ${results.map(({ verdict }) => verdict).join(' ')}`,
  );
  return [...rows.toSorted(), ...report.diagnostics.flatMap(({ rule }) => (rule === 'WC112' ? [rule] : []))];
}

it.each<[lines: readonly string[], said: readonly string[]]>([
  // The later one replaces what the earlier one brought.
  [
    ['RUN pip install frame==2.0', 'RUN pip install "array<1.5"'],
    ['array 1.4 build', 'array 1.6 wheel', 'frame 2.0 wheel'],
  ],
  [['RUN pip install frame==2.0 && pip install array==1.4'], ['array 1.4 build', 'array 1.6 wheel', 'frame 2.0 wheel']],
  [
    ['COPY a.txt b.txt ./', 'RUN pip install -r a.txt', 'RUN pip install -r b.txt', 'RUN pip install plot'],
    ['array 1.4 build', 'array 1.6 wheel', 'frame 2.0 wheel', 'plot 1.0 wheel'],
  ],
  // What fits goes on as one.
  [
    ['RUN pip install frame==2.0', 'RUN pip install "array<1.6"'],
    ['array 1.5 wheel', 'frame 2.0 wheel'],
  ],
  // One command that contradicts itself installs nothing.
  [['RUN pip install frame==2.0 "array<1.5"'], ['array ? unknown', 'frame 2.0 wheel', 'WC112']],
  [
    ['RUN pip install plot', 'RUN pip install frame==2.0 "array<1.5"'],
    ['array 1.6 wheel', 'array ? unknown', 'frame 2.0 wheel', 'plot 1.0 wheel', 'WC112'].toSorted(),
  ],
])('%j', async (lines, said) => {
  const context = { 'a.txt': 'frame==2.0\n', 'b.txt': 'array<1.5\n' };
  expect((await judged(lines, context)).toSorted()).toEqual(said.toSorted());
});

// pip 24.0: `pip install requests==2.31.0 && pip install urllib3==1.20 && pip check` ends with 1,
// "requests 2.31.0 has requirement urllib3<3,>=1.21.1, but you have urllib3 1.20."
it.each<[lines: readonly string[], told: readonly string[]]>([
  [['RUN pip install frame==2.0 && pip install array==1.4 && pip check'], ['pip check']],
  [['RUN pip install frame==2.0 && pip install array==1.4', 'RUN python -m pip check'], ['python -m pip check']],
  [
    ['RUN pip install frame==2.0', 'RUN pip install array==1.4', 'RUN pip --no-color check -v'],
    ['pip --no-color check -v'],
  ],
  [['RUN pip install frame==2.0 && pip install array==1.4 && bash -c "pip check"'], ['pip check']],
  [
    [
      'COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/uv',
      'ENV UV_SYSTEM_PYTHON=1',
      'RUN uv pip install frame==2.0 && uv pip install array==1.4 && uv pip check',
    ],
    ['uv pip check'],
  ],
  // What fits together has nothing to lack, and what goes on ends nothing.
  [['RUN pip install frame==2.0 && pip install "array<1.6" && pip check'], []],
  [['RUN pip install frame==2.0 && pip install array==1.4 && (pip check || true)'], []],
  [['RUN pip install frame==2.0 && pip check', 'RUN pip install array==1.4'], []],
])('of %j what asks whether all of it fits is open', async (lines, told) => {
  const { diagnostics } = await reportOf(lines);
  const open = diagnostics.filter(({ rule }) => rule === 'WC403');
  expect(open.flatMap(({ about }) => about)).toEqual(told);
});
