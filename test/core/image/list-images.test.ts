// The list for `wheelcheck images`.

import { describe, expect, it } from 'vitest';
import { imageTable } from '../../../packages/core/src/image/python/image-table.ts';
import { listImages } from '../../../packages/core/src/image/list-images.ts';

describe('listImages', () => {
  const images = listImages();

  it('begins with the newest minor, listed before frozen, full before slim before Alpine', () => {
    const first = images
      .filter(({ base }) => /^python:3\.14(?!-rc)/.test(base))
      .map(({ base, status }) => `${base} ${status}`);
    expect(first).toEqual([
      'python:3.14 current',
      'python:3.14-bookworm current',
      'python:3.14-slim current',
      'python:3.14-slim-bookworm current',
      'python:3.14-alpine current',
      'python:3.14-alpine3.23 current',
      'python:3.14-alpine3.22 frozen',
      'python:3.14-alpine3.21 frozen',
    ]);
    expect(images[0]?.base).toBe('python:3.15-rc');
    expect(images.findIndex(({ base }) => base === 'python:3.9')).toBeGreaterThan(
      images.findIndex(({ base }) => base === 'python:3.10'),
    );
    expect(images.findIndex(({ base }) => base === 'python:3.14-rc')).toBeGreaterThan(
      images.findIndex(({ base }) => base === 'python:3.14-alpine3.22'),
    );
  });

  it('says what a reader wants to know', () => {
    expect(images.find(({ base }) => base === 'python:3.8-alpine')).toEqual({
      base: 'python:3.8-alpine',
      aliases: ['3.8-alpine3.20'],
      distro: { name: 'alpine', version: '3.20' },
      libc: { family: 'musl', version: '1.2' },
      python: '3.8.20',
      packagedPython: null,
      status: 'frozen',
      frozenSince: '2024-10-07',
      platforms: [
        'linux/amd64',
        'linux/arm/v6',
        'linux/arm/v7',
        'linux/arm64',
        'linux/386',
        'linux/ppc64le',
        'linux/riscv64',
        'linux/s390x',
      ],
    });
  });

  it('holds each tag of a minor once', () => {
    const pythons = images.filter(({ base }) => base.startsWith('python:'));
    const tags = pythons.flatMap(({ base, aliases }) => aliases.concat(base.replace('python:', '')));
    expect(new Set(tags).size).toBe(tags.length);
    const minors = [...imageTable().keys()].filter((tag) => /^\d+\.\d+(-|$)/.test(tag));
    expect(tags.toSorted()).toEqual(minors.toSorted());
  });

  it.each([
    ['debian:12', 'glibc 2.36', '3.11.2', 'current'],
    ['ubuntu:20.04', 'glibc 2.31', '3.8.10', 'frozen'],
    ['alpine:3.20', 'musl 1.2', '3.12', 'frozen'],
    ['debian:forky', 'glibc 2.43', '3.14.8', 'current'],
    ['ubuntu:26.10', 'glibc 2.43', null, 'current'],
  ])('has %s with %s, no Python, and the package %s; %s', (base, libc, packagedPython, status) => {
    const found = images.find((each) => each.base === base);
    expect(found).toMatchObject({ python: null, packagedPython, status });
    expect(`${found?.libc.family} ${found?.libc.version}`).toBe(libc);
  });

  it('has each release of a distribution once, those in the list first, the newest of them first', () => {
    const bases = images.flatMap(({ base }) => (base.startsWith('debian:') ? [base] : []));
    expect(bases).toEqual(
      ['sid', 'forky', '13', '12', '11', '10', '9', '8', '7', '6'].map((release) => `debian:${release}`),
    );
  });
});
