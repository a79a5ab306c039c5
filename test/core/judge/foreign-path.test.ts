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
  [
    'certifi @ file:///croot/certifi_1690232220950/work/certifi',
    undefined,
    ['build', 'direct-reference', ['WC101', 'WC203']],
  ],
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
  if (isThere === false)
    expect(result?.why).toBe(
      '/croot/certifi_1690232220950/work/certifi is a path of another machine and not in the image, as pip freeze writes it in conda: give a version instead.',
    );
});
