// What is said, and what is to be done, of a source from version control: by what its stage has of what fetches and builds it.
// (pip 23.0.1 without git: "Cannot find command 'git' - do you have 'git' installed and in your PATH?")

import { expect, it } from 'vitest';
import { buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { fetchNeeds } from '../../../packages/core/src/assess/toolchain/fetch-needs.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { fixOf } from '../../../packages/core/src/report/fix.ts';
import { missingOf, isReady, stageWords } from '../../../packages/core/src/report/stage-words.ts';
import type { PackageSource } from '../../../packages/core/src/manifest/manifest.ts';

const pip = { line: 6, command: 'pip install -r requirements.txt', files: ['requirements.txt'] };

interface Case {
  readonly base: string;
  /** What the stage adds, at its third line; null where there is no stage. */
  readonly packages: string | null;
  readonly by?: string;
  readonly words: string;
  readonly fix: string;
  readonly stops: string;
}

it.each<readonly [what: string, Case]>([
  [
    'git alone',
    {
      base: 'python:3.10-slim',
      packages: 'git',
      words: 'git is there: it is fetched and built in this stage.',
      fix: '',
      stops: '',
    },
  ],
  [
    'what depends on git',
    {
      base: 'python:3.10-slim',
      packages: 'git-lfs',
      words: 'git-lfs is there: it is fetched and built in this stage.',
      fix: '',
      stops: '',
    },
  ],
  [
    'git, and what compiles',
    {
      base: 'nvidia/cuda:12.1.1-cudnn8-runtime-ubuntu22.04',
      packages: 'git build-essential',
      words: 'build-essential and git are there: it is fetched and built in this stage.',
      fix: '',
      stops: '',
    },
  ],
  [
    'a full image',
    {
      base: 'python:3.12',
      packages: null,
      words: 'gcc and git are there: it is fetched and built in this image.',
      fix: '',
      stops: '',
    },
  ],
  [
    'an image that may have it, for all that is known',
    { base: 'nvidia/cuda:12.1.1-devel-ubuntu22.04', packages: null, words: '', fix: '', stops: '' },
  ],
  [
    'another image without',
    { base: 'python:3.10-slim', packages: null, words: '', fix: 'install git first', stops: 'git' },
  ],
  [
    'a stage that adds nothing',
    {
      base: 'python:3.10-alpine',
      packages: '',
      words: '',
      fix: 'install git in a RUN above Dockerfile:6',
      stops: 'git',
    },
  ],
  [
    'a stage that adds something else',
    { base: 'python:3.10-slim', packages: 'curl', words: '', fix: 'Dockerfile:3: add git', stops: 'git' },
  ],
  [
    'a compiler, and no git',
    { base: 'python:3.10-slim', packages: 'build-essential', words: '', fix: 'Dockerfile:3: add git', stops: 'git' },
  ],
  [
    "another tool's source",
    {
      base: 'python:3.10-slim',
      packages: 'git',
      by: 'hg',
      words: '',
      fix: 'Dockerfile:3: add mercurial',
      stops: 'mercurial',
    },
  ],
  [
    'SSH, of whose key nobody knows',
    { base: 'python:3.10-slim', packages: 'git', by: 'ssh', words: 'git is there.', fix: '', stops: '' },
  ],
])('%s', async (_what, { base, packages, by = 'git', words, fix, stops }) => {
  const url = by === 'ssh' ? 'git+ssh://git@git.example/clip.git' : `${by}+https://git.example/clip.git`;
  const names = packages?.split(' ').filter((name) => name !== '') ?? [];
  const stage = {
    path: 'Dockerfile',
    name: 0,
    line: 1,
    pip: 'image',
    packages: names,
    installs: [{ ...pip, atClosedPython: 'free' as const }],
    systemInstalls: names.length === 0 ? [] : [{ line: 3, manager: 'apt-get', names }],
  };
  const python = base.startsWith('python') ? {} : { python: '3.10' };
  const target = await resolveTarget({
    base,
    platform: 'linux/amd64',
    ...python,
    ...(packages === null ? {} : { stage }),
  });
  const build = { ...buildKnownBy(null, []), needs: fetchNeeds(target, url) };
  const source: PackageSource = { kind: 'vcs', url };
  const pkg = {
    name: normalizeName('clip'),
    extras: [],
    groups: ['main'],
    requires: [],
    at: { path: 'requirements.txt', line: 1 },
    source,
  };
  expect(stageWords(build, target).join(' ')).toBe(words);
  expect(fixOf(findingWithout('build', 'direct-reference', { build }), undefined, pkg, target)).toBe(fix);
  expect(missingOf(build, target).join(' ')).toBe(stops);
  // What its build needs besides nobody knows.
  expect(isReady(build, target)).toBe(false);
});
