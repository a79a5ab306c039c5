// Tags of CUDA's images that NVIDIA has deleted: what stands on them is judged all the same, since a mirror may have kept them.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex } from '../../support/small-index.ts';

const gone = (tag: string, instead: string): string =>
  `nvidia/cuda:${tag} is gone from its registry (since 2023-07): the build stops at FROM where no mirror has kept it; nvidia/cuda:${instead} is there`;

it.each<[base: string, said: RegExp | string | undefined]>([
  [
    'nvidia/cuda:10.2-cudnn7-devel-ubuntu18.04',
    /^nvidia\/cuda:10\.2-cudnn7-devel-ubuntu18\.04 is gone .*; nvidia\/cuda:12\.\S+ is there$/,
  ],
  ['nvidia/cuda:11.7.0-base-ubuntu20.04', gone('11.7.0-base-ubuntu20.04', '12.4.1-base-ubuntu20.04')],
  ['nvidia/cuda:11.7.1-base-ubuntu22.04', undefined],
  ['nvidia/cuda:12.4.1-base-ubuntu22.04', undefined],
  // What somebody else keeps is there as long as they keep it.
  ['harbor.example/hub/nvidia/cuda:11.7.0-base-ubuntu22.04', undefined],
])('%s', async (base, said) => {
  const { diagnostics } = await check({
    files: [{ path: 'requirements.txt', text: 'six==1.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base, platform: 'linux/amd64', python: '3.8', day: '2026-11-30' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex({ six: { '1.0': { files: ['py3-none-any'], requires: [] } } }),
  });
  const [told] = diagnostics.filter(({ rule }) => rule === 'WC302').map(({ message }) => message);
  if (said === undefined) expect(told ?? '').not.toContain('gone');
  else expect(told).toMatch(said);
});
