// uv's search against uv: random worlds in which versions clash, with what uv 0.13.9 made of each; and against brute force.

import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Option } from '../../../packages/core/src/resolve/universe.ts';
import { uvRounds, type UvRoundsOptions } from '../../../packages/core/src/resolve/uv-rounds.ts';
import { answersOf, holds, isSolvable, problemOf, world } from '../../support/brute-force.ts';
import { holdsLater } from '../../support/properties.ts';
import { type Table, tableUniverse, wantedText } from '../../support/table-universe.ts';

interface Case {
  readonly seed: number;
  readonly world: Table;
  readonly wanted: readonly string[];
  /** Null where uv finds no solution. */
  readonly answer: Readonly<Record<string, string>> | null;
}

const recorded: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/resolve/universes-uv.json', import.meta.url), 'utf8'),
);

const options: UvRoundsOptions = { eligible: (all) => all, prereleases: false, onRound: () => undefined };

const projectsIn = (decided: ReadonlyMap<string, Option>): ReadonlyMap<string, Option> =>
  new Map([...decided].filter(([key]) => !key.includes('[')));

describe('uv rounds', () => {
  it.each(recorded.cases)('world $seed comes out as in uv 0.13.9', async ({ answer, wanted, world: table }) => {
    const problem = { wanted: wanted.map(wantedText), constraints: [] };
    const found = await uvRounds(problem, tableUniverse(table), options);
    const versions = found && [...projectsIn(found)].map(([key, { version }]) => [key, version?.text] as const);
    expect(versions ? Object.fromEntries(versions) : null).toEqual(answer);
  });

  // As `uv pip compile` 0.13.9 says of a project with 1.0, 1.1.dev1, 2.0a1 and 2.0rc1.
  it.each([
    ['demo>=1.0.dev0', '1.0'],
    ['demo<=2.0rc1', '1.0'],
    ['demo~=1.0.dev0', '1.0'],
    ['demo>1.0', '2.0rc1'],
    ['demo>=2.0a1', '2.0rc1'],
    ['demo>2.0a1', '2.0rc1'],
    ['demo==2.0a1', '2.0a1'],
  ])('%s is %s: a pre-release only where no final version is in the range', async (line, version) => {
    const universe = tableUniverse({ demo: { '1.0': [], '1.1.dev1': [], '2.0a1': [], '2.0rc1': [] } });
    const found = await uvRounds({ wanted: [wantedText(line)], constraints: [] }, universe, options);
    expect(found?.get('demo')?.version?.text).toBe(version);
  });

  it('find a solution exactly where there is one', async () => {
    let [solved, none] = [0, 0];
    await holdsLater(
      fc.asyncProperty(world, async ({ table, ...asked }) => {
        const universe = tableUniverse(table);
        const problem = problemOf(asked);
        const found = await uvRounds(problem, universe, options);
        if (found) {
          solved += 1;
          expect(holds(projectsIn(found), problem, await answersOf(universe))).toBe(true);
        } else {
          none += 1;
          expect(await isSolvable(problem, universe)).toBe(false);
        }
      }),
      300,
    );
    // A property that only ever met one of the two would prove nothing
    expect({ solved: solved > 50, none: none > 50 }).toEqual({ solved: true, none: true });
  });
});
