// What a stage of a Dockerfile, or an image, has of what one build needs: in words.

import { describe, expect, it } from 'vitest';
import { buildKnownBy } from '../../../packages/core/src/assess/assess.ts';
import { needsOf } from '../../../packages/core/src/assess/toolchain/needs-of.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { stageWords } from '../../../packages/core/src/report/stage-words.ts';
import type { SdistReading } from '../../../packages/core/src/sdist/sdist-reading.ts';
import { sdistReading } from '../../support/sdist-reading.ts';

/** @param packages what the stage has added, parted by spaces; null where there is no stage */
async function words(
  pin: string,
  base: string,
  packages: string | null,
  sdist: SdistReading | null = null,
): Promise<string> {
  const [name = '', version = ''] = pin.split('==');
  const stage =
    packages === null
      ? {}
      : { stage: { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: packages.split(' ') } };
  const python = base.startsWith('ubuntu') ? { python: '3.10' } : {};
  const target = await resolveTarget({ base, platform: 'linux/amd64', ...python, ...stage });
  const needs = needsOf({ name: normalizeName(name), version, reading: null, target });
  return stageWords({ ...buildKnownBy(true, []), needs, reading: sdist }, target).join(' ');
}

describe('of what a build needs', () => {
  it.each<readonly [what: string, pin: string, base: string, packages: string | null, said: string]>([
    [
      'a slim image with gcc is no full one',
      'psycopg2==2.9.9',
      'python:3.12-slim',
      'gcc libc6-dev',
      'gcc is there; libpq-dev is missing: without it the build stops.',
    ],
    [
      'all that a stage has is named',
      'psycopg2==2.9.9',
      'python:3.12-slim',
      'gcc libc6-dev libpq-dev',
      'gcc and libpq-dev are there: it will be compiled in this stage.',
    ],
    [
      "Debian's gcc without what it recommends, of which the stage is told as a whole",
      'psycopg2==2.9.9',
      'python:3.12-slim',
      'gcc libpq-dev',
      'libpq-dev is there; build-essential (in place of gcc) is missing: without it the build stops.',
    ],
    [
      'and where that is all that the stage has',
      'psycopg2==2.9.9',
      'python:3.12-slim',
      'gcc',
      'build-essential (in place of gcc) and libpq-dev are missing: without them the build stops.',
    ],
    [
      "Alpine's gcc without musl-dev",
      'psycopg2==2.9.9',
      'python:3.12-alpine',
      'gcc postgresql-dev',
      'postgresql-dev is there; build-base (in place of gcc) is missing: without it the build stops.',
    ],
    [
      'by names that yum and dnf share, nothing is missing for certain',
      'psycopg2==2.9.3',
      'public.ecr.aws/lambda/python:3.9',
      'gcc python27-devel postgresql-devel',
      'gcc and postgresql-devel are there.',
    ],
    ['of yum, where nothing is there', 'psycopg2==2.9.3', 'public.ecr.aws/lambda/python:3.9', 'git', ''],
    [
      'gcc compiles no C++',
      'python-snappy==0.6.1',
      'python:3.9-slim-bookworm',
      'gcc libc6-dev libsnappy-dev',
      'gcc and libsnappy-dev are there; build-essential is missing: without it the build stops.',
    ],
    [
      'g++ does',
      'python-snappy==0.6.1',
      'python:3.9-slim-bookworm',
      'g++ libsnappy-dev',
      'g++ and libsnappy-dev are there: it will be compiled in this stage.',
    ],
    [
      "Ubuntu's package of the headers stands for Debian's name of them",
      'mysqlclient==2.2.4',
      'ubuntu:22.04',
      'python3-pip python3.10-dev gcc libmysqlclient-dev pkgconf',
      'gcc, libmysqlclient-dev, pkgconf and python3.10-dev are there: it will be compiled in this stage.',
    ],
    [
      "and Debian's behind it",
      'mysqlclient==2.1.0',
      'python:3.12-slim',
      'build-essential libmariadb-dev-compat',
      'build-essential and libmariadb-dev-compat are there: it will be compiled in this stage.',
    ],
    [
      "Alpine's connector does for mysqlclient",
      'mysqlclient==2.1.0',
      'python:3.12-alpine',
      'gcc musl-dev mariadb-connector-c-dev',
      'gcc and mariadb-connector-c-dev are there: it will be compiled in this stage.',
    ],
    [
      'postgresql-dev brings libpq-dev',
      'psycopg2==2.9.9',
      'python:3.12-alpine',
      'gcc musl-dev postgresql-dev',
      'gcc and postgresql-dev are there: it will be compiled in this stage.',
    ],
    [
      'what is optional does not stop it',
      'pillow==4.3.0',
      'python:3.12-alpine',
      'build-base jpeg-dev zlib-dev freetype-dev tiff-dev',
      'build-base, freetype-dev, jpeg-dev, tiff-dev and zlib-dev are there: it will be compiled in this stage, without lcms2-dev (colour profiles), libwebp-dev (WebP) and openjpeg-dev (JPEG 2000).',
    ],
    [
      'and is not told beside what does',
      'pillow==4.3.0',
      'python:3.12-alpine',
      'build-base freetype-dev',
      'build-base and freetype-dev are there; libjpeg-turbo-dev and zlib-dev are missing: without them the build stops.',
    ],
    [
      'a full image has gcc and headers',
      'psycopg2==2.9.9',
      'python:3.12',
      null,
      'gcc and libpq-dev are there: it will be compiled in this image.',
    ],
    [
      'but not all',
      'python-snappy==0.6.1',
      'python:3.9',
      null,
      'g++ is there; libsnappy-dev is missing: without it the build stops.',
    ],
    ['a slim one has nothing', 'psycopg2==2.9.9', 'python:3.12-slim', null, ''],
  ])('%s', async (_, pin, base, packages, said) => {
    expect(await words(pin, base, packages)).toBe(said);
  });

  it('stops at nothing where the extension modules may be left out: SQLAlchemy 1.4.54', async () => {
    const said = (optional: boolean): Promise<string> =>
      words('sqlalchemy==1.4.54', 'ubuntu:22.04', 'python3-dev', sdistReading({ languages: ['c'], optional }));
    expect(await said(true)).toBe('python3-dev is there; build-essential is missing.');
    expect(await said(false)).toBe('python3-dev is there; build-essential is missing: without it the build stops.');
  });
});
