// The fault matrix: each row by its id, over real sockets, real files and real processes, and the figures of the whole.

import { afterAll, describe, expect, it } from 'vitest';
import { hosted } from './hosted.ts';
import { matrix, notInjected, uncovered } from './matrix.ts';
import type { Row } from './row.ts';
import { archives } from './rows/archives.ts';
import { cache } from './rows/cache.ts';
import { costs } from './rows/costs.ts';
import { connections, withoutFault } from './rows/connections.ts';
import { documents } from './rows/documents.ts';
import { files } from './rows/files.ts';
import { includes } from './rows/includes.ts';
import { output } from './rows/output.ts';
import { pages } from './rows/pages.ts';
import { processes } from './rows/processes.ts';
import { shell } from './rows/shell.ts';
import { statuses } from './rows/statuses.ts';
import { trust } from './rows/trust.ts';
import { words } from './rows/words.ts';
import { figures, tally } from './tally.ts';

const rows: readonly Row[] = [
  ...connections,
  ...statuses,
  ...documents,
  ...pages,
  ...cache,
  ...processes,
  ...trust,
  ...includes,
  ...files,
  ...costs,
  ...words,
  ...output,
  ...shell,
  ...archives,
];

afterAll(async () => {
  await hosted.close();
  console.log(`faults: ${figures(tally)}`);
});

it('a world without faults', withoutFault);

describe('the fault matrix', { timeout: process.env['FAULT_SEEDS'] === undefined ? 300_000 : 3_600_000 }, () => {
  for (const { id, fault, run } of rows) {
    it(`${id} ${fault}`, async () => {
      expect((await run()) ?? []).toEqual([]);
    });
  }
});

describe('the list of rows', () => {
  it('has a test for each', () => {
    expect(uncovered(rows.map(({ id }) => id))).toEqual({ missing: [], strange: [] });
  });

  it('tells a row without a test, and a test without a row', () => {
    const ids = Object.keys(matrix);
    expect(uncovered(ids.filter((id) => id !== 'C4'))).toEqual({ missing: ['C4'], strange: [] });
    expect(uncovered([...ids, 'H1'])).toEqual({ missing: [], strange: ['H1'] });
  });

  it('has a reason where nothing is injected', () => {
    expect(Object.entries(notInjected).filter(([id, reason]) => id in matrix || reason.length < 20)).toEqual([]);
  });
});

it('the figures are those of a suite in which nothing went wrong', () => {
  const { injected, survived, ...wrong } = tally;
  expect(survived).toBe(injected);
  expect(Object.values(wrong)).toEqual(Object.values(wrong).map(() => 0));
});
