// What a command of a Dockerfile leaves out: what it says so, and what it says nothing of.

import { expect, it } from 'vitest';
import { findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { leftOut } from '../../../packages/core/src/report/left-out.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';

const lock = `version = 1
requires-python = ">=3.9"
[[package]]
name = "app"
version = "1"
source = { editable = "." }
[package.dev-dependencies]
dev = [{ name = "ham" }]
docs = [{ name = "spam" }]
[package.metadata.requires-dev]
dev = [{ name = "ham" }]
docs = [{ name = "spam" }]
[[package]]
name = "ham"
version = "1"
source = { registry = "https://index.example/simple" }
[[package]]
name = "spam"
version = "1"
source = { registry = "https://index.example/simple" }
`;

it.each([
  ['ham', 'group', ['dev'], true, '1 package of group dev left out, as the command says'],
  ['spam', 'group', ['docs'], true, '1 package of group docs left out, which the command does not ask for'],
  ['spam', 'extra', ['fast'], true, '1 package of extra fast left out, which the command does not ask for'],
  ['spam', 'group', ['docs'], false, '1 package of group docs left out, --with docs adds it'],
] as const)('%s of %s %j', async (name, reason, needs, byCommand, said) => {
  const { manifest } = await readInput({ path: 'uv.lock', text: lock, sibling: () => Promise.resolve(undefined) });
  const checked = manifest.packages
    .filter((pkg) => pkg.name === name)
    .map((pkg) => ({
      manifest,
      pkg,
      findings: new Map([['t0', { ...findingWithout('skipped', reason), needs: [...needs] }]]),
      answer: undefined,
      requires: null,
    }));
  expect(leftOut([{ checked, byCommand }])).toEqual([said]);
});

it('is not said of what another command of the report brings', async () => {
  const { manifest } = await readInput({ path: 'uv.lock', text: lock, sibling: () => Promise.resolve(undefined) });
  const facts = (['skipped', 'wheel'] as const).map((verdict) => ({
    byCommand: true,
    checked: manifest.packages
      .filter(({ name }) => name === 'ham')
      .map((pkg) => ({
        manifest,
        pkg,
        findings: new Map([
          ['t0', { ...findingWithout(verdict, verdict === 'wheel' ? null : 'group'), needs: ['dev'] }],
        ]),
        answer: undefined,
        requires: null,
      })),
  }));
  expect(facts.map((one) => leftOut([one]))).toEqual([['1 package of group dev left out, as the command says'], []]);
  expect(leftOut(facts)).toEqual([]);
});
