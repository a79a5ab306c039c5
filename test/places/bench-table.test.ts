// The table of docs/performance.md: what is written is read again, and what is worse is told.

import { describe, expect, it } from 'vitest';
import { growthOf, readRows, type Row, slidden, tableOf, withRows } from '../../scripts/bench/table.mjs';

const row = (id: string, more: Partial<Row> = {}): Row => ({
  id,
  title: `case ${id}`,
  node: 2.5,
  uv: 0.5,
  uvCpu: 0.75,
  pip: undefined,
  peak: 70,
  uvPeak: 88,
  requests: 199,
  kilobytes: 1442,
  ...more,
});

const page = (rows: readonly Row[]): string =>
  `# Performance\n\n<!-- measured -->\n\n${tableOf(rows)}\n\n<!-- end -->\n\nMore.\n`;

it('the page itself holds a table that is read', () => {
  const rows = readRows();
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['version', 'lock-13', 'cold-150', 'warm-150']));
  expect(rows.every(({ node, peak }) => (node ?? 0) >= 0.9 && (peak ?? 0) > 20)).toBe(true);
});

describe('what is written', () => {
  it('is read again, with a dash for what was not measured', () => {
    expect(readRows(page([row('a'), row('b', { uv: undefined, node: 12.34 })]))).toEqual([
      row('a'),
      row('b', { uv: undefined, node: 12.3 }),
    ]);
  });

  it('replaces the rows that were measured, keeps the others and what stands around', () => {
    const text = withRows(page([row('a'), row('b')]), [row('c'), row('a', { node: 2 })]);
    expect(readRows(text)).toEqual([row('a', { node: 2 }), row('b'), row('c')]);
    expect(text).toMatch(/^# Performance\n/);
    expect(text).toMatch(/\n<!-- end -->\n\nMore\.\n$/);
    expect(withRows(text, [])).toBe(text);
  });
});

describe('what slid', () => {
  it.each<[string, Partial<Row>, readonly string[]]>([
    ['nothing', {}, []],
    ['a quarter more time is the same', { node: 3.1 }, []],
    ['more is told', { node: 3.2 }, ['a: CPU ÷ Node is 3.2, and was 2.50']],
    ['memory beyond 15 %', { peak: 81 }, ['a: peak, MiB is 81, and was 70']],
    ['a request more of many is the same, five are not', { requests: 204 }, ['a: requests is 204, and was 199']],
    ["uv's own memory is no matter of ours", { uvPeak: 900 }, []],
    ['less', { node: 1, peak: 40, requests: 1 }, []],
    ['not measured this time', { uv: undefined, node: undefined }, []],
  ])('%s', (_, now, told) => {
    expect(slidden([row('a')], [row('a', now)])).toEqual(told);
  });

  it('a case that has no row yet has nothing to slide from', () => {
    expect(slidden([row('a')], [row('b', { node: 99 })])).toEqual([]);
  });
});

describe('growth', () => {
  const sized = (power: number): readonly Row[] =>
    [10, 50, 150].map((count) => row(`cold-${count}`, { node: 1 + (count / 10) ** power }));

  it('is the power of the packages, from three sizes on', () => {
    expect(growthOf(sized(1))).toBe("Cold, CPU time beyond bare Node's grows as packages to the power of 1.00.");
    expect(growthOf(sized(1.5))).toContain('power of 1.50');
    expect(growthOf(sized(1).slice(1))).toBe('');
  });

  it('leaves latencies out, and what is as fast as bare Node', () => {
    expect(growthOf([...sized(1), row('cold-1000-40ms', { node: 2 }), row('cold-1', { node: 1 })])).toContain(' 1.00.');
  });
});
