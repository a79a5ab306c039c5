// Whether a release is so young that wheels may follow.

import { describe, expect, it } from 'vitest';
import { findingWithout } from '../../../packages/core/src/assess/assess.ts';
import type { Verdict } from '../../../packages/core/src/assess/verdict.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { freshRelease } from '../../../packages/core/src/report/fresh-release.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const file = (uploaded: string | undefined) => ({
  filename: parseFilename('x-1.tar.gz', normalizeName('x')),
  raw: 'x-1.tar.gz',
  url: '',
  yanked: false as const,
  hashes: {},
  ...(uploaded === undefined ? {} : { uploaded }),
});

describe('freshRelease', () => {
  it.each<[verdict: Verdict, uploaded: string | undefined, at: number | undefined, said: string]>([
    ['build', '2026-11-21T11:50:00Z', now, 'It was released on 2026-11-21: wheels may follow.'],
    ['build', '2026-11-21T10:59:00Z', now, 'It was released on 2026-11-21: wheels may follow.'],
    ['impossible', '2026-11-21T07:00:00Z', now, 'It was released on 2026-11-21: wheels may follow.'],
    ['sdist', '2026-11-19T12:30:00Z', now, 'It was released on 2026-11-19: wheels may follow.'],
    ['build', '2026-11-19T12:00:00Z', now, ''],
    ['build', '2026-11-22T12:00:00Z', now, ''],
    ['build', 'yesterday', now, ''],
    ['build', undefined, now, ''],
    ['build', '2026-11-21T11:50:00Z', undefined, ''],
    ['wheel', '2026-11-21T11:50:00Z', now, ''],
  ])('%s, uploaded %s: %j', (verdict, uploaded, at, said) => {
    expect(freshRelease(findingWithout(verdict, 'libc', { file: file(uploaded) }), at)).toBe(said);
  });

  it('counts from the first file of the release', () => {
    const refused = [{ file: file('2026-11-01T00:00:00Z'), reason: 'libc' as const }];
    expect(freshRelease(findingWithout('build', 'libc', { file: file('2026-11-21T11:00:00Z'), refused }), now)).toBe(
      '',
    );
  });
});
