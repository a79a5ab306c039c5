// Git, where a source is fetched with it: slim and Alpine images have none.

import { describe, expect, it } from 'vitest';
import { gitNeeds } from '../../../../packages/core/src/assess/toolchain/git-needs.ts';
import { resolveTarget } from '../../../../packages/core/src/image/resolve-target.ts';

describe('gitNeeds', () => {
  it.each([
    ['python:3.12-slim', 'apt'],
    ['python:3.12-alpine', 'apk'],
    ['python:3.12', null],
  ])('%s', async (base, manager) => {
    const needs = gitNeeds(await resolveTarget({ base, platform: 'linux/amd64' }));
    expect(needs && [needs.things, needs.packages?.manager, needs.packages?.names]).toEqual(
      manager === null ? null : [[{ kind: 'program', name: 'git' }], manager, ['git']],
    );
  });
});
