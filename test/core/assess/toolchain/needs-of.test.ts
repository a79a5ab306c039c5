// What builds need of real images: words, packages of the image's manager, how well they are known, and what else is said.

import { sdistReading } from '../../../support/sdist-reading.ts';
import { describe, expect, it } from 'vitest';
import type { SdistReading } from '../../../../packages/core/src/sdist/sdist-reading.ts';
import type { BuildNeeds } from '../../../../packages/core/src/assess/toolchain/build-needs.ts';
import { needsOf } from '../../../../packages/core/src/assess/toolchain/needs-of.ts';
import { optionalGains } from '../../../../packages/core/src/assess/toolchain/optional-gains.ts';
import { packageTable } from '../../../../packages/core/src/assess/toolchain/tables/package-table.ts';
import { normalizeName } from '../../../../packages/core/src/packaging/name.ts';
import { needNote, needWords } from '../../../../packages/core/src/report/need-words.ts';
import { resolveTarget } from '../../../../packages/core/src/image/resolve-target.ts';
import type { Target } from '../../../../packages/core/src/target/target.ts';
import type { StageRuntime } from '../../../../packages/core/src/target/target-stage.ts';

const nothingRead = sdistReading();

async function needs(pin: string, target: string | Target, reading: Partial<SdistReading> | null = null) {
  const [name = '', version = ''] = pin.split('==');
  return needsOf({
    name: normalizeName(name),
    version,
    reading: reading && { ...nothingRead, ...reading },
    target: typeof target === 'string' ? await resolveTarget({ base: target, platform: 'linux/amd64' }) : target,
  });
}

async function noted(...asked: Parameters<typeof needs>): Promise<readonly string[]> {
  return (await needs(...asked)).notes.map(needNote);
}

/** `built: build-essential libpq-dev`, or `not known`. */
function shown({ packages }: BuildNeeds): string {
  return packages ? `${packages.evidence}: ${packages.names.join(' ')}`.trim() : 'not known';
}

/** A target on a distribution, whatever the image: with `pythonFrom`, its package manager brings the Python. */
type More = Partial<Target & Pick<NonNullable<Target['image']>, 'pythonFrom'>>;

async function on(reference: string, name: string, version: string, more: More = {}): Promise<Target> {
  const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' });
  const { pythonFrom = 'image', ...facts } = more;
  const image = { ...target.image, reference, distro: { name, version }, pythonFrom };
  return { ...target, ...facts, image: image as NonNullable<Target['image']> };
}

describe('an image that brings the CUDA toolkit', () => {
  it.each([
    ['nvidia/cuda:12.1.1-cudnn8-devel-ubuntu22.04', false],
    ['nvidia/cuda:12.1.1-cudnn8-runtime-ubuntu22.04', true],
    ['ubuntu:22.04', true],
  ])('%s: is another one advised: %s', async (reference, expected) => {
    const target = await on(reference, 'ubuntu', '22.04', { compiler: true });
    const said = (await noted('flash-attn==2.5.8', target, { native: true, languages: ['c++', 'cuda'] })).join(' ');
    expect(said.includes('CUDA toolkit')).toBe(expected);
  });
});

describe('libraries of headers that are not needed', () => {
  const runtime = {
    name: 1,
    line: 8,
    fromLine: 6,
    platform: 'linux/amd64',
    packages: [],
    base: 'python:3.13-slim',
  } as const;
  const jpeg = 'libjpeg62-turbo';
  it.each<readonly [pin: string, packages: readonly string[], loaded: readonly string[], optional: readonly string[]]>([
    ['pyyaml==5.4.1', ['gcc'], [], ['libyaml-0-2']],
    ['pyyaml==5.4.1', ['gcc', 'libyaml-dev'], ['libyaml-0-2'], []],
    // Whether the build goes on as the stage is or not: what it is to be given then is what it cannot do without.
    ['pillow==10.2.0', [], [jpeg], ['libfreetype6', 'liblcms2-2', 'libopenjp2-7', 'libtiff6', 'libwebp7']],
    ['pillow==10.2.0', ['libtiff-dev'], [jpeg, 'libtiff6'], ['libfreetype6', 'liblcms2-2', 'libopenjp2-7', 'libwebp7']],
  ])('%s with %j is linked with %j alone', async (pin, packages, loaded, optional) => {
    const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages, runtime };
    const target = await resolveTarget({ base: 'python:3.13-slim', platform: 'linux/amd64', stage });
    const { runtime: needed, packages: asked } = await needs(pin, target);
    expect(needed).toEqual(loaded);
    // libwebp comes in three.
    expect((asked?.optionalRuntime ?? []).filter((name) => !/^libwebp(?:de)?mux/.test(name))).toEqual(optional);
  });

  it('of all that the table has the gain is known; pkg-config finds others', () => {
    const wanted = packageTable.matchAll(/([\w-]+)\+(?=[@ |])/g);
    const ids = [...new Set([...wanted].flatMap(([, id]) => id ?? []))].filter((id) => id !== 'pkg-config');
    expect(ids.toSorted()).toEqual([...optionalGains.keys()].toSorted());
  });
});

describe('what is loaded when it runs', () => {
  const runtime = { name: 1, line: 8, fromLine: 6, platform: 'linux/amd64', packages: ['libpq5'] } as const;
  it.each<readonly [what: string, runs: string | null, told: boolean]>([
    ['in the stage itself', null, true],
    // WC402 tells what is lacking there.
    ['in another stage of the same distribution', 'python:3.12-slim', false],
    ['in one of another', 'python:3.12-alpine', true],
  ])('%s', async (_what, runs, told) => {
    const own = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [] };
    const stage = runs === null ? own : { ...own, runtime: { ...runtime, base: runs } };
    const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64', stage });
    const { notes, runtime: loaded } = await needs('psycopg2==2.9.9', target);
    expect(loaded).toEqual(['libpq5']);
    expect(notes.some(({ kind }) => kind === 'runtime')).toBe(told);
  });
});

describe('the table alone, where the sdist was not read', () => {
  it.each([
    // The contract's example
    ['cryptography==3.4.7', 'python:3.8-alpine', 'distribution: build-base cargo libffi-dev openssl-dev'],
    ['cffi==1.14.5', 'python:3.8-alpine', 'distribution: build-base libffi-dev'],
    ['matplotlib==3.8.2', 'python:3.12-alpine', 'distribution: build-base'],
    ['psycopg2==2.9.9', 'python:3.12-alpine', 'distribution: build-base libpq-dev'],
    ['psycopg2==2.9.9', 'python:3.8-alpine3.14', 'distribution: build-base postgresql-dev'],
    ['psycopg2==2.9.9', 'python:3.12-slim', 'built: build-essential libpq-dev'],
    ['psycopg2==2.9.9', 'python:3.12-slim-bookworm', 'built: build-essential libpq-dev'],
    ['psycopg2==2.9.9', 'python:3.9-slim-bullseye', 'distribution: build-essential libpq-dev'],
    ['psycopg2==2.9.9', 'python:3.12', 'built:'],
    ['mysqlclient==2.1.1', 'python:3.12-alpine', 'distribution: build-base mariadb-dev'],
    ['mysqlclient==2.1.1', 'python:3.12-slim', 'distribution: build-essential default-libmysqlclient-dev'],
    ['mysqlclient==2.2.4', 'python:3.12-alpine', 'distribution: build-base mariadb-dev pkgconf'],
    ['mysqlclient==2.2.4', 'python:3.12-slim', 'built: build-essential default-libmysqlclient-dev pkg-config'],
    ['mysqlclient==2.2.4', 'python:3.12', 'built:'],
    ['mysqlclient==2.2.4', 'python:3.12-bookworm', 'built:'],
    ['uwsgi==2.0.21', 'python:3.12-alpine', 'known: build-base linux-headers pcre-dev'],
    ['uwsgi==2.0.21', 'python:3.12-slim', 'distribution: build-essential'],
    ['uwsgi==2.0.21', 'python:3.12-slim-bookworm', 'distribution: build-essential libpcre3-dev'],
    ['uwsgi==2.0.31', 'python:3.12-alpine', 'known: build-base linux-headers pcre2-dev'],
    ['uwsgi==2.0.31', 'python:3.12-slim', 'built: build-essential libpcre2-dev'],
    ['uwsgi==2.0.31', 'python:3.12', 'built:'],
    ['rpy2==3.5.1', 'python:3.10-slim', 'distribution: build-essential r-base-dev'],
    ['rpy2==3.5.1', 'python:3.10-alpine', 'known: R R-dev build-base'],
    ['python-ldap==3.4.3', 'python:3.12-alpine', 'distribution: build-base openldap-dev'],
    ['python-ldap==3.4.3', 'python:3.12-slim', 'built: build-essential libldap-dev libsasl2-dev'],
    ['python-ldap==3.4.3', 'python:3.9-slim-bullseye', 'distribution: build-essential libldap2-dev libsasl2-dev'],
    ['python-ldap==3.4.3', 'python:3.12', 'built: libsasl2-dev'],
    ['python-ldap==3.4.3', 'python:3.12-bookworm', 'built: libldap-dev libsasl2-dev'],
    ['lxml==4.6.3', 'python:3.9-alpine', 'distribution: build-base libxml2-dev libxslt-dev'],
    ['lxml==4.6.3', 'python:3.9-slim-bookworm', 'built: build-essential libxml2-dev libxslt1-dev zlib1g-dev'],
    ['lxml==4.6.3', 'python:3.9-bookworm', 'built:'],
    [
      'pillow==6.2.2',
      'python:3.8-alpine',
      'distribution: build-base freetype-dev lcms2-dev libjpeg-turbo-dev libwebp-dev openjpeg-dev tiff-dev zlib-dev',
    ],
    [
      'pillow==6.2.2',
      'python:3.8-slim',
      'distribution: build-essential libfreetype-dev libjpeg-dev liblcms2-dev libopenjp2-7-dev libtiff-dev libwebp-dev pkg-config zlib1g-dev',
    ],
    // Nobody read buster's index
    [
      'pillow==6.2.2',
      'python:3.7-slim-buster',
      'known: build-essential libfreetype6-dev libjpeg-dev liblcms2-dev libopenjp2-7-dev libtiff-dev libwebp-dev pkg-config zlib1g-dev',
    ],
    ['pillow==6.2.2', 'python:3.8', 'distribution:'],
    ['pillow==6.2.2', 'python:3.7-buster', 'known:'],
    ['grpcio==1.30.0', 'python:3.9-alpine', 'distribution: build-base linux-headers'],
    ['grpcio==1.30.0', 'python:3.9-slim', 'distribution: build-essential'],
    ['grpcio==1.30.0', 'python:3.9', 'distribution:'],
    ['numpy==1.19.5', 'python:3.9-alpine', 'distribution: build-base'],
    ['numpy==1.19.5', 'python:3.9-slim', 'distribution: build-essential'],
    ['numpy==1.19.5', 'python:3.9', 'distribution:'],
    ['scipy==1.8.0', 'python:3.9', 'distribution: gfortran libopenblas-dev'],
    ['gevent==23.9.1', 'python:3.12-alpine', 'distribution: build-base file libffi-dev'],
    [
      'pygobject==3.50.0',
      'python:3.12-slim',
      'distribution: build-essential libcairo2-dev libgirepository1.0-dev pkg-config',
    ],
    [
      'pygobject==3.52.0',
      'python:3.13-slim',
      'built: build-essential libcairo2-dev libgirepository-2.0-dev pkg-config',
    ],
    // A required library without a package here
    ['pygobject==3.52.0', 'python:3.12-slim-bookworm', 'not known'],
    ['systemd-python==235', 'python:3.12-alpine', 'not known'],
    ['llvmlite==0.42.0', 'python:3.12-slim', 'not known'],
    // A version that no row covers, a project without a row, a version that is none
    ['python-snappy==0.7.1', 'python:3.12-slim', 'not known'],
    ['nobody-knows-it==1.0', 'python:3.12-slim', 'not known'],
    ['cryptography==2004d', 'python:3.12-slim', 'not known'],
  ])('%s on %s', async (pin, base, expected) => {
    expect(shown(await needs(pin, base))).toBe(expected);
  });

  it.each([
    ['cryptography==3.4.7', 'python:3.8-alpine', 'Rust, C compiler, OpenSSL and libffi headers'],
    ['cryptography==3.3.2', 'python:3.8-alpine', 'C compiler, OpenSSL and libffi headers'],
    ['cffi==1.14.5', 'python:3.8-alpine', 'C compiler, libffi headers'],
    ['matplotlib==3.8.2', 'python:3.12-alpine', 'C++ compiler'],
    ['pandas==2.1.4', 'python:3.12-alpine', 'C/C++ compiler'],
    ['psutil==5.9.8', 'python:3.12-alpine', 'C compiler, Linux headers'],
    ['psutil==5.9.8', 'python:3.12-slim', 'C compiler'],
    ['mysqlclient==2.2.4', 'python:3.12-slim', 'C compiler, MySQL or MariaDB client headers, pkg-config'],
    ['uwsgi==2.0.21', 'python:3.12-slim', 'C compiler'],
    ['bcrypt==3.2.0', 'python:3.12-alpine', 'C compiler, libffi headers'],
    ['bcrypt==4.1.2', 'python:3.12-alpine', 'Rust'],
    ['scipy==1.11.4', 'python:3.12-alpine', 'C/C++ compiler, Fortran compiler, OpenBLAS headers, pkg-config'],
    ['nobody-knows-it==1.0', 'python:3.12-slim', ''],
  ])('%s on %s in words', async (pin, base, expected) => {
    expect((await needs(pin, base)).things.map(needWords).join(', ')).toBe(expected);
  });

  it.each([
    ['cryptography==3.4.7', 'python:3.8-alpine', /^Without Rust it builds too: set CRYPTOGRAPHY_DONT_BUILD_RUST=1/],
    ['uwsgi==2.0.21', 'python:3.12-slim', /^Debian 13 has no PCRE 1, and it is built without\.$/],
    [
      'pillow==6.2.2',
      'python:3.8-slim',
      /^It builds without FreeType, .*, libwebp and pkg-config too, and then lacks text in images, .*and WebP\.$/,
    ],
    [
      'psycopg2==2.9.9',
      'public.ecr.aws/lambda/python:3.8',
      /^What Amazon Linux 2 calls the packages of these is not known here\.$/,
    ],
    [
      'psycopg2==2.9.9',
      'cgr.dev/chainguard/python:latest',
      /^What Wolfi calls the packages of these is not known here\.$/,
    ],
    ['systemd-python==235', 'python:3.12-alpine', /^No package of Alpine 3\.24 is known for systemd\.$/],
    // The row has no lowest Rust
    ['pydantic-core==2.14.6', 'python:3.11-slim-bookworm', /^Which Rust it needs is not known; Debian 12 has 1\.63\.$/],
    ['tokenizers==0.14.0', 'python:3.11-alpine3.19', /^Which Rust it needs is not known\.$/],
    // What the built module is linked with
    ['psycopg2==2.9.9', 'python:3.12-slim', /^When it runs it needs libpq5 in the image\.$/],
    ['psycopg2==2.9.9', 'python:3.12-alpine', /^When it runs it needs libpq in the image\.$/],
    ['lxml==4.6.3', 'python:3.9-slim-bookworm', /^When it runs it needs libxml2 and libxslt1\.1 in the image\.$/],
    ['shapely==2.0.1', 'python:3.12-slim-bookworm', /^When it runs it needs libgeos-c1v5 in the image\.$/],
    ['shapely==2.0.1', 'python:3.12-slim-trixie', /^When it runs it needs libgeos-c1t64 in the image\.$/],
    ['mysqlclient==2.2.4', 'python:3.12-slim', /^When it runs it needs libmariadb3 in the image\.$/],
    ['python-ldap==3.4.3', 'python:3.9-slim-bullseye', /^When it runs it needs libldap-2\.4-2 and libsasl2-2 in/],
    ['h5py==3.6.0', 'python:3.10-bookworm', /^When it runs it needs libhdf5-103-1 and libhdf5-hl-100 in the image\.$/],
    // libstdc++ is in no Alpine
    ['scipy==1.11.4', 'python:3.12-alpine', /^When it runs it needs, among others, openblas in the image\.$/],
    ['scipy==1.11.4', 'python:3.12-slim', /^When it runs it needs libopenblas0 in the image\.$/],
    // Packages that were split: half a list is said to be one
    ['pillow==6.2.2', 'python:3.8-alpine', /^When it runs it needs libjpeg-turbo in the image\.$/],
    // 1.63 in bookworm and 1.71 in Alpine 3.18, 1.83 needed
    [
      'cryptography==50.0.2',
      'python:3.12-slim-bookworm',
      /^Debian 12 has Rust 1\.63, and it needs 1\.83 or later: cargo-web/,
    ],
    [
      'cryptography==50.0.2',
      'python:3.9-alpine3.18',
      /^Alpine 3\.18 has Rust 1\.71, and it needs 1\.83 or later: .*rustup/,
    ],
  ])('%s on %s says so', async (pin, base, expected) => {
    expect((await noted(pin, base)).filter((note) => expected.test(note))).toHaveLength(1);
  });

  it('never names a Rust that is too old', async () => {
    expect(shown(await needs('cryptography==50.0.2', 'python:3.12-slim-bookworm'))).toBe(
      'distribution: build-essential cargo-web libssl-dev pkg-config',
    );
    const old = await needs('cryptography==50.0.2', 'python:3.9-alpine3.18');
    expect(shown(old)).toBe('not known');
    expect(old.notes.map(needNote).at(-1)).toBe('Beside that Rust it needs build-base libffi-dev openssl-dev pkgconf.');
  });

  it.each([
    // Python's own libraries are in every image that has a Python
    ['cryptography==3.4.7', 'python:3.8-slim'],
    ['cffi==1.14.5', 'python:3.8-alpine'],
    // Headers alone, and an image that holds the library
    ['psutil==5.9.8', 'python:3.12-alpine'],
    ['psycopg2==2.9.9', 'python:3.12'],
    // Not known
    ['xmlsec==1.3.13', 'python:3.12-bookworm'],
    ['h5py==3.6.0', 'python:3.10-alpine'],
  ])('%s on %s: nothing is said of what it runs with', async (pin, base) => {
    expect((await needs(pin, base)).notes.filter(({ kind }) => kind === 'runtime')).toEqual([]);
  });

  it.each([
    ['python:3.12', 'python:3.12-slim', ['libpq5']],
    ['python:3.12', 'gcr.io/distroless/python3-debian12', ['libpq5']],
    ['python:3.12', 'python:3.12', []],
    ['python:3.12-slim', 'python:3.12', []],
    ['python:3.12-slim', 'python:3.12-slim', ['libpq5']],
    ['python:3.12-alpine', 'python:3.12-alpine', ['libpq']],
    ['python:3.12-bookworm', 'python:3.12', []],
  ])('what is built in %s and runs in %s needs %j there', async (base, runs, packages) => {
    const stage: StageRuntime = { name: 1, line: 9, fromLine: 6, base: runs, platform: 'linux/amd64', packages: [] };
    const target = await resolveTarget({
      base,
      platform: 'linux/amd64',
      stage: { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [], runtime: stage },
    });
    expect((await needs('psycopg2==2.9.9', target)).runtime).toEqual(packages);
  });

  const drops = ['postgresql-dev'];
  it.each([
    ['python:3.9-alpine', ['gcc', 'postgresql-dev'], {}, []],
    ['python:3.9-alpine', ['gcc', 'postgresql15-dev'], {}, []],
    ['python:3.12-slim', ['gcc', 'libpq-dev'], {}, []],
    ['python:3.9-alpine', ['gcc'], {}, ['libpq']],
    ['python:3.9-alpine', ['gcc', 'postgresql-dev'], { drops }, ['libpq']],
    ['python:3.9-alpine', ['gcc', 'postgresql-dev'], { runsElsewhere: true as const }, ['libpq']],
  ])('%s with %j, %j: when it runs it needs %j', async (base, packages, more, needed) => {
    const target = await resolveTarget({
      base,
      platform: 'linux/amd64',
      stage: { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages, ...more },
    });
    const { notes } = await needs('psycopg2==2.9.9', target);
    expect(notes.flatMap((note) => (note.kind === 'runtime' ? note.packages : []))).toEqual(needed);
  });

  it('has no word for what nobody knows', async () => {
    expect(await needs('nobody-knows-it==1.0', 'python:3.12-slim')).toEqual({ things: [], packages: null, notes: [] });
  });

  it('says nothing of a Rust whose version is not known', async () => {
    const found = await needs('cryptography==50.0.2', 'python:3.12-alpine3.19');
    expect(shown(found)).toContain('cargo');
    expect(found.notes.filter(({ kind }) => kind.startsWith('rust'))).toEqual([]);
  });
});

describe('what the sdist shows', () => {
  it.each<readonly [what: string, pin: string, base: string, reading: Partial<SdistReading>, expected: string]>([
    ['pure: nothing is needed', 'psycopg2==2.9.9', 'python:3.12-slim', { native: false }, 'known:'],
    ['C without a row', 'some==1', 'python:3.12-alpine', { languages: ['c'] }, 'known: build-base'],
    ['C on the full image', 'some==1', 'python:3.12', { languages: ['c'] }, 'known:'],
    ['Cython counts as C', 'some==1', 'python:3.12-slim', { languages: ['cython'] }, 'known: build-essential'],
    ['Fortran', 'some==1', 'python:3.12-slim', { languages: ['c', 'fortran'] }, 'known: build-essential gfortran'],
    ['Go', 'some==1', 'python:3.12-slim', { languages: ['go'] }, 'known: golang-go'],
    ['CUDA is no package of Debian main', 'some==1', 'python:3.12', { languages: ['c++', 'cuda'] }, 'not known'],
    ['native, but by unusual means', 'some==1', 'python:3.12', { languages: [] }, 'not known'],
    // Its languages replace the row's, the row's libraries stay
    [
      'the row says Rust and C',
      'cryptography==3.4.7',
      'python:3.8-alpine',
      { languages: ['c'] },
      'distribution: build-base libffi-dev openssl-dev',
    ],
    [
      'programs',
      'some==1',
      'python:3.12-slim',
      { languages: ['c'], tools: ['make', 'swig', 'git'] },
      'known: build-essential git swig',
    ],
    [
      'programs of the full image',
      'some==1',
      'python:3.12',
      { languages: ['c'], tools: ['make', 'swig', 'git', 'perl', 'autoconf', 'pkg-config', 'm4'] },
      'known: swig',
    ],
    [
      'the autotools on Alpine',
      'some==1',
      'python:3.12-alpine',
      { languages: ['c'], tools: ['autoconf'] },
      'known: autoconf automake build-base libtool',
    ],
    [
      'CMake that build isolation brings',
      'some==1',
      'python:3.12-slim',
      { languages: ['c++'], tools: ['cmake', 'ninja'], requires: ['cmake>=3.18', 'Ninja'] },
      'known: build-essential',
    ],
    [
      'CMake that the backend fetches',
      'some==1',
      'python:3.12-slim',
      { languages: ['c++'], tools: ['cmake'], backend: 'scikit-build-core' },
      'known: build-essential',
    ],
    [
      'CMake of nobody',
      'some==1',
      'python:3.12-slim',
      { languages: ['c++'], tools: ['cmake'] },
      'known: build-essential cmake',
    ],
    // setupext.py names them for a FreeType that it does not take by default
    [
      'programs that may be called',
      'matplotlib==3.8.2',
      'python:3.12-alpine',
      { languages: ['c++'], tools: ['make', 'pkg-config', 'autoconf'] },
      'distribution: build-base',
    ],
    [
      'what goes beyond the row is not backed by it',
      'psycopg2==2.9.9',
      'python:3.12-slim',
      { languages: ['c'], tools: ['swig'] },
      'known: build-essential libpq-dev swig',
    ],
    [
      'PEP 725',
      'some==1',
      'python:3.12-slim',
      { languages: [], external: ['dep:virtual/compiler/c', 'dep:generic/openssl@>=3', 'dep:generic/pkg-config'] },
      'known: build-essential libssl-dev pkg-config',
    ],
    [
      'PEP 725, any BLAS',
      'some==1',
      'python:3.12-alpine',
      { languages: ['c'], external: ['dep:virtual/interface/blas'] },
      'known: build-base openblas-dev',
    ],
    [
      'a lowest Rust that Debian 12 has',
      'some==1',
      'python:3.12-slim-bookworm',
      { languages: ['rust'], rust: { minimum: '1.60', edition: '2021', pyo3: null } },
      'known: cargo',
    ],
    [
      'a lowest Rust that it has not',
      'some==1',
      'python:3.12-slim-bookworm',
      { languages: ['rust'], rust: { minimum: '1.70', edition: null, pyo3: null } },
      'known: cargo-web',
    ],
    [
      'an edition that it has not',
      'some==1',
      'python:3.12-slim-bookworm',
      { languages: ['rust'], rust: { minimum: null, edition: '2024', pyo3: null } },
      'known: cargo-web',
    ],
    [
      'an edition that Alpine 3.18 has not',
      'some==1',
      'python:3.9-alpine3.18',
      { languages: ['rust'], rust: { minimum: null, edition: '2024', pyo3: null } },
      'not known',
    ],
    [
      'a Rust of which nothing is said',
      'some==1',
      'python:3.9-alpine3.18',
      { languages: ['rust'], rust: { minimum: null, edition: null, pyo3: null } },
      'known: cargo',
    ],
  ])('%s', async (_what, pin, base, reading, expected) => {
    expect(shown(await needs(pin, base, reading))).toBe(expected);
  });

  it.each<readonly [what: string, pin: string, reading: Partial<SdistReading>, notes: readonly string[]]>([
    ['unknown libraries', 'some==1', { languages: ['c'] }, ['Which system libraries it may need is not known.']],
    ['a row knows them', 'regex==2024.1.1', { languages: ['c'] }, []],
    ['so does the sdist', 'some==1', { languages: ['c'], external: ['dep:generic/zlib'] }, []],
    [
      'not all that it asks for',
      'some==1',
      { languages: ['c'], external: ['dep:generic/zlib', 'dep:generic/quux'] },
      ['It also asks for dep:generic/quux (PEP 725), whose packages are not known.'],
    ],
    // The report tells these itself, from the reading
    [
      'fetches, optional',
      'regex==2024.1.1',
      { languages: ['c'], fetches: [{ kind: 'project', title: 'FreeType', unlessThere: false }], optional: true },
      [],
    ],
    ['pure', 'some==1', { native: false }, []],
  ])('%s: what is said', async (_what, pin, reading, notes) => {
    expect(await noted(pin, 'python:3.12-slim', reading)).toEqual(notes);
  });

  it('outranks the row, but the higher of two lowest Rusts counts', async () => {
    const reading = { languages: ['rust', 'c'] as const, rust: { minimum: null, edition: '2021', pyo3: null } };
    expect((await needs('cryptography==50.0.2', 'python:3.12-slim-bookworm', reading)).notes[0]).toMatchObject({
      kind: 'rust-too-old',
      needs: '1.83',
    });
  });
});

describe('images', () => {
  it('without one there are words alone', async () => {
    const target = await resolveTarget({ python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' });
    expect(await needs('psutil==5.9.8', target)).toEqual({
      things: [
        { kind: 'compiler', languages: ['C'] },
        { kind: 'headers', of: ['Linux'] },
      ],
      packages: null,
      notes: [{ kind: 'names-unknown', release: null }],
    });
  });

  const packaged: More = { pythonFrom: 'package' };

  it.each<readonly [image: string, name: string, version: string, more: More, pin: string, expected: string]>([
    // A distribution's own Python has its headers in a package apart
    ['debian:12', 'debian', '12', packaged, 'psycopg2==2.9.9', 'built: build-essential libpq-dev python3-dev'],
    ['alpine:3.20', 'alpine', '3.20', packaged, 'psycopg2==2.9.9', 'distribution: build-base libpq-dev python3-dev'],
    [
      'registry.example:5000/library/debian@sha256:aa',
      'debian',
      '12',
      packaged,
      'cffi==2.0.0',
      'built: build-essential libffi-dev python3-dev',
    ],
    // A Python that the user brings has them beside it
    ['debian:12', 'debian', '12', { pythonFrom: 'flag' }, 'psycopg2==2.9.9', 'built: build-essential libpq-dev'],
    ['fedora:44', 'fedora', '44', packaged, 'psycopg2==2.9.9', 'known: gcc gcc-c++ libpq-devel make python3-devel'],
    [
      'ubuntu:24.04',
      'ubuntu',
      '24.04',
      packaged,
      'python-ldap==3.4.3',
      'distribution: build-essential libldap-dev libsasl2-dev python3-dev',
    ],
    [
      'ubuntu:20.04',
      'ubuntu',
      '20.04',
      packaged,
      'python-ldap==3.4.3',
      'distribution: build-essential libldap2-dev libsasl2-dev python3-dev',
    ],
    [
      'ubi9/python-312',
      'rhel',
      '9',
      { compiler: true, source: 'inspected' },
      'mysqlclient==2.2.4',
      'known: mariadb-connector-c-devel pkgconf',
    ],
    ['uv:python3.12-bookworm', 'debian', '12', { compiler: true }, 'psycopg2==2.9.9', 'built:'],
    // A compiler that somebody installed brings no headers of libraries
    ['acme/python', 'debian', '12', { compiler: true, source: 'inspected' }, 'psycopg2==2.9.9', 'built: libpq-dev'],
    // A full image of a suite that nobody looked at: what all the others hold
    ['python:3.16', 'debian', '15', { compiler: true }, 'psycopg2==2.9.9', 'known:'],
    ['python:3.16', 'debian', '15', { compiler: true }, 'python-ldap==3.4.3', 'known: libldap-dev libsasl2-dev'],
    // apk, but not Alpine's names; yum; nothing known of it
    ['wolfi', 'wolfi', '20230201', {}, 'psycopg2==2.9.9', 'not known'],
    ['lambda', 'amazon', '2', {}, 'psycopg2==2.9.9', 'not known'],
    ['centos:7', 'centos', '7', {}, 'psycopg2==2.9.9', 'not known'],
    ['opensuse', 'opensuse', '16.0', {}, 'psycopg2==2.9.9', 'not known'],
  ])('%s (%s %s)', async (image, name, version, more, pin, expected) => {
    expect(shown(await needs(pin, await on(image, name, version, more)))).toBe(expected);
  });
});

it.each([
  // libtiff and OpenJPEG are linked into its core
  ['pillow==7.1.0', ['libfreetype6', 'liblcms2-2', 'libwebp6', 'libwebpdemux2', 'libwebpmux3']],
  ['pyyaml==5.4.1', ['libyaml-0-2']],
  ['psycopg2==2.9.9', undefined],
])('of what %s needs when it runs, it is imported without %j', async (pin, guarded) => {
  const packages = ['libfreetype-dev', 'liblcms2-dev', 'libtiff-dev', 'libwebp-dev', 'libyaml-dev'];
  const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages };
  const target = await resolveTarget({ base: 'python:3.9-slim-bullseye', platform: 'linux/amd64', stage });
  expect((await needs(pin, target)).guarded).toEqual(guarded);
});
