// Where a search finds nothing, the files that would be installed are asked themselves before that is told.

import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { PackageName } from '../../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../../packages/core/src/packaging/requirement.ts';
import type { Problem } from '../../../packages/core/src/resolve/universe.ts';
import { loosened } from '../../../packages/core/src/resolve/loosened.ts';
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
    const beside = {
      hearsay: new Set(silent.map(normalizeName)),
      prepare: () => undefined,
      otherPython: () => undefined,
    };
    return { ...tableUniverse(table), ...beside } as never;
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
    expect([found.state, conflict.doubtful.size > 0, conflictWords(conflict.facts)]).toEqual([
      'none',
      false,
      ['r.txt:1 asks for qt==5.0', 'qt 5.0 needs big>=6', 'r.txt:2 asks for big==4.0'],
    ]);
  });

  it('stay hearsay where the files are silent', async () => {
    const { open } = opening(told, {});
    const { found, conflict } = await resolveSurely(problemOf('qt==5.0', 'big==4.0'), open, {});
    expect([found.state, conflict.doubtful.size > 0]).toEqual(['none', true]);
  });
});

describe('a true conflict behind one that is told wrongly', () => {
  // As PyQt5 by its wheels, and with it flask==3.0 and werkzeug==2.0, of which the index says the truth.
  const told: Table = {
    qt: { '5.0': ['big>=5'] },
    big: { '4.0': [] },
    flask: { '3.0': ['werkzeug>=3'] },
    werkzeug: { '2.0': [], '3.0': [] },
  };
  const first = ['qt==5.0', 'big==4.0'];
  const second = ['flask==3.0', 'werkzeug==2.0'];
  const orders = [
    [...first, ...second],
    [...second, ...first],
    ['qt==5.0', ...second, 'big==4.0'],
  ];

  it.each(orders)('is found: %s, %s, %s, %s', async (...lines) => {
    const { open } = opening(told, { ...told, qt: { '5.0': [] } });
    const { found, conflict } = await resolveSurely(problemOf(...lines), open, {});
    expect([found.state, [...conflict.doubtful], [...conflict.names].toSorted()]).toEqual([
      'none',
      [],
      ['flask', 'werkzeug'],
    ]);
  });

  it.each(orders)('is found where the file of the first is silent: %s, %s, %s, %s', async (...lines) => {
    const { open } = opening(told, { flask: { '3.0': ['werkzeug>=3'] }, werkzeug: { '2.0': [], '3.0': [] } });
    const { found, conflict } = await resolveSurely(problemOf(...lines), open, {});
    expect([found.state, [...conflict.doubtful], [...conflict.names].toSorted()]).toEqual([
      'none',
      [],
      ['flask', 'werkzeug'],
    ]);
  });

  it('is none where both are told wrongly', async () => {
    const { open } = opening(told, { ...told, qt: { '5.0': [] }, flask: { '3.0': [] } });
    const { found } = await resolveSurely(problemOf(...first, ...second), open, {});
    expect(found.state).toBe('solved');
  });
});

describe('a search that is given up after hearsay', () => {
  const told: Table = { qt: { '5.0': ['big>=5'] }, big: { '4.0': [] } };
  const lines = ['qt==5.0', 'big==4.0'];

  it('is told as that: nobody knows whether the pins contradict one another', async () => {
    // The sdist needs what the wheels do not, and with it one version too many is looked into.
    const more = { ...told, small: { '1': [] }, tiny: { '1': [] } };
    const { open } = opening(more, { ...more, qt: { '5.0': ['small', 'tiny'] } });
    const { found } = await resolveSurely(problemOf(...lines), open, { limit: 2 });
    expect(found).toMatchObject({ state: 'limit', why: 'versions' });
  });

  it('counts a version once in all rounds', async () => {
    const { open } = opening(told, { ...told, qt: { '5.0': [] } });
    const { found } = await resolveSurely(problemOf(...lines), open, { limit: 2 });
    expect(found.state).toBe('solved');
  });

  it('is given up where each round meets hearsay of something else', async () => {
    // Each project of the chain is said to contradict one pin, and no file of theirs says so.
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const chain: Table = Object.fromEntries(names.map((name) => [name, { '1': [`${name}x>=2`] }]));
    const pins: Table = Object.fromEntries(names.map((name) => [`${name}x`, { '1': [] }]));
    const all = names.flatMap((name) => [`${name}==1`, `${name}x==1`]);
    const { open, asked } = opening(
      { ...chain, ...pins },
      Object.fromEntries(names.map((name) => [name, { '1': [] }])),
    );
    const { found } = await resolveSurely(problemOf(...all), open, {});
    expect([found.state, asked.length]).toEqual(['limit', 5]);
  });

  it('has one patience for all rounds', async () => {
    // In each round 20 versions of one more project contradict a pin by hearsay, and each answer takes a while.
    const names = ['a', 'b', 'c', 'd', 'e'];
    const versions = Array.from({ length: 20 }, (_, at) => String(at + 1));
    const needing = (requires: (name: string) => readonly string[]): Table =>
      Object.fromEntries(
        names.map((name) => [name, Object.fromEntries(versions.map((each) => [each, requires(name)]))]),
      );
    const pins: Table = Object.fromEntries(names.map((name) => [`${name}x`, { '1': [] }]));
    const { open, asked } = opening(
      { ...needing((name) => [`${name}x>=2`]), ...pins },
      needing(() => []),
    );
    let now = 0;
    const slow = (itself: ReadonlySet<PackageName>): OpenUniverse => {
      const universe = open(itself);
      return {
        ...universe,
        requirements(option, extras) {
          now += 16;
          return universe.requirements(option, extras);
        },
      };
    };
    const clock = {
      now: () => now,
      after: () => () => undefined,
      atEnd: () => () => undefined,
      rest: () => Promise.resolve(),
    };
    const all = names.flatMap((name) => [name, `${name}x==1`]);
    const { found } = await resolveSurely(problemOf(...all), slow, { clock });
    expect(found).toMatchObject({ state: 'limit', why: 'time' });
    expect(asked.length).toBeGreaterThan(1);
    // What a round asks before its first conflict is not counted.
    expect(now).toBeLessThan(6500);
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

it('rests while it begins to ask about thousands of requirements', async () => {
  const names = Array.from({ length: 4000 }, (_, at) => `p${at}`);
  const prepared: number[] = [];
  let begun = 0;
  const { open: opened } = opening({}, {});
  const open = (itself: ReadonlySet<PackageName>): OpenUniverse => ({
    ...opened(itself),
    absent: () => undefined,
    prepare: () => {
      begun += 1;
    },
  });
  const off = (): void => undefined;
  const rest = (): Promise<void> => {
    prepared.push(begun);
    return Promise.resolve();
  };
  await resolveSurely(problemOf(...names), open, { clock: { now: () => 0, after: () => off, atEnd: () => off, rest } });
  expect(prepared).toEqual([1999, 3999]);
});
