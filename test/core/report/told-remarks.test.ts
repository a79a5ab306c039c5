// Where it is told that a lock is for one Python: not where all install from it with that one.

import { expect, it } from 'vitest';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { toldRemarks } from '../../../packages/core/src/report/told-remarks.ts';

const range = parseSpecifiers('==3.12.*');
const manifest = {
  remarks: [{ kind: 'locked-python', python: '3.12' } as const, { kind: 'no-project' } as const],
  ...(range.ok ? { lockedPython: { text: '3.12', anyOf: [range.value] } } : {}),
};

it.each([
  [['python:3.12-slim'], ['no-project']],
  [['python:3.12-slim', 'python:3.12-alpine'], ['no-project']],
  [
    ['python:3.12-slim', 'python:3.13-slim'],
    ['locked-python', 'no-project'],
  ],
  [['python:3.13-slim'], ['locked-python', 'no-project']],
])('on %j', async (bases, expected) => {
  const targets = await Promise.all(bases.map((base) => resolveTarget({ base, platform: 'linux/amd64' })));
  expect(toldRemarks(manifest, targets).map(({ kind }) => kind)).toEqual(expected);
});
