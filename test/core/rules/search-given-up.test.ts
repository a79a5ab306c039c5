// What is said of a search for versions that was given up: what was sought, how far it went, what it met.

import { expect, it } from 'vitest';
import { findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { Unresolved } from '../../../packages/core/src/resolve/unresolved.ts';
import { looksOn, statementsOfFiles } from '../../../packages/core/src/rules/statement.ts';

const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' });
const open = findingWithout('unknown', 'unpinned', { detail: { kind: 'given-up' } });
const pin = findingWithout('wheel', null);
const seen = [
  { kind: 'asked', by: 'r.txt:2', wanted: 'urllib3==2.2.0' },
  {
    kind: 'required',
    of: { key: 'botocore', versions: ['1.27.44', '1.28.0', '1.29.165'], extent: 'run' },
    wanted: 'urllib3<1.27',
  },
] as const;

it.each([
  [
    'with a requirement without a pin',
    [pin, open],
    seen,
    'the versions of what has no pin were not found: the search took too long, and was given up after 725 versions. It met this, which may have a way round: r.txt:2 asks for urllib3==2.2.0; botocore 1.27.44 to 1.29.165 need urllib3<1.27',
  ],
  [
    'of pins alone',
    [pin],
    [],
    'whether the pins and what they need go together was not found out: the search took too long, and was given up after 725 versions',
  ],
] as const)('%s', async (_, findings, met, expected) => {
  const unresolved: Unresolved = { kind: 'limit', looked: 725, why: 'time', seen: met };
  const unmet = { missing: new Map<never, never>(), refused: [] };
  const judged = { id: 't0', target, findings, unmet, unhashed: unmet.missing, unresolved };
  const matter = { manifests: [], targets: [judged], checked: [] };
  const said = statementsOfFiles(matter, await looksOn(matter));
  expect(said.map(({ rule, sentence }) => `${rule} ${sentence}`)).toEqual([`WC202 ${expected}`]);
});
