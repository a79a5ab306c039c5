// The stages of fixtures/dockerfiles as buildah 1.28 builds them on stand-in images, kept in fixtures/built-stages.json by
// UPDATE_BUILT_STAGES=1 npm run test:parts -- dockerfile

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import type { UnderstoodStage } from '../../../packages/core/src/dockerfile/understood-dockerfile.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');
const built: Readonly<Record<string, readonly BuiltStage[]>> = JSON.parse(
  readFileSync(join(fixtures, 'built-stages.json'), 'utf8'),
);

/** Null where buildah refuses to build it; without an image where it starts from scratch. */
type BuiltStage = {
  /** With registry and namespace, as it was pulled. */
  readonly image?: string;
  readonly platform?: string;
  /** The stages that it starts from, and itself. */
  readonly lineage: readonly number[];
  /** The variables that decide what installers do. */
  readonly environment: Readonly<Record<string, string>>;
} | null;

function lineageOf(stage: UnderstoodStage, stages: readonly UnderstoodStage[]): readonly UnderstoodStage[] {
  const below = stages.findLast(
    ({ index, name }) => index < stage.index && name !== null && name.toLowerCase() === stage.base?.toLowerCase(),
  );
  return below === undefined ? [stage] : [...lineageOf(below, stages), stage];
}

/** `python:3.12-slim` → `docker.io/library/python:3.12-slim`, as a builder pulls it. */
function pulled(reference: string): string {
  const short = reference.replace(/^docker\.io\//, '');
  const tagged = /:[^/]*$/.test(short) ? short : `${short}:latest`;
  if (/^[^/]*[.:][^/]*\//.test(tagged)) return tagged;
  return `docker.io/${tagged.includes('/') ? '' : 'library/'}${tagged}`;
}

describe('stages as a builder has them', () => {
  it('are those of every Dockerfile', () => {
    expect(Object.keys(built).length).toBeGreaterThanOrEqual(40);
  });

  it.each(Object.entries(built))('%s', async (name, expected) => {
    const { stages } = await understandDockerfile({
      path: 'Dockerfile',
      text: readFileSync(join(fixtures, 'dockerfiles', name, 'Dockerfile'), 'utf8'),
      platform: 'linux/amd64',
      machine: 'linux/amd64',
    });
    const found = stages.map((stage) => {
      const lineage = lineageOf(stage, stages);
      const base = lineage[0]?.base ?? null;
      if (base === null) return null;
      const { environment } = stage;
      const place = base === 'scratch' ? {} : { image: pulled(base), platform: lineage[0]?.platform };
      return { ...place, lineage: lineage.map(({ index }) => index), environment };
    });
    // Beside ENV, what is said there holds the ARGs, which no image keeps.
    expect(found).toMatchObject(expected);
  });
});
