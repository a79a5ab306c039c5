// What references stand for: the four outcomes of the contract.

import { describe, expect, it } from 'vitest';
import { resolveImage } from '../../../packages/core/src/image/resolve-image.ts';
import { imageRefusal } from '../../support/image-refusal.ts';
import { inferredWords } from '../../support/inferred-words.ts';
import { cpuTime } from '../../support/cpu-time.ts';

describe('known', () => {
  it.each([
    // Bare names and their aliases.
    ['python', '3.14.7', 'debian 13', 'current', null],
    ['python:alpine', '3.14.7', 'alpine 3.24', 'current', null],
    ['python:3-slim', '3.14.7', 'debian 13', 'current', null],
    ['python:trixie', '3.14.7', 'debian 13', 'current', null],
    ['python:slim-bookworm', '3.14.7', 'debian 12', 'current', null],
    // Bare suites, frozen at the newest Python that they ever had.
    ['python:bullseye', '3.13.6', 'debian 11', 'frozen', '2025-08-12'],
    ['python:alpine3.20', '3.13.3', 'alpine 3.20', 'frozen', '2025-05-30'],
    ['python:3-slim-buster', '3.11.4', 'debian 10', 'frozen', '2023-06-14'],
    ['python:rc', '3.10.0rc2', 'debian 11', 'frozen', '2021-10-05'],
    // A patch stands on what it stood on last.
    ['python:3.12.8-alpine', '3.12.8', 'alpine 3.21', 'frozen', '2025-02-06'],
    ['python:3.12.8-alpine3.20', '3.12.8', 'alpine 3.20', 'frozen', '2025-02-06'],
    ['python:3.12.11', '3.12.11', 'debian 13', 'frozen', '2025-10-09'],
    ['python:3.12.11-bullseye', '3.12.11', 'debian 11', 'frozen', '2025-08-12'],
    ['python:3.12.0rc1-slim', '3.12.0rc1', 'debian 12', 'frozen', '2023-09-07'],
    ['python:3.4-slim', '3.4.10', 'debian 9', 'frozen', '2019-03-21'],
    ['python:3.3-alpine', '3.3.7', 'alpine 3.4', 'frozen', '2017-10-02'],
    ['python:2.7-wheezy', '2.7.16', 'debian 7', 'frozen', '2019-03-27'],
    ['python:onbuild', '3.6.6', 'debian 8', 'frozen', '2018-07-03'],
  ])('%s is %s on %s, %s %s', (reference, python, distro, status, frozenSince) => {
    const image = resolveImage(reference);
    expect(image).toMatchObject({ python, status, frozenSince });
    expect(`${image.distribution.name} ${image.distribution.version}`).toBe(distro);
    expect(image.inferred).toBeUndefined();
  });

  it.each([
    'library/python:3.12-slim',
    'docker.io/python:3.12-slim',
    'docker.io/library/python:3.12-slim',
    'index.docker.io/library/python:3.12-slim',
    'registry-1.docker.io/library/python:3.12-slim',
    'public.ecr.aws/docker/library/python:3.12-slim',
    'mirror.gcr.io/library/python:3.12-slim',
  ])('%s is the official image', (reference) => {
    const { inferred, python, reference: kept } = resolveImage(reference);
    expect([inferred, python, kept]).toEqual([undefined, '3.12.14', reference]);
  });
});

describe('newer than the table', () => {
  it.each([
    ['python:3.12.15-slim', '3.12-slim', '3.12.15', 'debian 13'],
    ['python:3.12.99-slim-bookworm', '3.12-slim-bookworm', '3.12.99', 'debian 12'],
    ['python:3.15-slim', '3.14-slim', '3.15.0', 'debian 13'],
    ['python:3.15-alpine', '3.14-alpine', '3.15.0', 'alpine 3.24'],
    ['python:3.15.2-alpine3.23', '3.14-alpine3.23', '3.15.2', 'alpine 3.23'],
    ['python:3.15.0', '3.14', '3.15.0', 'debian 13'],
    ['python:3.15.0rc2-slim', '3.15-rc-slim', '3.15.0rc2', 'debian 13'],
    ['python:3.16-rc-slim', '3.15-rc-slim', '3.16.0a1', 'debian 13'],
    ['python:3.16.0a2', '3.15-rc', '3.16.0a2', 'debian 13'],
    ['python:3.12-alpine3.25', '3.12-alpine', '3.12.14', 'alpine 3.25'],
    ['python:alpine3.25', 'alpine', '3.14.7', 'alpine 3.25'],
    ['python:3.12-slim-forky', '3.12-slim', '3.12.14', 'debian 14'],
    ['python:3.16-forky', '3.14', '3.16.0', 'debian 14'],
    ['python:3.12.14-alpine3.25', '3.12.14-alpine', '3.12.14', 'alpine 3.25'],
  ])('%s has the facts of %s, CPython %s, %s', (reference, like, python, distro) => {
    const image = resolveImage(reference);
    const model = resolveImage(`python:${like}`);
    expect(image).toMatchObject({ python, status: 'unknown', frozenSince: null });
    expect(`${image.distribution.name} ${image.distribution.version}`).toBe(distro);
    expect([image.libc, image.platforms, image.pip, image.compiler]).toEqual([
      model.libc,
      model.platforms,
      model.pip,
      model.compiler,
    ]);
    expect(inferredWords(image)).toContain(`python:${like} `);
    expect(image.family.asOf).toBe('2026-08-13');
  });
});

describe('mirrors and digests', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;

  it.each([
    ['localhost:5000/python', '3.14.7', 'localhost:5000 is taken for a mirror'],
    ['registry.corp.example/library/python:3.12-alpine', '3.12.14', 'registry.corp.example is taken for a mirror'],
    [`python:3.12-slim@${digest}`, '3.12.14', 'the digest is judged as what the tag'],
  ])('%s is inferred from the official tag', (reference, python, why) => {
    const image = resolveImage(reference);
    expect(image).toMatchObject({ python, status: 'current' });
    expect(inferredWords(image)).toContain(why);
  });

  it('says all that is doubtful at once', () => {
    const inferred = inferredWords(resolveImage(`host.example/python:3.15@${digest}`));
    expect(inferred).toContain('host.example');
    expect(inferred).toContain('digest');
    expect(inferred).toContain('python:3.14 ');
  });

  it('cannot say which image a digest alone is', () => {
    const error = imageRefusal(`python@${digest}`);
    expect(error.code).toBe('image-unknown');
    expect(error.hint).toContain('--libc');
  });
});

describe('cannot exist', () => {
  it.each([
    [
      'python:3.12-buster',
      'never built on Debian 10 (buster)',
      'python:3.12, python:3.12-trixie, python:3.12-bookworm',
    ],
    ['python:3.12-trixie-slim', 'never had this tag', 'python:3.12-slim-trixie'],
    ['python:3.13t-slim', 'free-threaded', 'python:3.13-slim'],
    ['python:3.14t', 'free-threaded', '--python 3.14t'],
    ['python:3.12-windowsservercore', 'Windows', 'python:3.12'],
    ['python:3.12-nanoserver', 'Windows', 'python:3.12'],
    ['Python:3.12', 'lower case', 'python:3.12'],
    ['python:3.15-alpine3.22', 'Alpine 3.22 left the list of python:3.14 on 2026-06-10', 'python:3.15-rc-alpine'],
    ['python:3.12.99-slim-bullseye', 'left the list of python:3.12 on 2025-08-12, at 3.12.11', 'python:3.12-slim'],
    ['python:3.8-alpine3.25', 'never had this tag', 'python:3.8-alpine'],
    ['python:3.12.8-alpine3.25', 'never had this tag', 'python:3.12.8-alpine'],
    ['python:3.14.0rc9', 'never had python:3.14.0rc9', 'python:3.14'],
    ['python:3.15.0b9', 'never had python:3.15.0b9', 'python:3.15-rc'],
    ['python:3.15rc1', 'never had python:3.15rc1', 'python:3.15.0rc1'],
    ['python:3.4-rc', 'never had python:3.4-rc', 'python:3.4'],
    ['python:4', 'never had python:4', 'python:3'],
    ['python:4.0-slim', 'never had this tag', 'slim'],
    ['python:1', 'never had python:1', 'python:'],
    ['python:foo', 'never had this tag', 'python:latest'],
    ['python:3.12-slim-noble', 'never built on Ubuntu 24.04 (noble)', 'python:3.12-slim'],
    ['python:3.17-slim', 'never had python:3.17, and its newest is python:3.14', 'python:'],
    ['python:3.18-rc', 'never had python:3.18-rc', 'python:'],
    ['python:3.12-alpine3.28', 'never had this tag', 'python:3.12-alpine'],
    ['python:3.12-duke', 'never built on Debian 15 (duke)', 'python:3.12'],
    ['python:3.12-sid', 'never built on Debian 14 (sid)', 'python:3.12'],
    ['python:3.12-SLIM', 'never had this tag', 'python:3.12-slim'],
    ['python:__proto__', 'never had this tag', 'python:latest'],
    ['python:constructor', 'never had this tag', 'python:latest'],
    ['localhost:5000/python:3.12-buster', 'never built on', 'localhost:5000/python:3.12,'],
    ['--platform=linux/amd64 python', 'white space', 'python:3.12-slim'],
    ['./Dockerfile', 'path', 'python:3.12-slim'],
    ['python:3.12\u001B[2J', 'control', 'python:3.12-slim'],
  ])('%j: %s; offers %s', (reference, reason, offer) => {
    const error = imageRefusal(reference);
    expect(error.code).toBe('image-impossible');
    expect(error.reason).toContain(reason);
    expect(error.hint).toContain(offer);
    expect(error.message).not.toMatch(/\p{Cc}/u);
  });

  it('offers only tags that exist, three at most', () => {
    const error = imageRefusal('python:3.11-slim-trixi');
    const offered = [...(error.hint ?? '').matchAll(/python:[\w.-]+/g)].map(([name]) => name);
    expect(offered).toHaveLength(3);
    for (const name of offered) expect(resolveImage(name).inferred).toBeUndefined();
    expect(offered[0]).toBe('python:3.11-slim-trixie');
  });

  it('answers 10 kB of anything at once', () => {
    const before = cpuTime();
    for (const text of [
      'a'.repeat(10_000),
      `python:${'-'.repeat(10_000)}`,
      `${'a/'.repeat(5000)}b`,
      `python:${'3.'.repeat(60)}`,
    ]) {
      expect(imageRefusal(text).message.length).toBeLessThan(250);
    }
    expect(cpuTime() - before).toBeLessThan(20_000);
  });
});

describe("somebody else's", () => {
  it.each([
    'ghcr.io/acme/python:3.12-slim',
    'acme/python',
    'scratch',
    'public.ecr.aws/python',
    'public.ecr.aws/acme/python:3.12',
    'mirror.gcr.io/acme/python',
    'docker.io/acme/python',
    'localhost:5000/team/python',
    'quay.io/acme/ubi9/python-312',
    'nvidia/cudas:12.4.1-devel-ubuntu22.04',
  ])('%s is not known; the remedy is named', (reference) => {
    const error = imageRefusal(reference);
    expect(error.code).toBe('image-unknown');
    expect(error.message).toContain(reference);
    expect(error.hint).toMatch(/--libc .*--python /);
  });

  it.each(['python:${PYTHON_VERSION}-slim', '$BASE', 'python:$TAG'])('%s has a variable in it', (reference) => {
    const error = imageRefusal(reference);
    expect(error.code).toBe('image-unknown');
    expect(error.reason).toContain('variable');
  });
});
