// The program that fetches a source: slim and Alpine images have none, full ones have all, and of NVIDIA's nobody knows.

import { expect, it } from 'vitest';
import { fetchNeeds } from '../../../../packages/core/src/assess/toolchain/fetch-needs.ts';
import { resolveTarget } from '../../../../packages/core/src/image/resolve-target.ts';

const clip = 'git+https://git.example/clip.git';

it.each<[base: string, packages: string | null, url: string, found: string]>([
  ['python:3.12-slim', null, clip, 'git: apt git, missing'],
  ['python:3.12-alpine', null, clip, 'git: apk git, missing'],
  ['python:3.12', null, clip, 'git: apt , held git'],
  ['python:3.12-slim', 'gcc libc6-dev', clip, 'git: apt git, missing'],
  ['python:3.12-slim', 'git', clip, 'git: apt git'],
  ['python:3.12-slim', 'git', 'https://git.example/clip.git', 'git: apt git'],
  ['python:3.12-slim', 'curl git-lfs', clip, 'git: apt git'],
  ['python:3.12-alpine', 'alpine-sdk', clip, 'git: apk git'],
  ['python:3.12-slim', 'git', 'hg+https://hg.example/clip', 'hg: apt mercurial, missing'],
  ['python:3.12', null, 'svn+https://svn.example/clip', 'svn: apt , held subversion'],
  ['python:3.12-slim', null, 'git+ssh://git@git.example/clip.git', 'git: apt git, missing, by ssh'],
  ['python:3.12-slim', null, 'git@git.example:me/clip.git', 'git: apt git, missing, by ssh'],
  ['nvidia/cuda:12.4.1-devel-ubuntu22.04', null, clip, 'git: not known'],
  ['nvidia/cuda:12.4.1-devel-ubuntu22.04', 'git', clip, 'git: apt git'],
])('%s with %s, %s', async (base, packages, url, found) => {
  const plain = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image' };
  const staged = packages === null ? {} : { stage: { ...plain, packages: packages.split(' ') } };
  const target = await resolveTarget({ base, platform: 'linux/amd64', python: '3.12', ...staged });
  const needs = fetchNeeds(target, url);
  const [thing] = needs?.things ?? [];
  const { manager, names = [], held = [] } = needs?.packages ?? {};
  const said = (needs?.notes ?? []).flatMap((note) =>
    note.kind === 'source-unseen'
      ? [...(note.missing === null ? [] : ['missing']), ...(note.bySsh ? ['by ssh'] : [])]
      : [],
  );
  const parts = [
    manager === undefined ? 'not known' : `${manager} ${names.join(' ')}`,
    ...(held.length > 0 ? [`held ${held.join(' ')}`] : []),
    ...said,
  ];
  expect(`${thing?.kind === 'program' ? thing.name : ''}: ${parts.join(', ')}`).toBe(found);
});

it('is not known of a tool that several packages bring', async () => {
  const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' });
  expect(fetchNeeds(target, 'bzr+https://bzr.example/clip')).toBeNull();
});
