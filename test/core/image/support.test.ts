// Who is past support on a given day.

import { describe, expect, it } from 'vitest';
import {
  distributionOf,
  formatDistribution,
  newerDistribution,
} from '../../../packages/core/src/image/distribution.ts';
import { pastSupport } from '../../../packages/core/src/image/support.ts';
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
