// How much one file may ask of one project, of whatever kind it is; and that a long file is read in short pieces.

import { describe, expect, it } from 'vitest';
import { readInput } from '../../../packages/core/src/manifest/input.ts';

const lines = (count: number, line: (at: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, at) => line(at)).join(between);

const quoted = (each: (at: number) => string): string => `[${lines(501, (at) => `"${each(at)}"`, ', ')}]`;

async function read(path: string, text: string): Promise<number> {
  const sibling = (): Promise<undefined> => Promise.resolve(undefined);
  return (await readInput({ path, text, sibling })).manifest.packages.length;
}

describe('more than 500 different requirements on one project are refused', () => {
  it.each([
    ['requirements.txt', lines(501, (at) => `demo!=1.${at}`)],
    ['pyproject.toml', `[project]\nname = "me"\nversion = "1"\ndependencies = ${quoted((at) => `demo==1.${at}`)}\n`],
    ['pyproject.toml', `[project]\nname = "me"\nversion = "1"\ndependencies = ${quoted((at) => `demo!=1.${at}`)}\n`],
    ['pyproject.toml', `[dependency-groups]\nmany = ${quoted((at) => `demo>=1.${at}`)}\n`],
    ['poetry.lock', poetryLock(501)],
    [
      'pdm.lock',
      `[metadata]\nlock_version = "4.5.0"\n${lines(501, (at) => `[[package]]\nname = "demo"\nversion = "1.${at}"\n`)}`,
    ],
    ['pylock.toml', `lock-version = "1.0"\ncreated-by = "x"\n${lines(501, pylockRow)}`],
  ])('%s', async (path, text) => {
    await expect(read(path, text)).rejects.toMatchObject({
      code: 'file-broken',
      message: expect.stringMatching(new RegExp(`^${path}:\\d+: more than 500 different requirements on demo$`)),
      hint: 'say in fewer of them what is asked of it',
    });
  });

  it('the same one counts once', async () => {
    expect(
      await read(
        'requirements.txt',
        lines(501, () => 'demo!=1.0'),
      ),
    ).toBe(1);
  });
});

function poetryLock(count: number): string {
  const packages = lines(
    count,
    (at) =>
      `[[package]]\nname = "demo"\nversion = "1.${at}"\noptional = false\npython-versions = "*"\ngroups = ["main"]\nfiles = []\n`,
  );
  return `${packages}\n[metadata]\nlock-version = "2.1"\npython-versions = "*"\ncontent-hash = "x"\n`;
}

function pylockRow(at: number): string {
  const name = `demo-1.${at}-py3-none-any.whl`;
  const wheel = `{ name = "${name}", url = "https://files.example/${name}", hashes = { sha256 = "${'a'.repeat(64)}" } }`;
  return `[[packages]]\nname = "demo"\nversion = "1.${at}"\nwheels = [${wheel}]\n`;
}

it('gives others a turn again and again while it reads a long file', async () => {
  let turns = 0;
  const rest = async (): Promise<void> => {
    turns += 1;
  };
  const text = lines(5000, (at) => `name-${at}==1.0`);
  await readInput({ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined), rest });
  expect(turns).toBeGreaterThan(2 * (5000 / 500 - 1));
});
