// WC303: what must be built where there is no compiler.

import { expect, it } from 'vitest';
import { type Build, buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { FilesMatter, TargetMatter } from '../../../packages/core/src/rules/matter.ts';
import { wc303CompilerMissing } from '../../../packages/core/src/rules/wc303-compiler-missing.ts';
import { sdistReading } from '../../support/sdist-reading.ts';

const native = { ...buildKnownBy(true, []), reading: sdistReading({ languages: ['c'] }) };
const optional = { ...native, reading: sdistReading({ languages: ['c'], optional: true }) };
const pure = { ...buildKnownBy(false, []), reading: sdistReading({}) };
const built = {
  name: 'ham',
  version: '1.0',
  text: 'ham',
  verdict: 'build',
} as unknown as Build['requirements'][number];
const stage = {
  path: 'Dockerfile',
  name: 0,
  line: 1,
  installs: [{ line: 4, command: 'pip install spam', files: [], atClosedPython: 'free' as const }],
  pip: 'image',
  packages: [],
};
const lacks = 'python:3.12-slim has no compiler, and 1 package must be built';

async function saidOf(matter: TargetMatter): Promise<string | null> {
  const { later, ...rule } = wc303CompilerMissing;
  const targets = [matter] as unknown as FilesMatter['targets'];
  if (later?.where({ manifests: [], targets, checked: [] }) !== true) return null;
  return (await later.load(rule)).ofTarget?.(matter)?.sentence ?? null;
}

it.each<readonly [what: string, build: Build, staged: boolean, said: string | null]>([
  ['C, in a Dockerfile', native, true, lacks],
  ['C, on an image', native, false, lacks],
  ['C that setup.py can do without (markupsafe 1.1.1)', optional, true, lacks],
  ['an sdist that was not read', buildKnownBy(true, []), true, lacks],
  ['an sdist that may hold nothing to compile', buildKnownBy(null, []), true, lacks],
  ['pure Python that is known to fail (anyjson 0.3.3)', pure, true, null],
  ['pure Python built by what must be compiled', { ...pure, requirements: [built] }, true, lacks],
])('%s', async (_what, build, staged, said) => {
  const request = { base: 'python:3.12-slim', platform: 'linux/amd64' } as const;
  const target = await resolveTarget(staged ? { ...request, stage } : request);
  const finding = findingWithout('build', 'no-wheel', { build });
  expect(await saidOf({ id: 't0', target, findings: [finding] })).toBe(said);
});

it.each<readonly [packages: readonly string[], said: string | null]>([
  [['git'], lacks],
  // Debian's gcc only recommends libc6-dev: `apt-get install --no-install-recommends git gcc`.
  [
    ['git', 'gcc'],
    'gcc on python:3.12-slim is without the headers of the C library and compiles nothing, and 1 package must be built',
  ],
  [['git', 'gcc', 'libc6-dev'], null],
  [['git', 'g++'], null],
])('what is built from git beside %j', async (packages, said) => {
  const target = await resolveTarget({
    base: 'python:3.12-slim',
    platform: 'linux/amd64',
    stage: { ...stage, packages },
  });
  const finding = findingWithout('build', 'direct-reference', { build: buildKnownBy(null, []) });
  expect(await saidOf({ id: 't0', target, findings: [finding] })).toBe(said);
});
