// What an installer takes from elsewhere: the public index hears no name of it.

import { describe, expect, it } from 'vitest';
import { override } from '../../../packages/core/src/manifest/override.ts';
import { DEFAULT_INDEX, isDefaultFile } from '../../../packages/core/src/package-index/default-index.ts';
import { withheldIndex } from '../../../packages/core/src/package-index/withheld-index.ts';
import { withheldNames } from '../../../packages/core/src/run/withheld-names.ts';
import { readManifest } from '../../support/read-manifest.ts';

const own = 'https://own.example/simple';
const publicFile = `${new URL(DEFAULT_INDEX).origin}/files/`;

const pylock = (files: Readonly<Record<string, string>>): string =>
  `lock-version = "1.0"\ncreated-by = "pip"\n${Object.entries(files)
    .map(
      ([name, at]) =>
        `[[packages]]\nname = "${name}"\nversion = "1.0"\n[packages.sdist]\nurl = "${at}${name}-1.0.tar.gz"\nhashes = { sha256 = "00" }\n`,
    )
    .join('')}`;

describe('a lock without an index', () => {
  const text = pylock({ acme: 'https://own.example/files/', six: publicFile });

  it.each([
    ['the public index is not asked for what stands on another server', [DEFAULT_INDEX], ['acme']],
    ['one that somebody names in its place is asked', [own], []],
    ['one beside it keeps nothing from the public one', [DEFAULT_INDEX, own], ['acme']],
  ])('%s', async (_, addresses, names) => {
    const manifest = await readManifest('pylock.toml', text, () => Promise.resolve(undefined));
    expect([...withheldNames(manifest, addresses).keys()]).toEqual(names);
  });

  it('files of the public index are known by their host', () => {
    expect(isDefaultFile(`${publicFile}six-1.0.tar.gz`)).toBe(true);
    expect(isDefaultFile('https://own.example/simple/six-1.0.tar.gz')).toBe(false);
  });
});

describe('[tool.uv.sources]', () => {
  const project =
    '[project]\nname = "app"\nversion = "0"\ndependencies = ["acme==1.0", "six"]\n[tool.uv.sources]\nacme = { index = "own" }\n';

  it.each([
    ['uv', ['acme']],
    ['pip', []],
  ] as const)('%s', async (installer, names) => {
    const manifest = await readManifest('pyproject.toml', project, (name) =>
      Promise.resolve(name === 'pyproject.toml' ? project : undefined),
    );
    expect([...withheldNames(override(manifest, { installer }), [DEFAULT_INDEX]).keys()]).toEqual(names);
  });
});

it('what is withheld is asked of nobody, and everything else is', async () => {
  const asked: string[] = [];
  const answer = { found: false, missing: 'project' } as const;
  const index = withheldIndex(
    {
      name: own,
      release: (name) => Promise.resolve(asked.push(name)).then(() => answer),
      project: (name) => Promise.resolve(asked.push(name)).then(() => undefined),
      metadata: () => Promise.resolve(undefined),
    },
    new Map([['acme', 'its files stand on another server']]),
  );
  const fault = { kind: 'no-index', name: 'its files stand on another server', isSetting: false };
  await expect(index.release('acme' as never, '1.0')).rejects.toMatchObject({ fault });
  await expect(index.project('acme' as never)).rejects.toMatchObject({ fault });
  await index.release('six' as never, '1.0');
  await index.project('six' as never);
  expect(asked).toEqual(['six', 'six']);
});
