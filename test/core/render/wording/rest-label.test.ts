// What a table calls the packages of which nothing is to be said.

import { expect, it } from 'vitest';
import { restLabel } from '../../../../packages/core/src/render/wording/rest-label.ts';
import { samplePackage } from '../../../support/sample-report.ts';

const long = 'google-cloud-bigquery-storage';

it.each<[names: readonly string[], isOnly: boolean, beside: boolean, label: string]>([
  [['click'], true, true, 'click 1.0'],
  [['click', 'six'], true, true, 'click and six'],
  [['click', long], true, true, '2 others'],
  [['click', 'six', 'idna'], true, true, '3 others'],
  [['click', 'six', 'idna'], true, false, '3 packages'],
  // Two rows of others would be told apart by nothing.
  [['click', 'six', 'idna'], false, true, 'click and 2 more'],
])('%j, the only row: %s, beside others: %s', (names, isOnly, beside, label) => {
  const packages = names.map((name) => samplePackage(name, 1, []));
  expect(restLabel(packages, isOnly, beside)).toBe(label);
});
