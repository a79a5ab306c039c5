// Which changes of a version go back, and are marked so in plans.

import { describe, expect, it } from 'vitest';
import type { Pin } from '../../../packages/core/src/advise/advice.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { olderMark } from '../../../packages/core/src/report/older-mark.ts';
import { reportPlan } from '../../../packages/core/src/report/plan-text.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

it.each<[before: string | undefined, after: string | undefined, expected: string]>([
  ['1.4.2', '1.3.3.3', ' (older)'],
  ['1.3.3.3', '1.4.2', ''],
  // As versions, not as texts
  ['1.9', '1.10', ''],
  ['1.10', '1.9', ' (older)'],
  ['1.0', '1.0.0', ''],
  ['2.0', '2.0rc1', ' (older)'],
  // Of what is no version nobody can tell
  ['2013d', '1.0', ''],
  ['1!1.0', '2.0', ' (older)'],
  ['', '1.0', ''],
  [undefined, '1.0', ''],
  ['1.0', '', ''],
])('%s → %s%s', (before, after, expected) => {
  expect(olderMark(before, after)).toBe(expected);
});

describe('in a plan', async () => {
  const here = { base: 'python:3.11-slim', platform: 'linux/amd64' } as const;
  const target = await resolveTarget(here);
  const of: LockedPackage = {
    name: normalizeName('basicsr'),
    version: '1.4.2',
    groups: ['main'],
    extras: [],
    requires: [],
    source: { kind: 'index' },
    at: { path: 'requirements.txt', line: 4 },
  };
  const text = (pin: Partial<Pin>, line: typeof of.at | null): string =>
    reportPlan(
      {
        kind: 'version',
        request: here,
        pins: [{ of, name: of.name, version: '1.3.3.3', ...pin }],
        adds: [],
        addsComeAlong: false,
        drops: [],
        leaves: { build: 0, impossible: 0 },
        insteadOf: { build: 1, impossible: 0 },
        notes: [],
        unknown: [],
      },
      target,
      () => line,
    ).text;
  it.each<[what: string, pin: Partial<Pin>, line: typeof of.at | null, expected: string]>([
    ['at its line', {}, of.at, 'requirements.txt:4: basicsr 1.4.2 → 1.3.3.3 (older)'],
    ['without a line', {}, null, 'basicsr 1.3.3.3 (older)'],
    ['to a newer one', { version: '1.5' }, of.at, 'requirements.txt:4: basicsr 1.4.2 → 1.5'],
    [
      'by what asks for it in a lock',
      { askedBy: 'pyproject.toml' },
      of.at,
      'pyproject.toml: basicsr 1.4.2 → 1.3.3.3 (older) and lock again',
    ],
    // Nobody chose the version that a range admits
    ['of a range', { range: '>=1' }, of.at, 'requirements.txt:4: basicsr >=1 → 1.3.3.3'],
    // Versions of two projects are not to be compared
    [
      'of another project',
      { name: normalizeName('realesrgan') },
      of.at,
      'requirements.txt:4: basicsr 1.4.2 → realesrgan 1.3.3.3',
    ],
  ])('%s', (_, pin, line, expected) => {
    expect(text(pin, line)).toBe(expected);
  });
});
