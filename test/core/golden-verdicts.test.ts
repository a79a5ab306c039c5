// Whole checks of the corpus against its golden verdicts. The index's answers are the recordings in fixtures/index/.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../packages/core/src/report/rules-of.ts';
import { corpus, goldenRows, goldensOf, judged, readGolden, reportRows } from '../support/corpus.ts';
import { recordedIndex } from '../support/recorded-index.ts';

const cases = readdirSync(corpus).filter((name) => name !== 'fastapi-unpinned');

/** One for all, which remembers what it read: the lists of whole projects are long. */
const index = recordedIndex();

describe.each(cases)('%s', (name) => {
  it.each(goldensOf(name))('%s', async (file) => {
    const golden = readGolden(name, file);
    expect(reportRows(await judged(name, golden, index))).toEqual(goldenRows(golden));
  });
});

describe('fastapi-unpinned', () => {
  it('has no pins: every package is unknown, reason unpinned', async () => {
    const golden = readGolden('fastapi-unpinned', 'py3.12-musl1.2-x86_64.main.json');
    const report = await judged('fastapi-unpinned', golden, index);
    const rows = report.packages.map(({ name, results }) => [
      name,
      results[0]?.verdict,
      results[0]?.reason,
      results[0] && rulesOf(results[0]),
    ]);
    expect(rows).toEqual([
      ['fastapi', 'unknown', 'unpinned', ['WC202']],
      ['uvicorn', 'unknown', 'unpinned', ['WC202']],
    ]);
    expect(report.complete).toBe(false);
  });
});
