// Real locks with something of them deleted, doubled, replaced or cut off: a manifest or a WheelcheckError, in bounded time, never anything else.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { WheelcheckError } from '../../packages/core/src/error.ts';
import { isManifestName, manifestNames } from '../../packages/core/src/manifest/formats.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { readManifest } from '../support/read-manifest.ts';
import { seeded } from '../support/seeded.ts';

const isLong = process.env['FAULT_SEEDS'] !== undefined;
const seed = Number(process.env['FAULT_SEED'] ?? 1);
const count = isLong ? 20_000 : 400;
const LIMIT = 2000;
/** Larger ones take the time of many. */
const LARGEST = 200_000;

const folder = join(import.meta.dirname, '../../fixtures');
const locks = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && manifestNames.some((name) => isManifestName(entry.name, name)))
  .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))
  .filter(({ text }) => text.length < LARGEST);

const pieces = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '\n',
  '\\',
  '=',
  ',',
  '\0',
  '\ufeff',
  '__proto__',
  '[[package]]\n',
  'null',
  '1e999',
  '-1',
  ' ; ',
  '@',
  '==',
  '*',
  '\r',
  '\ud800',
  '::error::',
  '\u001b[31m',
  'x'.repeat(2000),
];

/** The text after one to four changes. */
function mutated(text: string, chance: () => number): string {
  const below = (most: number): number => Math.floor(chance() * most);
  let changed = text;
  for (let left = 1 + below(4); left > 0; left -= 1) {
    const at = below(changed.length + 1);
    const end = Math.min(changed.length, at + below(chance() < 0.5 ? 4 : 400));
    const [before, within, after] = [changed.slice(0, at), changed.slice(at, end), changed.slice(end)];
    const ways: readonly (() => string)[] = [
      () => before + after,
      () => before + within + within + after,
      () => before + (pieces[below(pieces.length)] ?? '') + after,
      () => before + String.fromCharCode(below(0x250)) + after,
      () => before,
      () => after + before,
      () => before + within.split('').toReversed().join('') + after,
    ];
    changed = ways[below(ways.length)]?.() ?? changed;
  }
  return changed;
}

it(`${count} mutations of ${locks.length} locks and requirements files`, { timeout: 3_600_000 }, async () => {
  const chance = seeded(seed);
  const seen = { read: 0, refused: 0 };
  const uncaught: string[] = [];
  const slow: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const lock = locks[Math.floor(chance() * locks.length)];
    if (lock === undefined) continue;
    const text = mutated(lock.text, chance);
    const started = cpuTime();
    try {
      await readManifest(lock.path, text, () => Promise.resolve(undefined));
      seen.read += 1;
    } catch (error) {
      if (error instanceof WheelcheckError) seen.refused += 1;
      else uncaught.push(`mutation ${at} of ${lock.path}: ${String(error)}`);
    }
    if (cpuTime() - started > LIMIT) slow.push(`mutation ${at} of ${lock.path}`);
  }
  console.log(
    `mutations: seed ${seed}, ${count} of ${locks.length} files: ${seen.read} read, ${seen.refused} refused, ${uncaught.length} uncaught, ${slow.length} slow`,
  );
  expect([uncaught, slow]).toEqual([[], []]);
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(0);
});
