// Poetry's constraints against poetry-core itself: fixtures/manifests/poetry-constraints.json.

import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePoetryConstraint } from '../../../../packages/core/src/manifest/poetry/poetry-constraint.ts';
import { satisfies } from '../../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../../packages/core/src/packaging/version.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

interface Recorded {
  readonly versions: readonly string[];
  readonly constraints: Readonly<Record<string, readonly string[] | null>>;
}

const recorded: Recorded = JSON.parse(
  readFileSync(new URL('../../../../fixtures/manifests/poetry-constraints.json', import.meta.url), 'utf8'),
);

/** Texts whose meaning PEP 440 has no words for, or that no file holds: text → versions that only one side admits. */
const differences: Readonly<Record<string, readonly string[] | 'refused'>> = {
  // Poetry orders local versions, so that 1.0 itself is too old here
  '^1.0+cpu': ['1', '1.0'],
  '>=1.2.3+cpu': ['1.2.3'],
  // Beside another bound, Poetry's != also keeps out what follows the version
  '>=1.2,!=1.2.3,<2': ['1.2.3.post1'],
  '==1.2rc1.*': 'refused',
  '==1.2.post1.*': 'refused',
};

function admitted(text: string): readonly string[] | null {
  const constraint = parsePoetryConstraint(text);
  if (!constraint.ok) return null;
  return recorded.versions.filter((written) => {
    const version = parseVersion(written);
    return (
      version.ok &&
      (constraint.value.length === 0 || constraint.value.some((set) => satisfies(version.value, set, true)))
    );
  });
}

describe('admits what poetry-core admits', () => {
  const same = Object.entries(recorded.constraints).filter(([text]) => !Object.hasOwn(differences, text));

  test.each(same)('%j', (text, expected) => {
    expect(admitted(text)).toEqual(expected);
  });

  test.each(Object.entries(differences))('%j, with a known difference', (text, difference) => {
    const [ours, theirs] = [admitted(text), recorded.constraints[text] ?? []];
    expect(ours === null ? 'refused' : ours.filter((version) => !theirs.includes(version))).toEqual(difference);
  });
});

test.each([
  ['*', []],
  ['^1.2 || 3.*', ['<2,>=1.2', '==3.*']],
  ['~=1.4.5', ['<1.5,>=1.4.5']],
  ['1.2.3', ['==1.2.3']],
  ['2.* || *', []],
])('%j is %j', (text, sets) => {
  const constraint = parsePoetryConstraint(text);
  expect(constraint.ok && constraint.value.map((set) => set.text)).toEqual(sets);
});

test('names what it cannot read', () => {
  expect(parsePoetryConstraint('>=1 - 2')).toEqual({
    ok: false,
    problem: '">=1 - 2" is no version constraint of Poetry\'s',
  });
});

test.each([
  ['.*'.repeat(50_000)],
  ['^'.repeat(100_000)],
  ['1 '.repeat(50_000)],
  ['>= '.repeat(30_000)],
  ['|'.repeat(100_000)],
])('hostile text is refused at once (%#)', (text) => {
  const started = cpuTime();
  expect(parsePoetryConstraint(text).ok).toBe(false);
  expect(cpuTime() - started).toBeLessThan(20_000);
});

test('no text makes it throw', () => {
  const pieces = fc.constantFrom(
    '^',
    '~',
    '=',
    '!',
    '<',
    '>',
    '|',
    ',',
    ' ',
    '*',
    '.',
    '1',
    '0',
    'a',
    'rc',
    '+',
    '-',
    'x',
    'v',
    '\n',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => typeof parsePoetryConstraint(text).ok === 'boolean'),
    { numRuns: 3000 },
  );
});
