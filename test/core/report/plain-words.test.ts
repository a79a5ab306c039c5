// The few words of a report in which all is a wheel are those that all words come to there.

import { expect, it } from 'vitest';
import { findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { allWords } from '../../../packages/core/src/report/all-words.ts';
import { plainWords } from '../../../packages/core/src/report/plain-words.ts';

it('of a wheel', async () => {
  const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' });
  const name = normalizeName('x');
  const pkg = { name, version: '1.0', source: { kind: 'index' }, at: { path: 'r.txt', line: 1 } } as never;
  const finding = findingWithout('wheel', null, {});
  const now = Date.parse('2026-11-21T12:00:00Z');
  const known = { way: undefined, now, relockHelps: false };
  for (const words of [plainWords, allWords]) {
    expect(words.why(finding, pkg, target, known)).toBe('');
    expect(words.trouble(finding, pkg, target, known)).toEqual(plainWords.trouble(finding, pkg, target, known));
    expect(words.preparation([{ pkg, finding }], { name: 'debian', version: '12' })).toBeNull();
  }
});
