// Sentences below the answer: how they begin.

import { expect, it } from 'vitest';
import { choiceReasons } from '../../../../packages/core/src/render/wording/choice-reasons.ts';
import type { Recommended } from '../../../../packages/core/src/report/recommendation.ts';
import { samplePackage, sampleReport, sampleResult } from '../../../support/sample-report.ts';

it.each([
  [
    'nothing has to be compiled then',
    'a must build p0 1.0',
    'Nothing has to be compiled then. As it is, a must build p0 1.0.',
  ],
  ['mysqlclient 2.2.4 and pillow 10.3.0', '', 'mysqlclient 2.2.4 and pillow 10.3.0.'],
  ['api/requirements.txt:3: p0 1.0 → 2.0', '', 'api/requirements.txt:3: p0 1.0 → 2.0.'],
  ['python:3.13-slim has what that needs', '', 'python:3.13-slim has what that needs.'],
  ['', '', ''],
])('%s %s', (detail, asItIs, text) => {
  const report = sampleReport([samplePackage('mysqlclient', 1, [sampleResult('t0')])]);
  expect(choiceReasons({ detail, asItIs } as Recommended, report)).toBe(text);
});
