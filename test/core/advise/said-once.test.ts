// What a plan could not be checked against is said with the plan, and not again with each package that it changes.

import { expect, it } from 'vitest';
import { adviceFor } from '../../support/advice-for.ts';
import { smallIndex } from '../../support/small-index.ts';

const fits = { files: ['tar.gz', 'cp312-cp312-musllinux_1_2_x86_64'], requires: [] };
const index = smallIndex({
  spam: { '2.0': { files: ['tar.gz'], requires: [] }, '2.1': fits },
  ham: { '1.0': { files: ['tar.gz'], requires: [] }, '1.1': fits },
  // Of which nobody knows what it needs
  pybars3: { '0.9.7': { files: ['py3-none-any'] } },
});

it.each<readonly [what: string, lines: string, plans: number, ways: readonly number[]]>([
  ['with the plan alone', 'spam==2.0\nham==1.0\npybars3==0.9.7\n', 1, [0, 0]],
  ['with a package where it is the only one', 'spam==2.0\npybars3==0.9.7\n', 1, [1]],
])('%s', async (_what, text, plans, ways) => {
  const advice = await adviceFor({ text, index, request: { base: 'python:3.12-alpine', platform: 'linux/amd64' } });
  expect(advice.plans[0]?.unknown.length).toBe(plans);
  expect([...advice.ways.values()].map(({ unchecked }) => unchecked.length)).toEqual(ways);
});
