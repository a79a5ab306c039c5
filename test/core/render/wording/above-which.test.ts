// Every format that has the line before pip says where in the Dockerfile it goes.

import { expect, it } from 'vitest';
import { render } from '../../../../packages/core/src/render/renderers.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

const commands = [9, 4].map((line) => ({ path: 'api/Dockerfile', stage: null, line, command: 'pip install psycopg2' }));
const preparation = {
  manager: 'apt',
  names: ['libpq-dev'],
  line: 'apt-get install -y libpq-dev',
  evidence: 'built',
  helps: 'all',
  notes: [],
} as const;

it.each(['terminal', 'html', 'markdown'] as const)('%s: above what installs first', (format) => {
  const rows = [samplePackage('psycopg2', 1, [sampleResult('t0', { verdict: 'build', rules: ['WC101'] })])];
  const text = (change: Parameters<typeof sampleTarget>[1]): string =>
    render(format, sampleReport(rows, {}, [sampleTarget('t0', { preparation, ...change })]));
  expect(text({ commands })).toMatch(/in a RUN above \W*api\/Dockerfile:4\b/i);
  expect(text({})).not.toMatch(/in a RUN above/i);
});
