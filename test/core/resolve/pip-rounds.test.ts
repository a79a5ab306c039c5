// pip's search against pip: small random worlds, with what pip 26.3 made of each.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { pipRounds } from '../../../packages/core/src/resolve/pip-rounds.ts';
import type { Option, Universe } from '../../../packages/core/src/resolve/universe.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { type Table, tableUniverse, wantedText } from '../../support/table-universe.ts';

interface Case {
  readonly seed: number;
  readonly world: Table;
  readonly wanted: readonly string[];
  readonly constraints: readonly string[];
  readonly options: readonly string[];
  /** Null where pip finds no solution. */
  readonly answer: Readonly<Record<string, string>> | null;
}

const recorded: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/resolve/universes.json', import.meta.url), 'utf8'),
);

async function resolve({
  world,
  wanted,
  constraints,
  options,
}: Omit<Case, 'seed' | 'answer'>): Promise<Case['answer']> {
  const found = await pipRounds(
    { wanted: wanted.map(wantedText), constraints: constraints.map(wantedText) },
    tableUniverse(world),
    { prereleases: options.includes('--pre') },
  );
  if (found.state !== 'solved') return null;
  const versions = [...found.settled.values()].flatMap(({ option, extras }) =>
    extras.length > 0 ? [] : [[option.name, option.version?.text ?? ''] as const],
  );
  return Object.fromEntries(versions.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('pip rounds', () => {
  it.each(recorded.cases)('world $seed comes out as in pip 26.3', async ({ answer, ...world }) => {
    expect(await resolve(world)).toEqual(answer);
  });

  it('four hundred lines on one project of which nothing is known are no square of hard work', async () => {
    const lines = Array.from({ length: 400 }, (_, at) => wantedText(`demo==1.${at}`));
    const unknown: Option = { name: normalizeName('demo'), version: undefined, yanked: false };
    const universe: Universe = { ...tableUniverse({}), options: () => Promise.resolve([unknown]) };
    const started = cpuTime();
    expect((await pipRounds({ wanted: lines, constraints: [] }, universe)).state).toBe('solved');
    expect(cpuTime() - started).toBeLessThan(3000);
  });

  it('of thousands of demands on one project the last one counts as the first one does', async () => {
    const others = Array.from({ length: 3000 }, (_, at) => wantedText(`demo!=9.${at}`));
    const universe = tableUniverse({ demo: { '1.0': [], '2.0': [], '3.0': [] } });
    const started = cpuTime();
    const found = await pipRounds({ wanted: [...others, wantedText('demo!=3.0')], constraints: [] }, universe);
    expect(found.state === 'solved' && found.settled.get('demo')?.option.version?.text).toBe('2.0');
    expect(await pipRounds({ wanted: [...others, wantedText('demo>4')], constraints: [] }, universe)).toMatchObject({
      state: 'none',
    });
    expect(cpuTime() - started).toBeLessThan(10_000);
  });
});
