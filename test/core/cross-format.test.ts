// One project locked by several tools: what two of its locks both pin gets the same verdict on each target, whatever the format.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, goldensOf, judged, readGolden } from '../support/corpus.ts';
import { recordedIndex } from '../support/recorded-index.ts';

/** `pip lock` names one file a package, for its own machine alone; the unpinned case pins nothing. */
const apart: ReadonlySet<string> = new Set(['fastapi-pip-lock', 'fastapi-unpinned']);

const projects = new Map<string, string[]>();
for (const name of readdirSync(corpus).filter((each) => !apart.has(each))) {
  const project = name.split('-')[0] ?? name;
  projects.set(project, [...(projects.get(project) ?? []), name]);
}
const index = recordedIndex();
const shared = [...projects].filter(([, cases]) => cases.length > 1);

/** The widest mode that a case has on a target. */
function widest(name: string, target: string): string | undefined {
  const goldens = goldensOf(name);
  return [`${target}.all.json`, `${target}.main.json`].find((file) => goldens.includes(file));
}

/** `name version` → verdict and file, of what is installed. */
async function verdicts(name: string, target: string): Promise<ReadonlyMap<string, string>> {
  const file = widest(name, target);
  if (file === undefined) return new Map();
  const report = await judged(name, readGolden(name, file), index);
  return new Map(
    report.packages.flatMap(({ name: pkg, version, results: [result] }) =>
      result && result.verdict !== 'skipped'
        ? [[`${pkg} ${version}`, `${result.verdict} ${result.file?.filename}`]]
        : [],
    ),
  );
}

describe.each(shared)('%s', (_, cases) => {
  const targets = [
    ...new Set(cases.flatMap((name) => goldensOf(name).map((file) => file.replace(/\.\w+\.json$/, '')))),
  ];

  it.each(targets)('%s', async (target) => {
    const found = await Promise.all(cases.map(async (name) => [name, await verdicts(name, target)] as const));
    const keys = [...new Set(found.flatMap(([, each]) => [...each.keys()]))];
    const held = keys.map(
      (key) => [key, found.flatMap(([name, each]) => (each.has(key) ? [`${each.get(key)} (${name})`] : []))] as const,
    );
    const twice = held.filter(([, all]) => all.length > 1);
    expect(twice.length).toBeGreaterThan(5);
    const different = twice.filter(([, all]) => new Set(all.map((text) => text.replace(/ \([^)]*\)$/, ''))).size > 1);
    expect(different).toEqual([]);
  });
});
