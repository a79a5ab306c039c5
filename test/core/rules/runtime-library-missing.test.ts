// WC402: libraries that what is compiled needs, and that the stage which runs it has or has not.

import { describe, expect, it } from 'vitest';
import { type Finding, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { wc402RuntimeLibraryMissing } from '../../../packages/core/src/rules/wc402-runtime-library-missing.ts';
import { saidOfTarget } from '../../support/said-once.ts';

function built(
  raw: string,
  runtime: readonly string[] | undefined,
  guarded: readonly string[] = [],
  deadEnds: readonly object[] = [],
): Finding {
  const filename = parseFilename(raw, normalizeName(raw.split('-')[0] ?? ''));
  const finding = findingWithout('build', 'no-wheel', {
    file: { filename, raw, url: '', yanked: false, hashes: {} },
  });
  const needs = { words: [], packages: null, runtime, guarded, notes: [] };
  const build = {
    native: true,
    needs,
    languages: [],
    evidence: [],
    reading: null,
    requirements: [],
    deadEnds,
  } as unknown as NonNullable<Finding['build']>;
  return { ...finding, build };
}

async function said(
  packages: readonly string[],
  findings: readonly Finding[],
  to = 'python:3.12-slim',
  name: string | number = 'runtime',
): Promise<string | null> {
  const target = await resolveTarget({
    base: 'python:3.12-slim',
    platform: 'linux/amd64',
    stage: {
      path: 'Dockerfile',
      name: 'builder',
      line: 1,
      installs: [],
      pip: 'image',
      packages: ['gcc', 'libpq-dev'],
      runtime: { name, line: 9, fromLine: 6, base: to, platform: 'linux/amd64', packages },
    },
  });
  return (await saidOfTarget(wc402RuntimeLibraryMissing, { target, findings }))?.sentence ?? null;
}

const psycopg = built('psycopg2-2.9.9.tar.gz', ['libpq5']);
const pillow = built('pillow-10.0.0.tar.gz', ['libjpeg62-turbo', 'zlib1g']);

describe('WC402', () => {
  it('names the libraries and what needs them', async () => {
    expect(await said([], [psycopg])).toBe(
      'Install libpq5 in runtime (Dockerfile:6, python:3.12-slim). psycopg2, compiled in builder, needs it when it runs: without, its import fails there',
    );
    expect(await said(['zlib1g'], [psycopg, pillow])).toBe(
      'Install libjpeg62-turbo and libpq5 in runtime (Dockerfile:6, python:3.12-slim). psycopg2 and pillow, compiled in builder, need them when they run: without, their import fails there',
    );
  });

  it('names nothing for what is known not to compile', async () => {
    const removed = { fact: { kind: 'removed' }, certain: true };
    expect(await said([], [built('psycopg2-2.9.9.tar.gz', ['libpq5'], [], [removed])])).toBeNull();
  });

  const webp = ['libwebpdemux2', 'libwebpmux3'];
  it.each([
    [
      'what is imported all the same: Pillow without WebP',
      ['libjpeg62-turbo', 'zlib1g'],
      [built('pillow-7.1.0.tar.gz', ['libjpeg62-turbo', ...webp], webp)],
      'pillow, compiled in builder, needs them when it runs: without, it lacks what they bring',
    ],
    [
      'one that is and one that is not',
      [],
      [psycopg, built('pyyaml-5.4.1.tar.gz', ['libyaml-0-2'], ['libyaml-0-2'])],
      'psycopg2 and pyyaml, compiled in builder, need them when they run: without, the import of psycopg2 fails there, and pyyaml lacks what they bring',
    ],
    [
      'one that fails for some of them',
      [],
      [built('pillow-7.1.0.tar.gz', ['libjpeg62-turbo', ...webp], webp)],
      'pillow, compiled in builder, needs them when it runs: without libjpeg62-turbo, its import fails there, and without the rest it lacks what those bring',
    ],
    [
      'two that fail for some of them',
      [],
      [psycopg, built('pillow-7.1.0.tar.gz', ['libjpeg62-turbo', 'libwebp7'], ['libwebp7'])],
      'psycopg2 and pillow, compiled in builder, need them when they run: without libjpeg62-turbo or libpq5, their import fails there, and without the rest they lack what that brings',
    ],
  ])('tells %s', async (_what, packages, findings, ending) => {
    expect((await said(packages, findings))?.split('). ')[1]).toBe(ending);
  });

  it.each([
    ['a release that has left its mirrors', 'python:3.9-slim-buster', [], true],
    ['one whose stage has a way to them', 'python:3.9-slim-buster', ['curl'], false],
    ['one that has not', 'python:3.9-slim-bookworm', [], false],
  ])('on %s: %s with %j', async (_what, to, packages, stops) => {
    const sentence = await said(packages, [psycopg], to);
    expect(sentence).toContain('Install libpq5');
    const archive =
      "apt-get update would stop there: Debian 10 has left its mirrors. Before it, apt's list of sources has to name archive.debian.org";
    expect(sentence?.includes(archive)).toBe(stops);
  });

  it('tells a stage without a name by its FROM', async () => {
    expect(await said([], [psycopg], 'python:3.12-slim', 1)).toContain(
      'Install libpq5 in the stage at Dockerfile:6 (python:3.12-slim). ',
    );
  });

  it.each([
    ['it is there', ['libpq5'], [psycopg]],
    ['its headers are there', ['libpq-dev'], [psycopg]],
    ['something brings it', ['curl', 'postgresql-client'], [psycopg]],
    ['all are there', ['libjpeg-dev', 'zlib1g-dev'], [pillow]],
    ['nothing is needed', [], [built('cffi-1.0.tar.gz', [])]],
    ['that is not known', [], [built('x-1.0.tar.gz', undefined)]],
    ['nothing is compiled', [], [findingWithout('wheel', null)]],
  ])('says nothing where %s', async (_what, packages, findings) => {
    expect(await said(packages, findings)).toBeNull();
  });

  it.each([
    ['python:3.12-slim-bookworm', [], true],
    ['python:3.12-slim-bookworm', ['libpq5'], false],
    // The version that was linked is not there, whatever else is
    ['python:3.12-slim-bookworm', ['libpq4'], true],
    // Other distributions have other names
    ['python:3.12-alpine', [], false],
  ])('on another release, %s with %j: %s', async (to, packages, missing) => {
    const sentence = await said(packages, [psycopg], to);
    expect(sentence?.startsWith(`Install libpq5 in runtime (Dockerfile:6, ${to}). `) ?? false).toBe(missing);
  });

  it.each([
    ['libpng16-16', 'libpng16-16t64'],
    ['libpng16-16t64', 'libpng16-16'],
    ['libgeos-c1v5', 'libgeos-c1t64'],
  ])('%s is %s', async (library, packages) => {
    expect(await said([packages], [built('matplotlib-3.8.0.tar.gz', [library])])).toBeNull();
  });
});
