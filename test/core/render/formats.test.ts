// Every format on every corpus case: valid for those who read it, twice the same, and every place holds its package's name.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { annotations } from '../../../packages/core/src/render/wording/annotations.ts';
import { type Format, render, renderers } from '../../../packages/core/src/render/renderers.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { corpus, goldensOf, judged, readGolden } from '../../support/corpus.ts';
import { recordedIndex } from '../../support/recorded-index.ts';
import { runnerCommands } from '../../support/runner.ts';
import { gitlabFaults, htmlFaults, jsonFaults, junitFaults, sarifFaults } from '../../support/validators.ts';

const options = { width: 80, verbose: false };

const each =
  (faults: (text: string) => readonly unknown[]) =>
  (...texts: readonly string[]): readonly unknown[] =>
    texts.flatMap(faults);

const forJenkins: string[] = [];

/** What is wrong with a format's texts. */
const faultsOf: Readonly<Record<Format, (...texts: readonly string[]) => unknown>> = {
  terminal: each((text) => text.split('\n').filter((line) => line.length > 80)),
  json: each(jsonFaults),
  jsonl: each((text) =>
    text
      .trimEnd()
      .split('\n')
      .flatMap((line) => {
        const { type } = JSON.parse(line) as { type: string };
        return ['run', 'target', 'result', 'diagnostic', 'summary'].includes(type) ? [] : [line];
      }),
  ),
  sarif: each(sarifFaults),
  // The schema's validator takes half a second to start: all cases are put to it at once, below.
  junit: (...texts) => {
    forJenkins.push(...texts);
    return [];
  },
  github: each((text) =>
    runnerCommands(text).length === text.trimEnd().split('\n').length
      ? []
      : text.split('\n').filter((line) => !line.startsWith('::')),
  ),
  gitlab: each(gitlabFaults),
  html: each(htmlFaults),
  markdown: each((text) => (Buffer.byteLength(text) < 65_000 ? [] : [`${Buffer.byteLength(text)} bytes`])),
};

const formats = Object.keys(renderers) as Format[];
const index = recordedIndex();

const matrices = new Map<string, Promise<Report>>();

/** Checked on three targets at once, one of each kind; once. */
function matrixOf(name: string): Promise<Report> {
  const matrix = matrices.get(name) ?? checkMatrix(name);
  matrices.set(name, matrix);
  return matrix;
}

async function checkMatrix(name: string): Promise<Report> {
  const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8')) as { lock: string };
  const known = readdirSync(join(corpus, name));
  return check({
    resolve: false,
    files: [
      {
        path: lock,
        text: readFileSync(join(corpus, name, lock), 'utf8'),
        sibling: async (path) => (known.includes(path) ? readFileSync(join(corpus, name, path), 'utf8') : undefined),
      },
    ],
    targets: [
      { base: 'python:3.12-alpine', platform: 'linux/arm64' },
      { base: 'python:3.8-slim', platform: 'linux/amd64' },
      { python: '3.13t', libc: 'glibc-2.17', platform: 'linux/386' },
    ],
    selection: { with: [], without: [], only: [], allGroups: true, extras: [], allExtras: true },
    index,
  });
}

/** The matrix, and one golden target alone: the first of a case or the last, by turns. */
async function reportsOf(name: string, position: number): Promise<readonly Report[]> {
  const file = goldensOf(name).at(position % 2 === 0 ? 0 : -1) ?? '';
  return Promise.all([matrixOf(name), judged(name, readGolden(name, file), index)]);
}

const cases = readdirSync(corpus).map((name, position) => ({ name, position }));

describe.each(cases)('$name', ({ name, position }) => {
  let reports: readonly Report[] = [];
  beforeAll(async () => {
    reports = await reportsOf(name, position);
  }, 120_000);

  it.each(formats)('as %s is valid, and twice the same', async (format) => {
    const texts = reports.map((report) => render(format, report, options));
    expect(await faultsOf[format](...texts)).toEqual([]);
    expect(reports.map((report) => render(format, report, options))).toEqual(texts);
    for (const text of texts) {
      expect(text).toMatch(/\n$/);
      expect(text).not.toMatch(/\u001b|\/work\/|undefined(?! symbol)|\[object/);
    }
  });

  it('every place is a line that holds the name of its package', () => {
    const told = reports.flatMap((report) => annotations(report));
    const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_.]+/g, '-');
    const read = new Map<string, readonly string[]>();
    const linesOf = (path: string): readonly string[] => {
      const lines = read.get(path) ?? readFileSync(join(corpus, name, path), 'utf8').split('\n');
      read.set(path, lines);
      return lines;
    };
    const wrong = told.flatMap(({ about, location }) => {
      if (!about || !location) return [];
      const line = linesOf(location.path)[location.line - 1] ?? '';
      return plain(line).includes(about.pkg.name)
        ? []
        : [`${location.path}:${location.line} ${about.pkg.name}: ${line}`];
    });
    expect(wrong).toEqual([]);
  });
});

it('every case as junit is valid', async () => {
  expect(forJenkins.length).toBeGreaterThan(40);
  expect(await junitFaults(...forJenkins)).toEqual([]);
});

describe('the corpus', () => {
  it('has something to say in every case of a build', async () => {
    const rows = annotations(await matrixOf('datasci-uv'));
    expect(rows.filter(({ rule, location }) => rule === 'WC101' && location !== null).length).toBeGreaterThan(5);
  });
});
