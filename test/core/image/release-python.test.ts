// Each release of a distribution that images stand on has its python3 and its pip in the table, with where that was learnt, or stands here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { distributionOf } from '../../../packages/core/src/image/distribution.ts';

interface Release {
  readonly base: string;
  readonly python: string | null;
  readonly pip: string | null;
}

const file: { readonly distributions: readonly Release[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../scripts/data/distributions.json'), 'utf8'),
);

/** Nobody who was asked has named their Python: what moves, what is not out, and what had ended before its images were of use. */
const withoutPython = `
  alpine3.1 alpine3.2 alpine3.3 alpine3.4 alpine3.5 alpine3.6 edge squeeze duke lucid quantal raring saucy utopic vivid wily
  yakkety zesty artful cosmic disco eoan groovy hirsute impish kinetic lunar stonking centos6 amazon1 tumbleweed arch wolfi`;
/** Their pip was looked for, and not found in a build log or a pin of that release. */
const withoutPip = 'questing leap15.3 leap16.0 sles12.5 mageia9';

const words = (text: string): readonly string[] => text.trim().split(/\s+/).toSorted();
const without = (fits: (release: Release) => boolean): readonly string[] =>
  file.distributions
    .filter(fits)
    .map(({ base }) => base)
    .toSorted();

it('a release without a known Python stands in the list', () => {
  expect(without(({ python }) => python === null)).toEqual(words(withoutPython));
});

it('a release with a known Python and without a known pip stands in the list', () => {
  expect(without(({ python, pip }) => python !== null && pip === null)).toEqual(words(withoutPip));
});

it.each(file.distributions)('$base: the table says what the data says', ({ base, python, pip }) => {
  const known = distributionOf(base)?.python;
  expect([known?.version ?? null, known?.pip ?? null]).toEqual([python, pip]);
});

it.each([
  ['alpine3.22', '25.1.1'],
  ['alpine3.23', '25.1.1'],
  ['alpine3.24', '26.1.2'],
  ['mantic', '23.2'],
  ['oracular', '24.2'],
  ['plucky', '25.0'],
  ['fedora38', '22.3.1'],
  ['fedora42', '24.3.1'],
  ['rocky10', '23.3.2'],
  ['rhel10', '23.3.2'],
])('%s brings pip %s', (base, pip) => {
  expect(distributionOf(base)?.python?.pip).toBe(pip);
});
