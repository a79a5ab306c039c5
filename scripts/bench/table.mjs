// The table of docs/performance.md: written of what was measured, and read again to see whether something slid.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} title
 * @property {number | undefined} node CPU time over that of `node -e 0`.
 * @property {number | undefined} uv Wall time over uv's.
 * @property {number | undefined} uvCpu CPU time over uv's.
 * @property {number | undefined} pip Wall time over pip's.
 * @property {number | undefined} peak MiB.
 * @property {number | undefined} uvPeak MiB.
 * @property {number} requests
 * @property {number} kilobytes
 */

/** How much more than what stands in the table is still called the same: ratios of times differ from run to run, counts do not. */
const columns = [
  { key: 'node', head: 'CPU ÷ Node', slack: 0.25 },
  { key: 'uv', head: 'time ÷ uv', slack: 0.35 },
  { key: 'uvCpu', head: 'CPU ÷ uv', slack: 0.35 },
  { key: 'pip', head: 'time ÷ pip', slack: 0.35 },
  { key: 'peak', head: 'peak, MiB', slack: 0.15 },
  { key: 'uvPeak', head: "uv's peak", slack: Infinity },
  { key: 'requests', head: 'requests', slack: 0.02 },
  { key: 'kilobytes', head: 'kB', slack: 0.05 },
];

const page = join(root, 'docs', 'performance.md');
const [begin, end] = ['<!-- measured -->', '<!-- end -->'];

function cell(value) {
  if (value === undefined) return '–';
  if (value >= 20 || Number.isInteger(value)) return String(Math.round(value));
  return value >= 3 ? value.toFixed(1) : value.toFixed(2);
}

/** @param {readonly Row[]} rows */
export function tableOf(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(['case', '', ...columns.map(({ head }) => head)]),
    line(['---', '---', ...columns.map(() => '--:')]),
    ...rows.map((row) => line([`\`${row.id}\``, row.title, ...columns.map(({ key }) => cell(row[key]))])),
  ].join('\n');
}

/** @returns {readonly Row[]} what stands in docs/performance.md, or in a text like it */
export function readRows(text = readFileSync(page, 'utf8')) {
  const table = text.slice(text.indexOf(begin), text.indexOf(end));
  return [...table.matchAll(/^\| `(.+?)` \| (.*) \|$/gm)].map(([, id, rest]) => {
    const [title, ...cells] = rest.split(' | ');
    const numbers = cells.map((each) => (each === '–' ? undefined : Number(each)));
    return { id, title, ...Object.fromEntries(columns.map(({ key }, index) => [key, numbers[index]])) };
  });
}

/** Puts rows into docs/performance.md. */
export function writeRows(rows) {
  writeFileSync(page, withRows(readFileSync(page, 'utf8'), rows));
}

/** The page with these rows; those that were not measured stay. */
export function withRows(text, rows) {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const kept = readRows(text).map((row) => fresh.get(row.id) ?? row);
  const known = new Set(kept.map(({ id }) => id));
  const all = [...kept, ...rows.filter(({ id }) => !known.has(id))];
  const [before, after] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  return `${before}${begin}\n\n${tableOf(all)}\n\n${growthOf(all)}\n\n${after}`;
}

/** @returns {readonly string[]} what is worse than in the table, a line each */
export function slidden(before, rows) {
  const known = new Map(before.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const old = known.get(row.id);
    if (old === undefined) return [];
    return columns
      .filter(({ key, slack }) => row[key] > old[key] * (1 + slack))
      .map(({ key, head }) => `${row.id}: ${head} is ${cell(row[key])}, and was ${cell(old[key])}`);
  });
}

/** How the CPU time beyond bare Node's grows with the packages: the slope of logarithms, by least squares. */
export function growthOf(rows) {
  const lines = ['cold', 'warm'].flatMap((cache) => {
    const points = rows.flatMap(({ id, node }) => {
      const [, count] = new RegExp(`^${cache}-(\\d+)$`).exec(id) ?? [];
      return count && node > 1 ? [[Math.log(Number(count)), Math.log(node - 1)]] : [];
    });
    return points.length < 3
      ? []
      : [`${cache}, CPU time beyond bare Node's grows as packages to the power of ${slope(points).toFixed(2)}.`];
  });
  return lines.map((line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}`).join('\n');
}

function slope(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean(([first]) => first), mean(([, second]) => second)];
  const over = points.reduce((sum, [first, second]) => sum + (first - x) * (second - y), 0);
  return over / points.reduce((sum, [first]) => sum + (first - x) ** 2, 0);
}
