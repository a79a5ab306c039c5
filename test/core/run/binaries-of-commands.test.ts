// Options about kinds of files in one file of a command count for the others; what pip 26.3 makes of the pairs was seen with six and docopt.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex } from '../../support/small-index.ts';

const index = smallIndex({
  both: { '1.0': { files: ['py3-none-any', 'tar.gz'], metadata: [] } },
  source: { '1.0': { files: ['tar.gz'], requires: [] } },
});

const one = [0, 0] as const;
const two = [0, 1] as const;

it.each<readonly [first: string, second: string, commands: readonly number[], expected: readonly string[]]>([
  ['--only-binary :all:\nboth', 'source', one, ['both wheel', 'source impossible']],
  ['both==1.0', '--only-binary :all:\nsource==1.0', one, ['both wheel', 'source impossible']],
  // What a later file says of a name stands over :all: of an earlier one
  ['--only-binary :all:\nboth', '--no-binary source\nsource', one, ['both wheel', 'source build']],
  ['--no-binary :all:\nboth', '--only-binary both\nsource', one, ['both wheel', 'source build']],
  ['--no-binary both\nsource', '--only-binary :all:\nboth', one, ['both wheel', 'source impossible']],
  // Each command has options of its own
  ['--only-binary :all:\nboth', 'source', two, ['both wheel', 'source build']],
  ['--no-binary :all:\nsource', 'both', two, ['both wheel', 'source build']],
  ['source', '--only-binary :all:\nboth', two, ['both wheel', 'source build']],
])('%j and %j, of the commands %j', async (first, second, commands, expected) => {
  const file = (path: string, text: string, command: number | undefined) => ({
    path,
    name: 'requirements.txt',
    text,
    commands: command === undefined ? [] : [command],
    sibling: () => Promise.resolve(undefined),
  });
  const { packages } = await check({
    files: [file('first.txt', first, commands[0]), file('second.txt', second, commands[1])],
    targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
    index,
  });
  expect(packages.map(({ name, results }) => `${name} ${results[0]?.verdict}`)).toEqual(expected);
});
