// Refusals in order: where a wheel is taken nobody asks for them, until its own metadata keeps it from being taken.

import { expect, it } from 'vitest';
import { assess } from '../../../packages/core/src/assess/assess.ts';
import { refuseMetadata } from '../../../packages/core/src/assess/refuse-metadata.ts';
import { refusalsInOrder } from '../../../packages/core/src/judge/refusals-in-order.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { match, type Refusal } from '../../../packages/core/src/match/match.ts';
import { nearestFirst } from '../../../packages/core/src/match/nearest-first.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

const name = normalizeName('x');
const target = await resolveTarget({ python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' });
const matcher = makeMatcher(target, 'pip');
const rules = { binaries: { noBinary: [], onlyBinary: [] } };

const [other, older, near] = [
  'x-1-cp312-cp312-win_amd64.whl',
  'x-1-cp39-cp39-musllinux_1_2_x86_64.whl',
  'x-1-cp312-cp312-manylinux_2_17_x86_64.whl',
];
const inOrder = [near, other, older];
const taken = 'x-1-cp312-cp312-musllinux_1_2_x86_64.whl';

const files = (...raws: readonly string[]): readonly DistributionFile[] =>
  raws.map((raw) => ({ filename: parseFilename(raw, name), raw, url: '', yanked: false, hashes: {} }));
const names = (refused: readonly Refusal[]): readonly string[] => refused.map(({ file }) => file.raw);

it('comes with the match where no wheel is taken', () => {
  expect(names(match(name, files(other, older, near), matcher, rules).refused)).toEqual(inOrder);
  expect(names(match(name, files(older, 'x-1.tar.gz', near, other), matcher, rules).refused)).toEqual(inOrder);
});

it('is made where somebody asks, however the files stood', () => {
  for (const listed of [files(taken, other, older, near), files(near, older, taken, other)]) {
    const { refused } = match(name, listed, matcher, rules);
    expect(names(refused).toSorted()).toEqual(inOrder.toSorted());
    expect(names(nearestFirst(refused, matcher))).toEqual(inOrder);
    expect(names(nearestFirst(nearestFirst(refused, matcher), matcher))).toEqual(inOrder);
  }
});

it('is there behind a wheel that its own metadata refuses', () => {
  const listed = files(taken, other, older, near);
  const finding = assess(match(name, listed, matcher, rules), listed);
  const requires = ['pytz (>dev)'];
  const others = () => refusalsInOrder(finding, matcher);
  const refused = refuseMetadata(finding, { requires, own: undefined }, 'pep-508', others);
  expect(names(refused.refused)).toEqual([taken, ...inOrder]);
});
