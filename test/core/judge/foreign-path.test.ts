// Lines that pip freeze writes inside conda name the folder of the machine that built the package.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex } from '../../support/small-index.ts';

it.each([
  ['certifi @ file:///croot/certifi_1690232220950/work/certifi', false, ['impossible', 'no-file', ['WC102', 'WC203']]],
  [
    'certifi @ file:///croot/certifi_1690232220950/work/certifi',
    true,
    ['build', 'direct-reference', ['WC101', 'WC203']],
  ],
  // Nobody can look: standard input and words of a command line
  ['certifi @ file:///croot/x', undefined, ['impossible', 'no-file', ['WC102', 'WC203']]],
  ['six @ file:///tmp/build/80754af9/six_1623709665295/work', undefined, ['impossible', 'no-file', ['WC102', 'WC203']]],
  [
    'zipp @ file:///home/conda/feedstock_root/build_artifacts/zipp_1677313463193/work',
    undefined,
    ['impossible', 'no-file', ['WC102', 'WC203']],
  ],
  [
    'idna @ file:///C:/b/abs_bdhbebrioa/croot/idna_1666125572046/work',
    undefined,
    ['impossible', 'no-file', ['WC102', 'WC203']],
  ],
  ['mine @ file:///app/libs/mine', undefined, ['build', 'direct-reference', ['WC101', 'WC203']]],
] as const)('%s, there: %s', async (line, isThere, expected) => {
  const { packages } = await check({
    files: [
      {
        path: 'requirements.txt',
        text: `${line}\n`,
        sibling: () => Promise.resolve(undefined),
        ...(isThere === undefined ? {} : { exists: () => Promise.resolve(isThere) }),
      },
    ],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex({}),
  });
  const [result] = packages[0]?.results ?? [];
  expect([result?.verdict, result?.reason, result?.statements.map(({ rule }) => rule)]).toEqual(expected);
  if (result?.verdict === 'impossible')
    expect(result.why).toBe(
      'It is named by a folder of the machine where conda built it, as pip freeze writes it: give a version instead.',
    );
});
