// What several requirements files of one command say of indexes. The cases are what pip 23.2 ("Looking in indexes", "Looking in links") and
// uv 0.13 asked for `install --dry-run -r … -r …`.

import { describe, expect, it } from 'vitest';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { override } from '../../../packages/core/src/manifest/override.ts';
import { DEFAULT_INDEX } from '../../../packages/core/src/package-index/default-index.ts';
import { settingsReader } from '../../../packages/core/src/index-settings/settings-reader.ts';
import { chooseIndexes, type ChosenIndexes } from '../../../packages/core/src/run/choose-indexes.ts';
import { joinIndexes } from '../../../packages/core/src/run/file-indexes.ts';

const files = {
  'none.txt': '--no-index\n--find-links /wheels\n',
  'one.txt': '--index-url https://one.example/simple\n',
  'two.txt': '--index-url https://two.example/simple\n--extra-index-url https://three.example/simple\n',
  'more.txt': '--extra-index-url https://more.example/simple\n--find-links https://links.example/\n',
  'six.txt': 'six==1.16.0\n',
};
type Name = keyof typeof files;

async function chosen(
  installer: 'pip' | 'uv',
  names: readonly Name[],
  commands: Partial<Record<Name, readonly number[]>> = {},
): Promise<readonly ChosenIndexes[]> {
  const inputs = await Promise.all(
    names.map(async (path) => {
      const input = await readInput({
        path,
        name: 'requirements.txt',
        text: files[path],
        ...(commands[path] === undefined ? {} : { commands: commands[path] }),
        sibling: () => Promise.resolve(undefined),
      });
      return { ...input, manifest: override(input.manifest, { installer }) };
    }),
  );
  return joinIndexes(inputs).map(({ manifest }) => chooseIndexes({}, manifest, settingsReader));
}

const shown = ({ indexes, links, none }: ChosenIndexes): string =>
  [
    ...indexes.map(({ url, from }) => `${new URL(url).hostname.split('.')[0]} (${from})`),
    ...links.map(({ url, from }) => `links ${url} (${from})`),
    ...(none === undefined ? [] : [none]),
  ].join(', ');

const none = 'links /wheels (none.txt), --no-index in none.txt';
/** The public one, which nobody named. */
const nobody = `${new URL(DEFAULT_INDEX).hostname.split('.')[0]} (undefined)`;

describe('files of one command', () => {
  it.each<['pip' | 'uv', readonly Name[], string]>([
    ['pip', ['none.txt', 'six.txt'], none],
    ['pip', ['six.txt', 'none.txt'], none],
    ['pip', ['one.txt', 'none.txt', 'six.txt'], none],
    ['pip', ['none.txt', 'one.txt', 'six.txt'], none],
    ['pip', ['one.txt', 'six.txt'], 'one (one.txt)'],
    ['pip', ['one.txt', 'two.txt', 'six.txt'], 'two (two.txt), three (two.txt)'],
    ['pip', ['two.txt', 'one.txt', 'six.txt'], 'one (one.txt)'],
    ['pip', ['one.txt', 'more.txt'], 'one (one.txt), more (more.txt), links https://links.example/ (more.txt)'],
    ['uv', ['none.txt', 'six.txt'], none],
    ['uv', ['one.txt', 'none.txt', 'six.txt'], none],
    ['uv', ['one.txt', 'one.txt', 'six.txt'], 'one (one.txt)'],
    ['uv', ['more.txt', 'one.txt'], 'more (more.txt), one (one.txt), links https://links.example/ (more.txt)'],
  ])('%s, %j: each of them is asked for with %s', async (installer, names, expected) => {
    expect((await chosen(installer, names)).map(shown)).toEqual(names.map(() => expected));
  });

  it.each<[Partial<Record<Name, readonly number[]>>, readonly string[]]>([
    [{ 'none.txt': [0], 'six.txt': [1] }, [none, nobody]],
    [{ 'none.txt': [0, 1], 'six.txt': [1] }, [none, none]],
    [{ 'none.txt': [1], 'six.txt': [0, 1] }, [none, nobody]],
  ])('of several commands each has its own: %j', async (commands, expected) => {
    expect((await chosen('pip', ['none.txt', 'six.txt'], commands)).map(shown)).toEqual(expected);
  });

  it('uv stops at two default indexes', async () => {
    await expect(chosen('uv', ['one.txt', 'two.txt', 'six.txt'])).rejects.toMatchObject({
      message:
        'one.txt and two.txt name different default indexes: https://one.example/simple and https://two.example/simple',
      reason: 'uv stops at two of them in one command',
    });
  });
});
