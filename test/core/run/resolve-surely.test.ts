// Where a search finds nothing, the files that would be installed are asked themselves before that is told.

import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { PackageName } from '../../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../../packages/core/src/packaging/requirement.ts';
import type { Problem } from '../../../packages/core/src/resolve/universe.ts';
import { loosened } from '../../../packages/core/src/run/loosened.ts';
import type { OpenUniverse } from '../../../packages/core/src/run/open-universe.ts';
import { resolveSurely } from '../../../packages/core/src/run/resolve-surely.ts';
import { conflictWords } from '../../../packages/core/src/rules/conflict-words.ts';
import { tableUniverse, type Table } from '../../support/table-universe.ts';

function problemOf(...lines: readonly string[]): Problem {
  const wanted = lines.map((text, position) => {
    const read = parseRequirement(text);
    if (!read.ok) throw new Error(read.problem);
    return { name: read.value.name, extras: [], specifiers: read.value.specifiers, text, by: `r.txt:${position + 1}` };
  });
  return { wanted, constraints: [] };
}

/** @param told by the index and by files that are not taken @param own by those that are */
function opening(
  told: Table,
  own: Table,
): { readonly open: Parameters<typeof resolveSurely>[1]; readonly asked: string[] } {
  const asked: string[] = [];
  const open = (itself: ReadonlySet<PackageName>): OpenUniverse => {
    asked.push([...itself].join(' '));
    const table = Object.fromEntries(
      Object.entries(told).map(([name, versions]) => [
        name,
        itself.has(normalizeName(name)) ? (own[name] ?? versions) : versions,
      ]),
    );
    const silent = Object.keys(told).filter((name) => !itself.has(normalizeName(name)) || own[name] === undefined);
    return { ...tableUniverse(table), hearsay: new Set(silent.map(normalizeName)), prepare: () => undefined } as never;
  };
  return { open, asked };
}

describe('pins that the index says to contradict one another', () => {
  // As PyQt5 5.15.11 on arm64: its wheels need PyQt5-Qt5, its sdist does not.
  const told: Table = { qt: { '5.0': ['big>=5'] }, big: { '4.0': [] } };

  it('do not where the sdist that is taken needs nothing of the kind', async () => {
    const { open, asked } = opening(told, { qt: { '5.0': [] } });
    const { found, itself } = await resolveSurely(problemOf('qt==5.0'), open, {});
    expect([found.state, [...itself].toSorted(), asked]).toEqual(['solved', ['big', 'qt'], ['', 'big qt']]);
  });

  it('do where the files say so themselves, which is no hearsay then', async () => {
    const { open } = opening(told, { ...told, qt: { '5.0': ['big>=6'] } });
    const { found, conflict } = await resolveSurely(problemOf('qt==5.0', 'big==4.0'), open, {});
    expect([found.state, conflict.isHearsay, conflictWords(conflict.facts)]).toEqual([
      'none',
      false,
      ['r.txt:1 asks for qt==5.0', 'qt 5.0 needs big>=6', 'r.txt:2 asks for big==4.0'],
    ]);
  });

  it('stay hearsay where the files are silent', async () => {
    const { open } = opening(told, {});
    const { found, conflict } = await resolveSurely(problemOf('qt==5.0', 'big==4.0'), open, {});
    expect([found.state, conflict.isHearsay]).toEqual(['none', true]);
  });
});

it('each requirement of a conflict is loosened alone, and what would be taken then is told', async () => {
  const table: Table = {
    aiohttp: { '3.12': ['yarl>=1.17'], '3.10': ['yarl>=1'] },
    yarl: { '1.9': [], '1.18': [] },
    other: { '1': ['yarl<1.18'], '2': ['yarl<1.18'] },
  };
  const names = new Set(['aiohttp', 'yarl'].map(normalizeName));
  const found = async (...lines: readonly string[]): Promise<readonly string[]> => {
    const ways = await loosened(problemOf(...lines), names, () => tableUniverse(table), {});
    return ways.map(({ name, version }) => `${name} ${version}`);
  };
  expect(await found('aiohttp==3.12', 'yarl==1.9')).toEqual(['aiohttp 3.10', 'yarl 1.18']);
  expect(await found('aiohttp==3.12', 'yarl==1.9', 'other')).toEqual(['aiohttp 3.10']);
});
