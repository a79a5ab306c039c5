// Lines that some pips read and others refuse; what each pip takes is recorded from it.

import { describe, expect, test } from 'vitest';
import { check } from '../../../../packages/core/src/check.ts';
import { readForPips } from '../../../../packages/core/src/manifest/requirements/read-for-pips.ts';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { refusedLine } from '../../../../packages/core/src/manifest/refused-line.ts';
import type { ReleaseAnswer } from '../../../../packages/core/src/package-index/package-index.ts';
import { isPipWithin } from '../../../../packages/core/src/packaging/pip-knows.ts';
import type { TargetRequest } from '../../../../packages/core/src/target/target.ts';
import { readManifest } from '../../../support/read-manifest.ts';
import { golden } from '../../packaging/golden.ts';
import { nothingAsked } from '../machines.ts';

const { lines, pips: columns } = golden<{
  readonly lines: readonly string[];
  /** A character a line: 1 where that pip reads it. */
  readonly pips: Readonly<Record<string, string>>;
}>('requirement-lines.json');

/** A clause without a version is a slip, which is said; a folder and an address without a host are looked for later. */
const apart = new Set(['name>', 'name==', 'name/1.0', 'name @ x.zip', 'name @ ./x.zip']);

const readings = await Promise.all(lines.map((line) => readForPips(line, false)));

function reads(read: (typeof readings)[number] | undefined, pip: string): boolean {
  return read?.ok === true && (read.value.limit === undefined || isPipWithin(pip, read.value.limit.pips));
}

describe('readForPips', () => {
  test.each(Object.entries(columns))('pip %s', (pip, recorded) => {
    const wrong = lines.filter(
      (line, position) => !apart.has(line) && reads(readings[position], pip) !== (recorded[position] === '1'),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['docutils>=0.14.*', 'docutils', '>=0.14.*'],
    ['requests [socks] >= 2.25.*, <3 ; python_version >= "3"', 'requests', '>=2.25.*,<3'],
    ['pytz>=2011k', 'pytz', '>=2011k'],
    ['pytz==2013d', 'pytz', '==2013d'],
  ])('%s', async (text, name, specifier) => {
    expect(await readForPips(text, false)).toMatchObject({
      ok: true,
      value: { stated: { name, specifier, named: true }, limit: { pips: { before: '24.1b1' } } },
    });
  });
});

// What stands behind it is no requirement (a comment, an option, a no-break space, a line that goes on), or an address that uv reads otherwise.
const uvApart = new Set([
  'name == 1.0 # c',
  "name ; python_version >= '3.8' # x",
  'name>=1 --x',
  'name>=1\\',
  'name\u00a0>=1',
  "name @ https://files.example/x.zip;python_version>'3'",
]);

test('uv reads what uv read', async () => {
  const { reads: recorded } = golden<{ readonly reads: Readonly<Record<string, boolean>> }>('uv-lines.json');
  const wrong: string[] = [];
  for (const [line, isRead] of Object.entries(recorded)) {
    if (apart.has(line) || uvApart.has(line)) continue;
    const manifest = await readManifest('requirements.txt', `${line}\n`, () => Promise.resolve(undefined)).catch(
      () => undefined,
    );
    const isTaken = manifest !== undefined && refusedLine({ ...manifest, installer: 'uv' }, undefined) === undefined;
    if (isTaken !== isRead) wrong.push(line);
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['pip', '24.0', true],
  ['pip', '24.1', false],
  ['pip', undefined, false],
  ['uv', '24.0', false],
] as const)('%s with pip %s reads them: %s', (installer, pip, isRead) => {
  const error = new WheelcheckError({ code: 'file-broken', message: 'broken' });
  const problem = { kind: 'misread', reading: 'broken' } as const;
  const limitedLines = [{ path: 'requirements.txt', line: 1, pips: { before: '24.1b1' }, problem, error }];
  expect(refusedLine({ installer, limitedLines }, pip) === undefined).toBe(isRead);
});

describe('a file with such a line', () => {
  const nothing: ReleaseAnswer = { found: false, missing: 'project' };
  const on = (line: string, ...pips: readonly string[]): Promise<readonly (string | null)[]> =>
    check({
      resolve: false,
      files: [
        {
          path: 'requirements.txt',
          text: `six==1.16.0\n${line}\n`,
          sibling: () => Promise.resolve(undefined),
        },
      ],
      targets: pips.map((pip): TargetRequest => ({ base: 'python:3.12-slim', platform: 'linux/amd64', pip })),
      selection: nothingAsked,
      index: {
        name: 'index',
        release: () => Promise.resolve(nothing),
        project: () => Promise.resolve(undefined),
        metadata: () => Promise.resolve(undefined),
      },
    }).then(({ diagnostics }) =>
      diagnostics.flatMap(({ level, target, message }) =>
        level === 'error' ? [`${target} ${message.replace(/^expected .*: (pip .*)$/s, '$1')}`] : [],
      ),
    );

  test.each([
    ['docutils>=0.14.*', '24.1', '25.0'],
    ['docutils>=0.14,', '24.0', '23.3.2'],
    ["docutils; 'a' in extras", '25.0', '24.0'],
    ['docutils==0.14 --global-option=x', '25.3', '26.3'],
    ['--no-require-hashes', '26.2', '24.0'],
    ['--only-final :all:', '25.3', '24.0'],
    ['docutils==0.14 --config-settings=a=b', '23.0.1', '20.2.4'],
  ])('%s is bad input where no pip reads it', async (line, ...others) => {
    await expect(on(line, ...others)).rejects.toMatchObject({ code: 'file-broken' });
  });

  test.each([
    [
      'docutils>=0.14.*',
      '24.0',
      '25.0',
      't1 pip 25.0 on python:3.12-slim refuses the whole file, and pip before 24.1 reads it',
    ],
    [
      'docutils>=0.14,',
      '25.0',
      '24.0',
      't1 pip 24.0 on python:3.12-slim refuses the whole file, and pip from 24.1 on reads it',
    ],
  ])('%s is an error on the targets whose pip refuses it', async (line, reading, refusing, said) => {
    expect(await on(line, reading, refusing)).toEqual([said]);
  });

  test('is no error where every pip reads it', async () => {
    expect(await on('docutils>=0.14.*', '24.0')).toEqual([]);
  });
});
