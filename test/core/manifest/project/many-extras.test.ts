// A project with very many extras or groups: read in time that grows with them, in pieces, or refused with the limit named.

import { expect, it } from 'vitest';
import { readInput } from '../../../../packages/core/src/manifest/input.ts';

const head = '[project]\nname = "me"\nversion = "1"\ndependencies = ["six==1.16.0"]\n';
const table = (name: string, count: number, line: (at: number) => string): string =>
  `${head}[${name}]\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;
const extras = (count: number): string =>
  table('project.optional-dependencies', count, (at) => `e${at} = ["p${at}==1.0"]`);
const including = (count: number): string =>
  table('dependency-groups', count, (at) => `g${at} = ["p${at}"${at === 0 ? '' : `, {include-group = "g${at - 1}"}`}]`);

let rests = 0;
async function read(text: string): Promise<number> {
  const rest = async (): Promise<void> => {
    rests += 1;
  };
  const file = { path: 'pyproject.toml', text, sibling: () => Promise.resolve(undefined), rest };
  return (await readInput(file)).manifest.packages.length;
}

it('a few hundred extras', async () => {
  rests = 0;
  expect(await read(extras(300))).toBe(302);
  expect(rests).toBeGreaterThan(300);
});

it.each([
  ['extras', extras(1001), 'pyproject.toml: 1001 extras are more than the 1000 that are read'],
  [
    'groups that include one another',
    including(200),
    'pyproject.toml: 20100 requirements in its groups, each with what it includes, are more than the 20000 that are read',
  ],
])('too many %s', async (_, text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'file-broken', message });
});
