// Who is past support on a given day.

import { describe, expect, it } from 'vitest';
import {
  distributionOf,
  formatDistribution,
  newerDistribution,
} from '../../../packages/core/src/image/distribution.ts';
import { imagesToTry } from '../../../packages/core/src/image/images-to-try.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { pastSupport } from '../../../packages/core/src/image/support.ts';
import { supportedNeighbours } from '../../../packages/core/src/image/supported-neighbours.ts';
import { virtualHost } from '../../support/virtual-host.ts';
import { onDay } from '../../../packages/core/src/run/on-day.ts';
import type { Release } from '../../../packages/core/src/target/target.ts';

describe('pastSupport', () => {
  it.each<[Release, string, string, { what: string; since: string } | null]>([
    [[3, 12], 'trixie', '2026-08-13', null],
    // The last day is still a day of support.
    [[3, 9], 'trixie', '2025-10-31', null],
    [[3, 9], 'trixie', '2025-11-01', { what: 'Python 3.9', since: '2025-10-31' }],
    [[3, 10], 'trixie', '2026-08-13', null],
    [[3, 10], 'trixie', '2026-11-21', { what: 'Python 3.10', since: '2026-10-31' }],
    // Debian counts to the end of LTS: bookworm's ordinary support ended on 2026-07-11.
    [[3, 12], 'slim-bookworm', '2026-08-13', null],
    [[3, 11], 'slim-buster', '2026-08-13', { what: 'Debian 10 (buster)', since: '2024-06-30' }],
    [[3, 11], 'alpine3.15', '2026-08-13', { what: 'Alpine 3.15', since: '2023-11-01' }],
    // Both: the one that went first.
    [[3, 8], 'alpine3.20', '2026-08-13', { what: 'Python 3.8', since: '2024-10-07' }],
    [[3, 9], 'buster', '2026-08-13', { what: 'Debian 10 (buster)', since: '2024-06-30' }],
    [[2, 7], 'buster', '2026-08-13', { what: 'Python 2.7', since: '2020-01-01' }],
    // Nothing is known of what is newer than the table.
    [[3, 99], 'forky', '2099-01-01', null],
  ])('Python %j on %s, seen on %s: %j', (python, word, day, expected) => {
    expect(pastSupport(python, distributionOf(word), day)).toEqual(expected);
  });

  it('judges the Python alone where there is no distribution', () => {
    expect(pastSupport([3, 8], undefined, '2026-08-13')).toEqual({ what: 'Python 3.8', since: '2024-10-07' });
  });
});

describe('a target seen on a day', () => {
  it.each([
    ['2026-10-31', null],
    ['2026-11-29', { what: 'Python 3.10', since: '2026-10-31' }],
    // A clock that is behind the image list does not bring support back.
    ['1970-01-01', null],
  ])('python:3.10-slim on %s', async (day, expected) => {
    const { image } = await resolveTarget({ base: 'python:3.10-slim', platform: 'linux/amd64', day });
    expect(image?.pastSupport).toEqual(expected);
  });

  it.each([
    [undefined, true],
    ['2026-11-29', false],
  ])('from Python 3.11 nobody is led to 3.10 after its end: %s', async (day, led) => {
    const request = {
      base: 'python:3.11-slim',
      platform: 'linux/amd64',
      ...(day === undefined ? {} : { day }),
    } as const;
    const target = await resolveTarget(request);
    const near = await supportedNeighbours(request, target);
    expect(near.some(({ minor }) => minor === '3.10')).toBe(led);
    const tried = await imagesToTry(request, target);
    expect(tried.some(({ base }) => base === 'python:3.10-slim')).toBe(led);
  });

  it("takes the day from the host's clock, where a target names none", () => {
    const host = virtualHost(() => Promise.reject(new Error('no network')));
    const targets = [{ base: 'python:3.10-slim' }, { base: 'python:3.10-slim', day: '2027-01-01' }];
    expect(onDay(targets, { host }).map(({ day }) => day)).toEqual(['2026-01-01', '2027-01-01']);
  });
});

describe('distributions', () => {
  it.each([
    ['trixie', 'Debian 13 (trixie)', 'glibc', [2, 41], undefined],
    ['slim-wheezy', 'Debian 7 (wheezy)', 'glibc', [2, 13], undefined],
    ['alpine3.24', 'Alpine 3.24', 'musl', [1, 2], '1.2.6'],
    ['alpine3.12', 'Alpine 3.12', 'musl', [1, 1], '1.1.24'],
    ['alpine3.4', 'Alpine 3.4', 'musl', [1, 1], undefined],
    ['noble', 'Ubuntu 24.04 (noble)', 'glibc', [2, 39], undefined],
  ])('%s is %s', (word, title, family, version, full) => {
    const found = distributionOf(word);
    expect(found && formatDistribution(found)).toBe(title);
    expect(found?.libc).toEqual({ family, version, ...(full === undefined ? {} : { full }) });
  });

  it.each([
    ['alpine', '3.25', '3.25'],
    ['alpine', '3.27', '3.27'],
    ['alpine', '3.28', undefined],
    ['alpine', '4.0', undefined],
    ['alpine', '3.24', undefined],
    ['alpine', '3.3', undefined],
    ['slim', 'forky', '14'],
    ['full', 'duke', undefined],
    ['full', 'sid', undefined],
    ['full', 'trixie', undefined],
    ['full', 'noble', undefined],
    ['slim', 'constructor', undefined],
  ] as const)('%s %s is newer: %s', (flavour, release, version) => {
    expect(newerDistribution(flavour, release)?.version).toBe(version);
  });
});
