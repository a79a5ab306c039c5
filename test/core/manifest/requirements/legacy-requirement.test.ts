// Lines that pip before 24.1 alone reads: what pip 24.0 makes of them is in fixtures/packaging/legacy.json.

import { describe, expect, test } from 'vitest';
import { check } from '../../../../packages/core/src/check.ts';
import { parseLegacyStated } from '../../../../packages/core/src/manifest/requirements/legacy-requirement.ts';
import { readsLegacyLines } from '../../../../packages/core/src/manifest/reads-legacy-lines.ts';
import type { ReleaseAnswer } from '../../../../packages/core/src/package-index/package-index.ts';
import type { TargetRequest } from '../../../../packages/core/src/target/target.ts';
import { nothingAsked } from '../machines.ts';

describe('parseLegacyStated', () => {
  test.each([
    ['docutils>=0.14.*', 'docutils', '>=0.14.*'],
    ['requests [socks] >= 2.25.*, <3 ; python_version >= "3"', 'requests', '>=2.25.*,<3'],
    ['pytz>=2011k', 'pytz', '>=2011k'],
  ])('%s', (text, name, specifier) => {
    expect(parseLegacyStated(text)).toMatchObject({ name, specifier, named: true });
  });

  test.each([['pytz==2013d'], ['docutils>='], ['docutils=1'], ['docutils ~= 1.*'], ['docutils>=0.14.* ; nonsense']])(
    '%s is not read',
    (text) => {
      expect(parseLegacyStated(text)).toBeUndefined();
    },
  );
});

test.each([
  ['pip', '24.0', true],
  ['pip', '24.1', false],
  ['pip', undefined, false],
  ['uv', '24.0', false],
] as const)('%s with pip %s reads them: %s', (installer, pip, reads) => {
  expect(readsLegacyLines(installer, pip)).toBe(reads);
});

describe('a file with such a line', () => {
  const nothing: ReleaseAnswer = { found: false, missing: 'project' };
  const on = (...pips: readonly string[]): Promise<readonly (string | null)[]> =>
    check({
      files: [
        {
          path: 'requirements.txt',
          text: 'six==1.16.0\ndocutils>=0.14.*\n',
          sibling: () => Promise.resolve(undefined),
        },
      ],
      targets: pips.map((pip): TargetRequest => ({ base: 'python:3.12-slim', platform: 'linux/amd64', pip })),
      selection: nothingAsked,
      index: {
        name: 'index',
        release: () => Promise.resolve(nothing),
        project: () => Promise.resolve(undefined),
        requires: () => Promise.resolve(undefined),
      },
    }).then(({ diagnostics }) =>
      diagnostics.flatMap(({ level, target, message }) =>
        level === 'error' ? [`${target} ${message.replace(/^expected no .*: (pip .*)$/s, '$1')}`] : [],
      ),
    );

  test('is bad input where no pip reads it', async () => {
    await expect(on('24.1', '25.0')).rejects.toMatchObject({ code: 'file-broken' });
  });

  test('is an error on the targets whose pip refuses it', async () => {
    expect(await on('24.0', '25.0')).toEqual([
      't1 pip 25.0 on python:3.12-slim refuses the whole file, and pip before 24.1 reads it',
    ]);
  });

  test('is no error where every pip reads it', async () => {
    expect(await on('24.0')).toEqual([]);
  });
});
