// Reading a report that `wheelcheck -f json=report.json` wrote, with its types.

import { readFileSync } from 'node:fs';
import type { WrittenReport } from '@wheelcheck/core';

const report = JSON.parse(readFileSync('report.json', 'utf8')) as WrittenReport;
for (const { name, version, results } of report.packages)
  for (const { target, verdict } of results)
    if (verdict === 'build' || verdict === 'impossible') console.log(`${name} ${version} on ${target}: ${verdict}`);
