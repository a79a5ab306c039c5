// Whole checks of the corpus against its golden verdicts, and its locks of one project against one another. The index's answers are
// the recordings in fixtures/index/.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../packages/core/src/report/rules-of.ts';
import { corpus, goldenRows, goldensOf, judged, readGolden, reportRows } from '../support/corpus.ts';
import { recordedIndex } from '../support/recorded-index.ts';

const cases = readdirSync(corpus).filter((name) => name !== 'fastapi-unpinned');

/** One for all, which remembers what it read: the lists of whole projects are long. */
const index = recordedIndex();

interface Verdicts {
  /** As the golden has them. */
  readonly rows: readonly string[];
  /** `name version` → verdict and file, of what is installed. */
  readonly byRelease: ReadonlyMap<string, string>;
}

const known = new Map<string, Promise<Verdicts>>();

/** Both questions are about the same checks. */
function verdictsOf(name: string, file: string): Promise<Verdicts> {
  const key = `${name}/${file}`;
  const verdicts = known.get(key) ?? judgeCase(name, file);
  known.set(key, verdicts);
  return verdicts;
}

async function judgeCase(name: string, file: string): Promise<Verdicts> {
  const report = await judged(name, readGolden(name, file), index, true);
  const byRelease = report.packages.flatMap(({ name: pkg, version, results: [result] }) =>
    result && result.verdict !== 'skipped'
      ? [[`${pkg} ${version}`, `${result.verdict} ${result.file?.filename}`] as const]
      : [],
  );
  return { rows: reportRows(report), byRelease: new Map(byRelease) };
}

describe.each(cases)('%s', (name) => {
  it.each(goldensOf(name))('%s', async (file) => {
    expect((await verdictsOf(name, file)).rows).toEqual(goldenRows(readGolden(name, file)));
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

/** `pip lock` names one file a package, for its own machine alone. */
const comparable = cases.filter((name) => name !== 'fastapi-pip-lock');
const projectOf = (name: string): string => name.split('-')[0] ?? name;
const shared = [...new Set(comparable.map(projectOf))]
  .map((project) => [project, comparable.filter((name) => projectOf(name) === project)] as const)
  .filter(([, locks]) => locks.length > 1);

/** The widest mode that a case has on a target. */
function widest(name: string, target: string): string | undefined {
  const goldens = goldensOf(name);
  return [`${target}.all.json`, `${target}.main.json`].find((file) => goldens.includes(file));
}

describe.each(shared)(
  '%s, locked by several tools: what two of its locks both pin gets the same verdict',
  (_, locks) => {
    const targets = [
      ...new Set(locks.flatMap((name) => goldensOf(name).map((file) => file.replace(/\.\w+\.json$/, '')))),
    ];

    it.each(targets)('%s', async (target) => {
      // PDM takes no wheel for 32-bit x86, which dep_logic calls otherwise.
      const alike = locks.filter((name) => !(target.endsWith('-i686') && name.includes('-pdm')));
      const found = await Promise.all(
        alike.map(async (name) => {
          const file = widest(name, target);
          return [
            name,
            file === undefined ? new Map<string, string>() : (await verdictsOf(name, file)).byRelease,
          ] as const;
        }),
      );
      const keys = [...new Set(found.flatMap(([, each]) => [...each.keys()]))];
      const held = keys.map(
        (key) => [key, found.flatMap(([name, each]) => (each.has(key) ? [`${each.get(key)} (${name})`] : []))] as const,
      );
      const twice = held.filter(([, all]) => all.length > 1);
      expect(twice.length).toBeGreaterThan(5);
      const different = twice.filter(([, all]) => new Set(all.map((text) => text.replace(/ \([^)]*\)$/, ''))).size > 1);
      expect(different).toEqual([]);
    });
  },
);
