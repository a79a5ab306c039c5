// A file that is named itself, with a hash that it does not have: pip stops once it has downloaded it ("THESE PACKAGES DO NOT MATCH THE HASHES").

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { InputFile } from '../../../packages/core/src/manifest/input-file.ts';
import { readManifestFile } from '../../../packages/core/src/node/read-manifest.ts';
import { smallIndex } from '../../support/small-index.ts';
import { nothingAsked } from '../manifest/machines.ts';

const [wheel, sdist, foreign] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
const wrong = '0'.repeat(64);
const listed = {
  spam: {
    '1.0': {
      files: ['py3-none-any', 'tar.gz', 'cp312-cp312-win_amd64'],
      sha256: [wheel, sdist, foreign],
      requires: [],
    },
  },
};
const at = 'https://files.example/spam-1.0';

async function resultOf(
  file: InputFile,
  index = { ...smallIndex(listed), name: 'files.example' },
): Promise<readonly unknown[]> {
  const { packages } = await check({
    files: [file],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: nothingAsked,
    index,
  });
  const result = packages[0]?.results[0];
  return [result?.verdict, result?.statements.map(({ rule }) => rule)];
}

const lines = (text: string): InputFile => ({
  path: 'requirements.txt',
  text: `${text}\n`,
  sibling: () => Promise.resolve(undefined),
});

it.each<[line: string, verdict: string, rules: readonly string[]]>([
  [`spam @ ${at}-py3-none-any.whl#sha256=${wrong}`, 'impossible', ['WC104', 'WC203']],
  [`spam @ ${at}-py3-none-any.whl#sha256=${wheel}`, 'wheel', ['WC203']],
  [`${at}-py3-none-any.whl --hash=sha256:${wrong}`, 'impossible', ['WC104', 'WC203']],
  // Either will do: that of the address, those of --hash.
  [`${at}-py3-none-any.whl#sha256=${wheel} --hash=sha256:${wrong}`, 'wheel', ['WC203']],
  [`spam @ ${at}.tar.gz#sha256=${wrong}`, 'impossible', ['WC104', 'WC203']],
  [`spam @ ${at}.tar.gz#sha256=${sdist}`, 'build', ['WC101', 'WC203']],
  // Its name is looked at before it is downloaded.
  [`spam @ ${at}-cp312-cp312-win_amd64.whl#sha256=${wrong}`, 'impossible', ['WC102', 'WC203']],
  // The index does not say it of a file that it does not list, nor of another algorithm.
  [`spam @ https://files.example/other/spam-1.0-py3-none-any.whl#sha256=${wrong}`, 'wheel', ['WC203']],
  [`spam @ ${at}-py3-none-any.whl#sha512=${wrong}`, 'wheel', ['WC203']],
])('%s', async (line, verdict, rules) => {
  expect(await resultOf(lines(line))).toEqual([verdict, rules]);
});

it('tells no index the name of what another server has', async () => {
  const asked: string[] = [];
  await resultOf(lines(`spam @ ${at}-py3-none-any.whl#sha256=${wrong}`), smallIndex(listed, asked));
  expect(asked.filter((each) => each.startsWith('release'))).toEqual([]);
});

it('reads a wheel on the disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wheelcheck-'));
  try {
    const name = 'spam-1.0-py3-none-any.whl';
    await writeFile(join(folder, name), 'a wheel');
    const right = createHash('sha256').update('a wheel').digest('hex');
    const path = join(folder, 'requirements.txt');
    const verdictOf = async (line: string): Promise<unknown> => {
      await writeFile(path, `${line}\n`);
      return (await resultOf(await readManifestFile(path)))[0];
    };
    expect(await verdictOf(`./${name} --hash=sha256:${right}`)).toBe('wheel');
    expect(await verdictOf(`./${name} --hash=sha256:${wrong}`)).toBe('impossible');
    expect(await verdictOf(`file:./${name}#sha256=${wrong}`)).toBe('impossible');
    expect(await verdictOf(`file:./${name}#md5=${wrong}`)).toBe('impossible');
  } finally {
    await rm(folder, { recursive: true });
  }
});
