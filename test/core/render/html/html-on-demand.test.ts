// The page whose parts are loaded when they are needed is the same page, with something in the way and without.

import { expect, it } from 'vitest';
import { html } from '../../../../packages/core/src/render/html/html.ts';
import { htmlOnDemand } from '../../../../packages/core/src/render/html/html-on-demand.ts';
import { filledReport, samplePackage, sampleReport, sampleResult } from '../../../support/sample-report.ts';

it.each([
  ['a build', filledReport('x')],
  ['wheels alone', sampleReport([samplePackage('x', 1, [sampleResult('t0')])])],
])('%s', async (_, report) => {
  expect(await htmlOnDemand(report)).toBe(html(report));
});
