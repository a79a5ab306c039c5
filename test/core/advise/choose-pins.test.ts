// The search for versions that go together: what fails without a package's doing is not tried with each of its versions.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { choosePins, type Open } from '../../../packages/core/src/advise/choose-pins.ts';
import type { Option } from '../../../packages/core/src/advise/fitting-versions.ts';
import type { Judged } from '../../../packages/core/src/advise/inquiry.ts';
import type { Objections } from '../../../packages/core/src/advise/objections.ts';
import { holdsLater } from '../../support/properties.ts';

/** Whether two versions go together, each a package with a number. */
type Together = (
  one: readonly [row: number, version: number],
  other: readonly [row: number, version: number],
) => boolean;

function searched(counts: readonly number[], together: Together) {
  const opened = counts.map((count, row): Open => {
    const options = Array.from({ length: count }, (_, version) => ({ version: String(version) }) as unknown as Option);
    return { row: { as: { name: String(row) } } as unknown as Judged, options };
  });
  const at = (row: Judged): number => Number(row.as.name);
  let asked = 0;
  const objections: Pick<Objections, 'to' | 'toDropping' | 'isNeedless'> = {
    to: async (row, option, chosen) => {
      asked++;
      const against = [...chosen].find(
        ([other, { version }]) => !together([at(other), Number(version)], [at(row), Number(option.version)]),
      );
      return against && { why: { kind: 'needed', by: '', name: '', range: '' }, by: against[0] };
    },
    toDropping: async () => ({ why: { kind: 'asked-for', by: '', name: '', range: '' }, by: null }),
    isNeedless: () => false,
  };
  return choosePins(opened, objections).then(({ choice }) => ({
    choice: choice && [...choice.chosen].map(([row, { version }]) => `${at(row)}=${version}`),
    asked,
  }));
}

it('passes over the versions of a package that has no part in what fails', async () => {
  // As flask-sqlalchemy, flask and sqlalchemy: the last goes with the first from its fifth version on, whatever the second is.
  const { choice, asked } = await searched(
    [16, 22, 69],
    ([one, version], [other]) => one !== 0 || other !== 2 || version > 3,
  );
  expect(choice).toEqual(['0=4', '1=0', '2=0']);
  expect(asked).toBeLessThan(300);
});

it('finds what trying everything finds', async () => {
  const counts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
  await holdsLater(
    fc.asyncProperty(counts, fc.array(fc.boolean(), { minLength: 97, maxLength: 97 }), async (sizes, apart) => {
      const together: Together = ([a, x], [b, y]) => apart[(a * 31 + x * 17 + b * 13 + y * 7) % apart.length] !== true;
      const all = sizes.reduce<readonly (readonly number[])[]>(
        (found, size, row) =>
          found.flatMap((before) =>
            Array.from({ length: size }, (_, version) => version)
              .filter((version) => before.every((other, at) => together([at, other], [row, version])))
              .map((version) => [...before, version]),
          ),
        [[]],
      );
      const { choice } = await searched(sizes, together);
      expect(choice).toEqual(all[0]?.map((version, row) => `${row}=${version}`));
    }),
    300,
  );
});
