// The JSON report holds exactly the contract's keys, in its order, resolved needs included, and is the same from a cold index. That it
// fits the schema on every corpus case, formats.test.ts holds.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { check } from '../../../../packages/core/src/check.ts';
import { json } from '../../../../packages/core/src/render/data/json.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import { recordedIndex } from '../../../support/recorded-index.ts';

const root = join(import.meta.dirname, '../../../..');
const corpus = join(root, 'fixtures/corpus');
const schema = JSON.parse(readFileSync(join(root, 'packages/core/src/report/report.schema.json'), 'utf8')) as object;
const fits = new Ajv2020().compile(schema);

function report(name: string, index = recordedIndex()): Promise<Report> {
  const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8')) as { lock: string };
  return check({
    files: [
      {
        path: lock,
        text: readFileSync(join(corpus, name, lock), 'utf8'),
        sha256: 'a'.repeat(64),
        sibling: async (path) => {
          const known = readdirSync(join(corpus, name));
          return known.includes(path) ? readFileSync(join(corpus, name, path), 'utf8') : undefined;
        },
      },
    ],
    targets: [
      { base: 'python:3.12-alpine', platform: 'linux/arm64' },
      { base: 'python:3.8-slim', platform: 'linux/amd64' },
      { python: '3.13t', libc: 'glibc-2.17', platform: 'linux/386' },
    ],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index,
  });
}

describe('the JSON report', () => {
  /** One lock of each project, and of each installer. */
  const cases = [
    'crypto38-requirements',
    'datasci-uv',
    'django-pylock-uv',
    'fastapi-unpinned',
    'pandas-poetry-lock2.1',
  ];

  it.each(cases)('%s fits the schema, twice the same', async (name) => {
    const text = json(await report(name));
    // The second time by an index of which nothing was read before.
    expect(text).toBe(json(await report(name, recordedIndex({}))));
    fits(JSON.parse(text));
    expect(fits.errors ?? []).toEqual([]);
  });

  it('has the keys of the contract in the order of the contract', async () => {
    const document = JSON.parse(json(await report('crypto38-requirements'))) as {
      targets: readonly object[];
      diagnostics: readonly object[];
      packages: readonly { results: readonly object[] }[];
    };
    const keys = (value: object | undefined): readonly string[] => Object.keys(value ?? {});
    const [pkg] = document.packages;
    expect(keys(document)).toEqual([
      'schemaVersion',
      'tool',
      'complete',
      'inputs',
      'targets',
      'packages',
      'summary',
      'diagnostics',
      'remarks',
    ]);
    expect(keys(document.targets[0])).toEqual([
      'id',
      'base',
      'platform',
      'distro',
      'libc',
      'arch',
      'python',
      'pip',
      'compiler',
      'source',
      'asOf',
      'plans',
      'install',
      'downloadSize',
      'recommendation',
      'dockerfile',
    ]);
    expect(keys(pkg)).toEqual(['name', 'version', 'location', 'origin', 'requiredBy', 'results']);
    expect(keys(pkg?.results[0])).toEqual([
      'target',
      'verdict',
      'rules',
      'reason',
      'suppressed',
      'file',
      'rejected',
      'rejectedCount',
      'build',
      'suggestions',
      'why',
      'needs',
      'deadEnds',
      'runtime',
      'resolvedFrom',
      'fix',
    ]);
    expect(keys(document.diagnostics[0])).toEqual(['rule', 'level', 'message', 'target', 'location', 'kind', 'about']);
  });

  it('refuses a report that lacks a key: the schema is no decoration', async () => {
    const document = JSON.parse(json(await report('crypto38-requirements'))) as Record<string, unknown>;
    delete document['complete'];
    expect(fits(document)).toBe(false);
  });
});
