// Which extras a pip takes by how they are spelled, through a whole check: fixtures/packaging/extras.json has what pips of several ages
// fetched.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { parseCoreMetadata } from '../../../packages/core/src/packaging/core-metadata.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { smallIndex, type SmallIndex } from '../../support/small-index.ts';
import { golden } from '../packaging/golden.ts';

interface Golden {
  /** What is provided (null: no extra at all), and what the line of Requires-Dist compares `extra` with. */
  readonly projects: readonly { readonly provided: string | null; readonly named: string }[];
  /** By the extra asked for: a character a project, 1 where what its extra brings was fetched. */
  readonly rows: readonly {
    readonly python: string;
    readonly pip: string;
    readonly taken: Readonly<Record<string, string>>;
  }[];
}

const { projects, rows } = golden<Golden>('extras.json');
const files = ['py3-none-any'];

const world: SmallIndex = Object.fromEntries(
  projects.flatMap(({ provided, named }, at) => {
    const line = `dep${at}; extra == "${named}"`;
    const read = parseCoreMetadata(
      ['Name: demo', 'Version: 1.0', ...(provided === null ? [] : [`Provides-Extra: ${provided}`]), ''].join('\n'),
    );
    if (!read.ok) throw new Error(read.problem);
    const { extras, writtenExtras } = read.value;
    return [
      [`demo${at}`, { '1.0': { files, metadata: [line], own: { extras, writtenExtras } } }],
      [`dep${at}`, { '1.0': { files, metadata: [] } }],
    ] as const;
  }),
);

function resolved(python: string, pip: string, asked: string, pin = ''): Promise<Report> {
  const text = projects.map((_, at) => `demo${at}[${asked}]${pin}\n`).join('');
  return check({
    files: [{ path: 'requirements.txt', text, sibling: async () => undefined }],
    targets: [{ platform: 'linux/amd64', python, libc: 'glibc-2.36', pip }],
    index: smallIndex(world),
    resolve: {},
  });
}

it('is told apart by pips before 24.1 alone', () => {
  const answers = new Map(rows.map(({ python, pip, taken }) => [`${pip} on ${python}`, JSON.stringify(taken)]));
  expect(answers.get('24.1 on 3.9')).toBe(answers.get('26.3 on 3.12'));
  expect(answers.get('23.2.1 on 3.9')).not.toBe(answers.get('24.0 on 3.9'));
  expect(answers.get('24.0 on 3.9')).not.toBe(answers.get('24.0 on 3.11'));
});

describe.each(rows)('pip $pip on Python $python', ({ python, pip, taken }) => {
  it.each(Object.entries(taken))('takes of %s', async (asked, expected) => {
    for (const pin of ['', '==1.0']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { packages } = await resolved(python, pip, asked, pin);
      const names = new Set<string>(packages.map(({ name }) => name));
      expect(projects.map((_, at) => (names.has(`dep${at}`) ? '1' : '0')).join('')).toBe(expected);
    }
  });
});

it('tells which extras an old pip does not find, and that nothing is missing', async () => {
  const { diagnostics } = await resolved('3.9', '23.2.1', 'foo_bar', '==1.0');
  expect(diagnostics.map(({ message }) => message)).toEqual(
    [2, 3, 4, 6, 8, 9, 11, 12].map((at) => `demo${at} 1.0 has no extra foo_bar: it is installed without`),
  );
});
