// Which Requires-Python keeps a file from an installer: fixtures/packaging/requires-python.json, recorded from uv itself, beside what
// packaging says of both bounds, which is how pip, Poetry, PDM and pipenv read it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pythonGate } from '../../../packages/core/src/match/python-gate.ts';
import { interpreterVersion } from '../../../packages/core/src/packaging/interpreter-version.ts';

interface Recorded {
  readonly requiresPython: string;
  /** By interpreter; null: packaging refuses the text, and pip ignores it. */
  readonly both: Readonly<Record<string, boolean | null>>;
  readonly uv: Readonly<Record<string, boolean>>;
}

const { rows } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/packaging/requires-python.json'), 'utf8'),
) as { readonly rows: readonly Recorded[] };

/** What one reading says of a row, by interpreter. */
function admitted(bound: 'both' | 'lower', { requiresPython, uv }: Recorded): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.keys(uv).map((python) => [
      python,
      pythonGate({ pythonVersion: interpreterVersion(python), pythonBound: bound, readsLegacy: false })(requiresPython),
    ]),
  );
}

describe('pythonGate', () => {
  it('has rows that tell the two readings apart', () => {
    expect(rows.filter(({ uv, both }) => JSON.stringify(uv) !== JSON.stringify(both)).length).toBeGreaterThan(20);
  });

  it.each(rows)('$requiresPython', (row) => {
    const both = Object.fromEntries(Object.entries(row.both).map(([python, answer]) => [python, answer ?? true]));
    expect(admitted('both', row)).toEqual(both);
    expect(admitted('lower', row)).toEqual(row.uv);
  });
});
