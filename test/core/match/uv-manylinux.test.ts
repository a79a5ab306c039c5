// Which manylinux tags uv takes, machine by machine: recorded from it.

import { expect, test } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { golden } from '../packaging/golden.ts';

const { minors } = golden<{ readonly minors: Readonly<Record<string, readonly number[]>> }>('uv-manylinux.json');

test.each([
  ['x86_64', 'linux/amd64'],
  ['aarch64', 'linux/arm64'],
  ['riscv64', 'linux/riscv64'],
] as const)('%s', async (machine, platform) => {
  const { ranks } = makeMatcher(await resolveTarget({ base: 'python:3.13-slim-trixie', platform }), 'uv');
  const taken = Array.from({ length: 39 }, (_, i) => i + 1).filter((minor) =>
    ranks.has(`py3-none-manylinux_2_${minor}_${machine}`),
  );
  expect(taken).toEqual(minors[machine]);
});
