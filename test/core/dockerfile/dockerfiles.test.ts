// Real Dockerfiles, cut down to what matters and written anew: what `explain Dockerfile` says of each, checked by hand.
// UPDATE_DOCKERFILES=1 writes the answers again; read the difference line by line.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import type { UnderstoodDockerfile } from '../../../packages/core/src/dockerfile/understood-dockerfile.ts';

const folder = join(import.meta.dirname, '../../../fixtures/dockerfiles');
const names = readdirSync(folder);

/** Of an image what the Dockerfile hangs on; its tags have tests of their own. */
function brief({ stages, ...rest }: UnderstoodDockerfile): unknown {
  return {
    ...rest,
    stages: stages.map((stage) => ({
      ...stage,
      image:
        stage.image === null
          ? null
          : `${stage.image.distro?.name} ${stage.image.distro?.version}, ${stage.image.libc.family} ${stage.image.libc.version}, Python ${stage.image.python?.version ?? 'none'}`,
    })),
  };
}

describe('real Dockerfiles', () => {
  it('are many', () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(names)('%s', async (name) => {
    const text = readFileSync(join(folder, name, 'Dockerfile'), 'utf8');
    const found = await understandDockerfile({
      path: 'Dockerfile',
      text,
      platform: 'linux/amd64',
      machine: 'linux/amd64',
    });
    const answer = join(folder, name, 'expected.json');
    if (process.env['UPDATE_DOCKERFILES'] || !existsSync(answer))
      writeFileSync(answer, `${JSON.stringify(brief(found), undefined, 2)}\n`);
    expect(JSON.parse(JSON.stringify(brief(found)))).toEqual(JSON.parse(readFileSync(answer, 'utf8')));
    // Each stands on the line that is told.
    const lines = text.split('\n');
    for (const { line, command } of found.stages.flatMap(({ installs }) => installs))
      expect(lines[line - 1]).toContain(
        command.split(/[ /]/).find((word) => /^(?:\w+=|python|pip|uv|poetry|pdm)/.test(word)),
      );
  });
});
