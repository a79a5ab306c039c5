// WC401 on pairs of stages: what one installs and the other runs.

import { describe, expect, it } from 'vitest';
import { type Finding, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { startForLock } from '../../../packages/core/src/rules/start-for-lock.ts';
import { wc401TwoLibcs } from '../../../packages/core/src/rules/wc401-two-libcs.ts';
import type { ImageVariable, StageRuntime, TargetStage } from '../../../packages/core/src/target/target-stage.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';
import { saidOfTarget } from '../../support/said-once.ts';

function file(raw: string): DistributionFile {
  const filename = parseFilename(raw, normalizeName(raw.split('-')[0] ?? ''));
  return { filename, raw, url: '', yanked: false, hashes: {} };
}

const wheel = (raw: string): Finding => ({ ...findingWithout('wheel', null), file: file(raw) });
const pure = wheel('a-1.0-py3-none-any.whl');
const old = wheel('b-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl');
const young = wheel('c-1.0-cp312-cp312-manylinux_2_39_x86_64.whl');
const musl = wheel('d-1.0-cp312-cp312-musllinux_1_2_x86_64.whl');
const stable = wheel('e-1.0-cp39-abi3-manylinux_2_28_x86_64.whl');
const both = wheel('f-1.0-cp312-cp312-manylinux_2_17_x86_64.musllinux_1_1_x86_64.whl');
const built = findingWithout('build', 'no-wheel', { file: file('g-1.0.tar.gz') });

async function said(
  from: string,
  to: string,
  findings: readonly Finding[],
  runsOn: Platform = 'linux/amd64',
  builds: Partial<TargetStage> = {},
  runs: Partial<StageRuntime> = {},
): Promise<string | null> {
  const target = await resolveTarget({
    base: from,
    platform: 'linux/amd64',
    stage: {
      path: 'Dockerfile',
      name: 'builder',
      line: 1,
      installs: [],
      ...builds,
      pip: 'image',
      packages: [],
      runtime: { name: 'runtime', line: 9, fromLine: 8, base: to, platform: runsOn, packages: [], ...runs },
    },
  });
  return (await saidOfTarget(wc401TwoLibcs, { target, findings }))?.sentence ?? null;
}

/** What goes with an image in place of a distroless one. */
const startsPython = ' (that image has no ENTRYPOINT: add ENTRYPOINT ["python3"] where the stage has none)';

describe('WC401', () => {
  it.each([
    ['the same image', 'python:3.12-slim', 'python:3.12-slim', [pure, old, young, stable, built]],
    ['full to slim', 'python:3.12', 'python:3.12-slim', [pure, old, stable, built]],
    [
      'an older glibc, with wheels that fit it',
      'python:3.12-slim-trixie',
      'python:3.12-slim-bookworm',
      [pure, old, stable],
    ],
    ['a later glibc', 'python:3.12-slim-bookworm', 'python:3.12-slim-trixie', [pure, old, stable, built]],
    ['musl to glibc, pure', 'python:3.12-alpine', 'python:3.12-slim', [pure]],
    ['glibc to musl, a wheel for both', 'python:3.12-slim', 'python:3.12-alpine', [pure, both]],
    ['another Python, pure', 'python:3.12-slim', 'python:3.13-slim', [pure]],
    ['a later Python, the stable ABI', 'python:3.12-slim', 'python:3.13-slim', [pure, stable]],
  ])('%s is no trap', async (_what, from, to, findings) => {
    expect(await said(from, to, findings)).toBeNull();
  });

  it.each([
    ['python:3.12-alpine', 'python:3.12-slim', [pure, musl], 'd 1.0', 'glibc 2.41 instead of musl 1.2'],
    [
      'python:3.12-slim',
      'python:3.12-alpine',
      [pure, old, stable],
      'b 1.0 and e 1.0',
      'musl 1.2 instead of glibc 2.41',
    ],
    ['python:3.12-slim', 'python:3.12-alpine', [built], 'g 1.0', 'musl 1.2 instead of glibc 2.41'],
    ['python:3.12-slim-trixie', 'python:3.12-slim-bookworm', [old, young], 'c 1.0', 'glibc 2.36 instead of glibc 2.41'],
    ['python:3.12-slim-trixie', 'python:3.12-slim-bookworm', [built], 'g 1.0', 'glibc 2.36 instead of glibc 2.41'],
    ['python:3.12-slim', 'python:3.13-slim', [pure, old], 'b 1.0', 'Python 3.13 instead of Python 3.12'],
    [
      'python:3.12-slim',
      'gcr.io/distroless/python3-debian12',
      [stable, old],
      'b 1.0',
      'Python 3.11 instead of Python 3.12',
    ],
  ])('%s into %s is one', async (from, to, findings, names, difference) => {
    const sentence = await said(from, to, findings);
    expect(sentence).toContain(`: the compiled parts of ${names} cannot be loaded there`);
    expect(sentence).toContain(difference);
    expect(sentence).toContain('copied at Dockerfile:9 into runtime');
  });

  it.each([
    [
      'python:3.12-alpine',
      'Change Dockerfile:8 to FROM python:3.12-slim, or Dockerfile:1 to FROM python:3.12-alpine and check again',
    ],
    [
      'gcr.io/distroless/python3-debian12',
      `Change Dockerfile:1 to FROM python:3.11-slim-bookworm and check again, or Dockerfile:8 to FROM python:3.12-slim${startsPython}`,
    ],
    // Each stays slim or full where the Python alone differs; another Debian is named as it is
    [
      'python:3.13',
      'Change Dockerfile:8 to FROM python:3.12, or Dockerfile:1 to FROM python:3.13-slim and check again',
    ],
    [
      'python:3.13-bookworm',
      'Change Dockerfile:8 to FROM python:3.12-slim, or Dockerfile:1 to FROM python:3.13-bookworm and check again',
    ],
  ])('into %s names the FROM to change first', async (to, wayOut) => {
    const change = await said('python:3.12-slim', to, [old], 'linux/amd64', { imageLine: 1 }, { imageLine: 8 });
    expect(change?.split('. What builder ')[0]).toBe(wayOut);
  });

  // A floating tag: the builder gives way to distroless all the same.
  it.each(['python:3-slim', 'python:3.14-slim'])('%s into distroless', async (from) => {
    const to = 'gcr.io/distroless/python3-debian12';
    const change = await said(from, to, [old], 'linux/amd64', { imageLine: 1 }, { imageLine: 8 });
    expect(change?.split('. What builder ')[0]).toBe(
      `Change Dockerfile:1 to FROM python:3.11-slim-bookworm and check again, or Dockerfile:8 to FROM ${from}${startsPython}`,
    );
  });

  it.each([
    [
      'python:3.13',
      [{ line: 9, minor: '3.12' }],
      '; python3.12 in line 9 must then be the folder of the Python that both have',
    ],
    [
      'python:3.13',
      [
        { line: 7, minor: '3.13' },
        { line: 9, minor: '3.12' },
      ],
      '; python3.13 and python3.12 in lines 7 and 9 must',
    ],
    ['python:3.13', [{ line: 9, minor: '3.9' }], ' and check again. What'],
    ['python:3.12-alpine', [{ line: 9, minor: '3.12' }], ' and check again. What'],
  ])('into %s with the folders %j', async (to, pythonPaths, text) => {
    const sentence = await said(
      'python:3.12-slim',
      to,
      [old],
      'linux/amd64',
      { imageLine: 1, pythonPaths },
      { imageLine: 8 },
    );
    expect(sentence).toContain(text);
  });

  const variable = (name: string, value: string, around: Partial<ImageVariable> = {}): ImageVariable => ({
    name,
    value,
    before: '',
    after: '',
    at: 2,
    shared: false,
    ...around,
  });
  const py = (at: ImageVariable['at'], after: string): ImageVariable =>
    variable('PY', '3.12', { before: 'python:', after, at });
  it.each<readonly [to: string, ImageVariable[], ImageVariable[], string]>([
    [
      'python:3.12-alpine',
      [variable('BUILDER', 'python:3.12-slim', { at: 3 })],
      [variable('RUNTIME', 'python:3.12-alpine')],
      'Change Dockerfile:2 to ARG RUNTIME=python:3.12-slim, or Dockerfile:3 to ARG BUILDER=python:3.12-alpine and check again',
    ],
    [
      'python:3.12-alpine',
      [],
      [variable('RUNTIME', 'python:3.12-alpine', { at: 'compose.yaml:7' })],
      'Change compose.yaml:7 to RUNTIME=python:3.12-slim, or Dockerfile:1 to FROM python:3.12-alpine and check again',
    ],
    // What both hang on changes both.
    [
      'python:3.12-alpine',
      [py(2, '-slim')],
      [py(2, '-alpine')],
      'Change Dockerfile:8 to FROM python:3.12-slim, or Dockerfile:1 to FROM python:3.12-alpine and check again',
    ],
    [
      'gcr.io/distroless/python3-debian12',
      [py(null, '-slim-bookworm')],
      [],
      `Change --build-arg to PY=3.11 and check again, or Dockerfile:8 to FROM python:3.12-slim-bookworm${startsPython}`,
    ],
  ])('into %s names what holds the image: %j, %j', async (to, builds, runs, wayOut) => {
    const from = to.startsWith('gcr') ? 'python:3.12-slim-bookworm' : 'python:3.12-slim';
    const said401 = await said(
      from,
      to,
      [old],
      'linux/amd64',
      { imageLine: 1, imageVariables: builds },
      { imageLine: 8, imageVariables: runs },
    );
    expect(said401?.split('. What builder ')[0]).toBe(wayOut);
  });

  it('names the slim image for a runtime that is no full one', async () => {
    const sentence = await said(
      'python:3.11-buster',
      'python:3.11-alpine',
      [built],
      'linux/amd64',
      { imageLine: 2 },
      { imageLine: 19 },
    );
    expect(sentence).toMatch(/^Change Dockerfile:19 to FROM python:3.11-slim-buster, or Dockerfile:2 to/);
  });

  const elsewhere = { keptByMinor: true };
  const unseen = 'Python 3.13 finds nothing of what lies in lib/python3.12, pure packages neither';
  it.each([
    ['another Python, in its own folder', 'python:3.13-slim', elsewhere, [pure], unseen],
    ['another Python, the stable ABI', 'python:3.13-slim', elsewhere, [pure, stable], unseen],
    [
      'another Python, of which some is compiled',
      'python:3.13-slim',
      elsewhere,
      [old],
      `b 1.0 cannot be loaded there, and ${unseen}`,
    ],
    [
      'another Python, nothing that is installed',
      'python:3.13-slim',
      elsewhere,
      [findingWithout('skipped', 'marker')],
      null,
    ],
    ['another Python, in a folder of any', 'python:3.13-slim', {}, [pure], null],
    ['the same Python', 'python:3.12-slim-bookworm', elsewhere, [pure], null],
    [
      'a Python that does not look there',
      'python:3.12-slim',
      { missed: { why: 'it lies elsewhere', path: '/venv/lib/python3.12/site-packages' } },
      [pure],
      'nothing of it is found, pure packages neither: it lies elsewhere',
    ],
    [
      'a Python that comes along and does not start',
      'debian:12',
      { python: '3.12.4', noStart: 'its Python does not start' },
      [pure],
      'its Python does not start',
    ],
  ])('%s', async (_what, to, runs, findings, expected) => {
    const sentence = await said('python:3.12-slim', to, findings, 'linux/amd64', {}, runs);
    expect(sentence === null ? null : sentence.slice(-(expected ?? '').length)).toBe(expected);
  });

  it('another architecture is one', async () => {
    expect(await said('python:3.12-slim', 'python:3.12-slim', [pure, old], 'linux/arm64')).toContain(
      'aarch64 instead of x86_64: the compiled parts of b 1.0 cannot be loaded there',
    );
    expect(await said('python:3.12-slim', 'python:3.12-slim', [pure], 'linux/arm64')).toBeNull();
  });

  it('says nothing of a target without a second stage', async () => {
    const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' });
    expect(await saidOfTarget(wc401TwoLibcs, { target, findings: [musl] })).toBeNull();
  });
});

describe('where the lock is for another Python than both stages have', () => {
  it.each<readonly [runs: string, after: string, change: string]>([
    ['python:3.10', '', 'Change Dockerfile:2 to ARG PY=3.11'],
    [
      'python:3.10-alpine',
      '-alpine',
      'Change Dockerfile:1 to FROM python:3.11 and Dockerfile:8 to FROM python:3.11-slim',
    ],
  ])('a variable of both, and %s runs', async (base, after, change) => {
    const py = { name: 'PY', value: '3.10', before: 'python:', at: 2, shared: true };
    const plain = { line: 9, fromLine: 8, platform: 'linux/amd64', packages: [] } as const;
    const runtime = { ...plain, name: 'r', imageLine: 8, base, imageVariables: [{ ...py, after }] };
    const stage = { ...plain, path: 'Dockerfile', name: 'b', imageLine: 1, installs: [], pip: 'image', runtime };
    const target = await resolveTarget({
      base: 'python:3.10',
      platform: 'linux/amd64',
      stage: { ...stage, imageVariables: [{ ...py, after: '' }] },
    });
    const set = parseSpecifiers('>=3.11');
    const asked = { text: '>=3.11', anyOf: set.ok ? [set.value] : [] };
    const other = await resolveTarget({ base, platform: 'linux/amd64' });
    expect(startForLock(target, other, asked)).toBe(change);
  });

  it.each<readonly [range: string, from: string, to: string, change: string | undefined]>([
    [
      '>=3.11',
      'python:3.10',
      'python:3.10-alpine',
      'Change Dockerfile:1 to FROM python:3.11 and Dockerfile:8 to FROM python:3.11-slim',
    ],
    [
      '>=3.9,<3.11',
      'python:3.13-slim-bookworm',
      'python:3.13-alpine',
      'Change Dockerfile:1 to FROM python:3.10-slim-bookworm and Dockerfile:8 to FROM python:3.10-slim-bookworm',
    ],
    // No tag of the official image: each rule says its own.
    [
      '>=3.13',
      'python:3.12-slim',
      'gcr.io/distroless/python3-debian12',
      `Change Dockerfile:1 to FROM python:3.11-slim-bookworm and check again, or Dockerfile:8 to FROM python:3.12-slim${startsPython}`,
    ],
  ])('Python %s, %s into %s', async (range, from, to, change) => {
    const runtime = {
      name: 'runtime',
      line: 9,
      fromLine: 8,
      imageLine: 8,
      base: to,
      platform: 'linux/amd64' as const,
      packages: [],
    };
    const stage = {
      path: 'Dockerfile',
      name: 'builder',
      line: 1,
      imageLine: 1,
      installs: [],
      pip: 'image',
      packages: [],
    };
    const target = await resolveTarget({ base: from, platform: 'linux/amd64', stage: { ...stage, runtime } });
    const set = parseSpecifiers(range);
    if (!set.ok) throw new Error(set.problem);
    const asked = { text: range, anyOf: [set.value] };
    const minor = target.python.release[1] ?? 0;
    const ofBuilder = `b-1.0-cp3${minor}-cp3${minor}-manylinux_2_17_x86_64.whl`;
    const findings = [{ ...findingWithout('wheel', null), file: file(ofBuilder) }];
    expect((await saidOfTarget(wc401TwoLibcs, { target, findings, asked }))?.change).toBe(change);
  });
});
