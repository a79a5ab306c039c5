// The report of public names: a change of the library's surface shows in the same commit.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiReport } from '../../scripts/make/make-api-report.mjs';

it('is what the script makes of the last build', () => {
  const kept = readFileSync(join(import.meta.dirname, '../../docs/api-report.txt'), 'utf8');
  expect(apiReport()).toBe(kept);
});

it('has signatures without docstrings, under the name that is public', () => {
  const report = apiReport();
  expect(report).toContain('\nfunction check(input: CheckInput): Promise<Report>;\n');
  expect(report).toContain('(as CheckFile)');
  expect(report).not.toContain('/**');
});
