// The report and the pages of public names: a change of the library's surface shows in the same commit.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderers } from '../../packages/core/src/render/renderers.ts';
import { apiPages } from '../../scripts/make/make-api-pages.mjs';
import { apiReport } from '../../scripts/make/make-api-report.mjs';
import { publicNames } from '../../scripts/make/public-names.mjs';

const docs = join(import.meta.dirname, '../../docs');

it('is what the script makes of the last build', () => {
  expect(apiReport()).toBe(readFileSync(join(docs, 'api-report.txt'), 'utf8'));
});

it('has signatures without docstrings, under the name that is public', () => {
  const report = apiReport();
  expect(report).toContain('\nfunction check(input: CheckInput): Promise<Report>;\n');
  expect(report).toContain('(as CheckFile)');
  expect(report).not.toContain('/**');
});

it('the pages are what the script makes of the last build', () => {
  const kept = readdirSync(join(docs, 'api')).map((file) => [file, readFileSync(join(docs, 'api', file), 'utf8')]);
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(apiPages()));
});

it('every report format has an entry of its own', () => {
  const { exports } = JSON.parse(readFileSync(join(docs, '../packages/core/package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  expect(Object.keys(exports).filter((entry) => entry.startsWith('./render/'))).toEqual(
    Object.keys(renderers).map((format) => `./render/${format}`),
  );
});

it('every public name says what it is for', () => {
  const silent = [...publicNames()].flatMap(([path, names]) =>
    [...names.values()].filter(({ docstring }) => docstring === '').map(({ name }) => `${path} ${name}`),
  );
  expect(silent).toEqual([]);
});
