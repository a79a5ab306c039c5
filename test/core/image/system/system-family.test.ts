// References to distributions' images: the four outcomes of the contract, and what exists without being known.

import { describe, expect, it } from 'vitest';
import { resolveImage } from '../../../../packages/core/src/image/resolve-image.ts';
import { imageRefusal } from '../../../support/image-refusal.ts';
import { inferredWords } from '../../../support/inferred-words.ts';

describe('known', () => {
  it.each([
    ['debian', 'debian 13', 'current', null],
    ['debian:12', 'debian 12', 'current', null],
    ['debian:12.4-slim', 'debian 12', 'frozen', '2024-02-12'],
    ['debian:bookworm-backports', 'debian 12', 'current', null],
    ['debian:oldstable', 'debian 12', 'current', null],
    ['debian:oldoldstable-backports', 'debian 10', 'frozen', '2024-04-23'],
    ['debian:10', 'debian 10', 'frozen', '2024-07-01'],
    ['ubuntu:rolling', 'ubuntu 26.04', 'current', null],
    ['ubuntu:20.04', 'ubuntu 20.04', 'frozen', '2025-06-02'],
    ['ubuntu:14.04.5', 'ubuntu 14.04', 'frozen', '2017-06-06'],
    ['ubuntu:lunar', 'ubuntu 23.04', 'frozen', '2024-02-01'],
    ['alpine:3', 'alpine 3.24', 'current', null],
    ['alpine:3.20.3', 'alpine 3.20', 'frozen', '2025-01-06'],
    ['docker.io/library/debian:12', 'debian 12', 'current', null],
    ['public.ecr.aws/docker/library/alpine:3.20', 'alpine 3.20', 'frozen', '2026-06-09'],
    // A day: what the release was from then on.
    ['debian:bookworm-20240110-slim', 'debian 12', 'frozen', '2024-01-10'],
    ['debian:bookworm-20260803', 'debian 12', 'current', null],
    ['ubuntu:noble-20241015', 'ubuntu 24.04', 'frozen', '2024-10-15'],
  ])('%s is %s, %s %s', (reference, distro, status, frozenSince) => {
    const image = resolveImage(reference);
    expect(image).toMatchObject({ status, frozenSince, compiler: false });
    expect(`${image.distribution.name} ${image.distribution.version}`).toBe(distro);
    expect(image.python).toBeUndefined();
    expect(image.inferred).toBeUndefined();
  });

  it('has the platforms of a build with a day, not those of today', () => {
    expect(resolveImage('debian:bookworm').platforms).not.toContain('linux/s390x');
    expect(resolveImage('debian:bookworm-20240110').platforms).toContain('linux/s390x');
  });
});

describe('newer than the table, or not out yet', () => {
  it.each([
    ['alpine:3.25', 'alpine 3.25', 'musl 1.2', 'taken for alpine:3.24'],
    ['alpine:3.27', 'alpine 3.27', 'musl 1.2', 'taken for alpine:3.24'],
    ['alpine:3.24.9', 'alpine 3.24', 'musl 1.2', 'taken for alpine:3.24'],
    ['debian:14', 'debian 14', 'glibc 2.43', 'taken for debian:forky'],
    ['debian:14-slim', 'debian 14', 'glibc 2.43', 'taken for debian:forky-slim'],
    ['debian:13.99-slim', 'debian 13', 'glibc 2.41', 'taken for debian:13-slim'],
    ['debian:bookworm-20261101-slim', 'debian 12', 'glibc 2.36', 'taken for debian:bookworm'],
    ['ubuntu:27.04', 'ubuntu 27.04', 'glibc 2.43', 'taken for ubuntu:26.04'],
    ['ubuntu:jammy-20261101', 'ubuntu 22.04', 'glibc 2.35', 'taken for ubuntu:jammy'],
    ['debian:forky', 'debian 14', 'glibc 2.43', 'the facts of debian:forky are those of 2026-11-28'],
    ['debian:unstable-slim', 'debian 14', 'glibc 2.43', 'the facts of debian:unstable-slim are those of 2026-11-28'],
    ['ubuntu:devel', 'ubuntu 26.10', 'glibc 2.43', 'the facts of ubuntu:devel are those of 2026-11-28'],
    ['alpine:edge', 'alpine 3.25', 'musl 1.2', 'the facts of alpine:edge are those of 2026-11-28'],
  ])('%s is %s with %s: %s', (reference, distro, libc, why) => {
    const image = resolveImage(reference);
    expect(`${image.distribution.name} ${image.distribution.version}`).toBe(distro);
    expect(`${image.libc.family} ${image.libc.version.join('.')}`).toBe(libc);
    expect(inferredWords(image)).toContain(why);
    expect(image.family.asOf).toBe('2026-08-21');
  });
});

describe('cannot exist', () => {
  it.each([
    ['debian:13-alpine', 'debian:13, debian:13-slim'],
    ['debian:15', 'debian:13'],
    ['debian:duke', 'debian:'],
    ['debian:trixie-slm', 'debian:trixie'],
    ['debian:bookwrm', 'debian:bookworm'],
    ['debian:noble', 'debian:'],
    ['debian:12.3', 'debian:12'],
    ['debian:10.99', 'debian:10'],
    ['debian:bookworm-20240111', 'debian:bookworm'],
    ['debian:bookworm-20170101-slim', 'debian:bookworm'],
    ['debian:nothing-20240110', 'debian:'],
    ['debian:20240110', 'debian:'],
    ['ubuntu:22.04-slim', 'ubuntu:22.04'],
    ['ubuntu:22.04.3', 'ubuntu:22.04'],
    ['ubuntu:23.05', 'ubuntu:'],
    ['ubuntu:27.10', 'ubuntu:26.10'],
    ['ubuntu:28.04', 'ubuntu:26.10'],
    ['alpine:3.28', 'alpine:3'],
    ['alpine:4.0', 'alpine:3.24'],
    ['alpine:3.20-slim', 'alpine:3.20'],
    ['alpine:3.20.99', 'alpine:3.20'],
    ['alpine:20240101', 'alpine:'],
    ['debian:constructor', 'debian:'],
  ])('%s; offers %s', (reference, offer) => {
    const error = imageRefusal(reference);
    expect(error.code).toBe('image-impossible');
    expect(error.reason).toContain('never had');
    expect(error.hint).toContain(offer);
    for (const [name] of (error.hint ?? '').matchAll(/(?:debian|ubuntu|alpine):[\w.-]+/g))
      expect(() => resolveImage(name)).not.toThrow();
  });
});

describe('exists, and what is in it is not known', () => {
  it.each([
    // Before musl.
    ['alpine:2.7', 'which C library'],
    // Testing of that day; a release before it was out; an alias, which moved on since.
    ['debian:sid-20240110', 'no finished release'],
    ['debian:bookworm-20211011', 'no finished release'],
    ['ubuntu:noble-20240423', 'no finished release'],
    ['alpine:20240329', 'no finished release'],
    ['debian:stable-20240110', 'which release debian:stable was on that day'],
  ])('%s: %s', (reference, reason) => {
    const error = imageRefusal(reference);
    expect(error.code).toBe('image-unknown');
    expect(error.reason).toContain(reason);
    expect(error.hint).toContain('docker run');
    expect(error.hint).toMatch(/--libc .*--python /);
  });
});
