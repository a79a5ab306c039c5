import { describe, expect, it } from 'vitest';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { documentQuestion } from '../../../packages/core/src/package-index/document.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

/** A lock of each kind, with one package on the line that is told. */
const locks: Readonly<Record<string, readonly [text: (name: string, version: string) => string, line: number]>> = {
  'poetry.lock': [
    (name, version) =>
      `[[package]]\nname = ${name}\nversion = ${version}\noptional = false\npython-versions = "*"\nfiles = []\n\n` +
      '[metadata]\nlock-version = "2.0"\npython-versions = "*"\ncontent-hash = "0"\n',
    2,
  ],
  'uv.lock': [
    (name, version) =>
      'version = 1\nrequires-python = ">=3.8"\n\n' +
      `[[package]]\nname = ${name}\nversion = ${version}\nsource = { registry = "https://index.example/simple" }\n`,
    5,
  ],
  'pdm.lock': [
    (name, version) =>
      '[metadata]\ngroups = ["default"]\nstrategy = []\nlock_version = "4.5.0"\ncontent_hash = "sha256:0"\n\n' +
      `[[package]]\nname = ${name}\nversion = ${version}\ngroups = ["default"]\nfiles = []\n`,
    8,
  ],
  'pylock.toml': [
    (name, version) =>
      `lock-version = "1.0"\ncreated-by = "test"\n\n[[packages]]\nname = ${name}\nversion = ${version}\nindex = "https://index.example/simple"\n` +
      'sdist = { name = "demo-1.0.tar.gz", url = "https://files.example/demo-1.0.tar.gz", hashes = { sha256 = "00" } }\n',
    5,
  ],
  'Pipfile.lock': [
    (name, version) =>
      `{"_meta": {"sources": [], "requires": {}, "pipfile-spec": 6, "hash": {"sha256": "0"}},\n"default": {\n${name}: {"version": ${version.replace('"', '"==')}}}, "develop": {}}\n`,
    3,
  ],
  'requirements.txt': [(name, version) => `\n${JSON.parse(name)}==${JSON.parse(version)}\n`, 2],
};

const hostile = '%2e%2e/%2e%2e/admin/api?x=1#';
const refused: readonly (readonly [what: string, name: string, version: string])[] = [
  ['a name that leads elsewhere', hostile, '1.0'],
  ['a version that leads elsewhere', 'demo', `1.0/${hostile}`],
  ['a name of dots', '..', '1.0'],
  ['a version of dots', 'demo', '..'],
  ['a name of 129 characters', 'a'.repeat(129), '1.0'],
  ['a version of 129 characters', 'demo', `1.${'0'.repeat(127)}`],
];

async function read(path: string, name: string, version: string): Promise<string> {
  const [text] = locks[path] ?? [];
  const written = text?.(JSON.stringify(name), JSON.stringify(version)) ?? '';
  try {
    await readInput({ path, text: written, sibling: () => Promise.resolve(undefined) });
    return 'read';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe.each(Object.entries(locks))('%s', (path, [, line]) => {
  it('is read with a proper name of 128 characters and a proper version', async () => {
    expect(await read(path, 'a'.repeat(128), '1!2.0.post3+local.4')).toBe('read');
  });

  it.each(refused)('%s is an error with its line', async (_, name, version) => {
    expect((await read(path, name, version)).slice(0, path.length + 3)).toBe(`${path}:${line}:`);
  });
});

it('a version from before PEP 440 is one for pip alone', async () => {
  expect(await read('requirements.txt', 'pytz', '2013d')).toBe('read');
  expect(await read('poetry.lock', 'pytz', '2013d')).toBe(
    'poetry.lock:2: pytz: expected a version (PEP 440), found "2013d"',
  );
});

describe('whatever goes into an address is encoded', () => {
  const address = { name: '', simple: 'https://index.example/simple', json: 'https://index.example/pypi' };
  it.each(['version', 'project', 'page', 'page-html'] as const)('%s', (kind) => {
    for (const text of [hostile, '..', '.', '%2e%2e', 'a/../../b', 'a\\..\\b', 'a?b', 'a#b']) {
      const { url } = documentQuestion(address, kind, normalizeName(text), text);
      const { pathname, search, hash } = new URL(url);
      expect([search, hash]).toEqual(['', '']);
      expect(pathname).toMatch(kind.startsWith('page') ? /^\/simple\/[^/]+\/$/ : /^\/pypi\/[^/]+\/(?:[^/]+\/)?json$/);
    }
  });
});
