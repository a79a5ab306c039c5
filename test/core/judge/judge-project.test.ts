// The user's own project, by what its build asks for: seen of `pip install .` and `uv sync` in images without a compiler.

import { expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { judgeProject } from '../../../packages/core/src/judge/judge-project.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { SdistReading } from '../../../packages/core/src/sdist/sdist-reading.ts';
import { readManifest } from '../../support/read-manifest.ts';
import { sdistReading } from '../../support/sdist-reading.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = 'py3-none-any';
const projects = {
  setuptools: { '75.3.2': { files: [pure] }, '80.9.0': { files: [pure], requiresPython: '>=3.9' } },
  'uv-build': { '0.8.0': { files: ['py3-none-manylinux_2_17_x86_64', 'py3-none-macosx_11_0_arm64', 'tar.gz'] } },
  numpy: { '1.26.4': { files: ['cp312-cp312-manylinux_2_17_x86_64', 'tar.gz'] } },
};
const app: LockedPackage = {
  name: normalizeName('app'),
  version: '1.0',
  groups: ['main'],
  extras: [],
  requires: [],
  source: { kind: 'project', path: '.' },
  at: { path: 'uv.lock', line: 1 },
};

/** @returns the verdict, how often an index was asked, and why its build is known to fail */
async function judged(base: string, requires: readonly string[], more: Partial<SdistReading> = {}) {
  const asked: string[] = [];
  const index = smallIndex(projects, asked);
  const manifest = await readManifest('requirements.txt', '', async () => undefined);
  const matcher = makeMatcher(await resolveTarget({ base, platform: 'linux/amd64' }), 'pip');
  const reading = sdistReading({ native: false, requires, ...more });
  const finding = await judgeProject(app, manifest, matcher, {
    release: async () => ({ found: false, missing: 'project' }),
    exists: async () => true,
    inspectPath: async () => ({ state: 'read', reading }),
    project: async (name) => index.project(name),
  });
  return [finding.verdict, asked.length, finding.build?.deadEnds.map(({ fact }) => fact.kind) ?? []];
}

const [old, slim, alpine] = ['python:3.8-slim', 'python:3.12-slim', 'python:3.12-alpine'];

it.each<readonly [string, string, readonly string[], Partial<SdistReading>, unknown]>([
  ['pure backends: nobody is asked', slim, ['hatchling', 'hatch-vcs'], {}, ['skipped', 0, []]],
  ['without [build-system]', slim, ['setuptools>=40.8.0'], {}, ['skipped', 0, []]],
  ['a release that is there', slim, ['setuptools>=77'], {}, ['skipped', 1, []]],
  ['none of them for this Python', old, ['setuptools>=77'], {}, ['build', 1, ['absent-requirement']]],
  ['a backend with a wheel', slim, ['uv-build>=0.8,<0.9'], {}, ['skipped', 1, []]],
  ['a backend without a wheel', alpine, ['uv-build>=0.8,<0.9'], {}, ['build', 1, []]],
  ['with the project open', alpine, ['setuptools', 'numpy'], { native: null }, ['build', 2, []]],
  ['open, and all are wheels', slim, ['setuptools', 'numpy'], { native: null }, ['skipped', 2, []]],
  ['nowhere at all', slim, ['hatchling', 'spam==1'], {}, ['build', 2, ['absent-requirement']]],
  // An index of one's own that lacks what everybody has proves little.
  ['a pure backend nowhere', slim, ['hatchling>=1.20'], {}, ['skipped', 1, []]],
  ['an extension', slim, ['setuptools'], { native: true }, ['build', 1, []]],
])('%s', async (_, base, requires, more, expected) => {
  expect(await judged(base, requires, more)).toEqual(expected);
});
