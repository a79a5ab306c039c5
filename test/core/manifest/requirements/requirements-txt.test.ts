import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import type { Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import { requirementsTxt } from '../../../../packages/core/src/manifest/requirements/requirements-txt.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { worded } from '../../../support/worded.ts';

const corpus = join(import.meta.dirname, '../../../../fixtures/corpus');

async function read(text: string, files: Readonly<Record<string, string>> = {}): Promise<Manifest> {
  return readWith(requirementsTxt, text, 'requirements.txt', async (path) =>
    Object.hasOwn(files, path) ? files[path] : undefined,
  );
}

describe('matches', () => {
  it.each<readonly [path: string, text: string, matches: boolean]>([
    ['requirements.txt', '', true],
    ['dev-requirements.txt', '', true],
    ['requirements/base.txt', '', true],
    ['app/constraints.txt', '', true],
    ['requirements.in', '', true],
    ['REQUIREMENTS.TXT', '', true],
    ['poetry.lock', 'six==1.0', false],
    ['pyproject.toml', 'six==1.0', false],
    ['Pipfile.lock', '', false],
    ['-', 'six==1.0\n', true],
    ['-', '# made by pip-compile\n-r base.txt', true],
    ['-', '--index-url https://index.example/simple', true],
    ['-', './libs/a', true],
    ['-', 'six @ https://files.example/six.zip', true],
    ['-', '', false],
    ['-', '# a comment alone', false],
    ['-', 'version = 1\nrequires-python = ">=3.8"', false],
    ['-', '[[package]]\nname = "six"', false],
    ['-', '{"_meta": {}}', false],
    ['reqs', 'six', true],
  ])('%s with %j: %s', (path, text, matches) => {
    expect(requirementsTxt.matches(path, text)).toBe(matches);
  });
});

describe('read', () => {
  it('gives a manifest in which everything is of group main', async () => {
    const manifest = await read('-i https://index.example/a/simple\nsix==1.16.0 --hash=sha256:a\n-r base.txt', {
      'base.txt': '-e .\n',
    });
    expect(manifest).toEqual({
      format: 'requirements.txt',
      path: 'requirements.txt',
      installer: 'pip',
      hashMode: true,
      packages: [
        {
          name: 'six',
          version: '1.16.0',
          groups: ['main'],
          extras: [],
          requires: [],
          source: { kind: 'index' },
          allowedHashes: ['sha256:a'],
          at: { path: 'requirements.txt', line: 2 },
        },
        {
          name: 'project',
          groups: ['main'],
          extras: [],
          requires: [],
          source: { kind: 'project', path: '.', editable: true },
          local: { folder: '.', state: 'no-project', computed: [] },
          at: { path: 'base.txt', line: 1 },
        },
      ],
      groups: [],
      extras: {},
      indexes: [{ url: 'https://index.example/a/simple', kind: 'default' }],
      binaries: { noBinary: [], onlyBinary: [] },
      remarks: [{ kind: 'includes', paths: ['base.txt'] }],
      diagnostics: [
        {
          kind: 'hash-mode',
          unhashed: [{ name: 'project', lacks: 'file', at: { path: 'base.txt', line: 1 }, always: true }],
          location: { path: 'base.txt', line: 1 },
          only: 'pip',
        },
      ],
    });
  });

  it.each([
    [
      'six==1.0 --hash=sha256:a\nattrs==1.0',
      'hashes are required, and attrs has no --hash: pip refuses the whole file',
    ],
    [
      'six==1.0 --hash=sha256:a\nattrs==1.0\nidna==1',
      'hashes are required, and attrs has no --hash (nor 1 more): pip refuses the whole file',
    ],
    [
      'six==1.0 --hash=sha256:a\nattrs==1.0 ; os_name == "nt"',
      'hashes are required, and attrs has no --hash: where its marker holds, pip refuses the whole file',
    ],
    ['--require-hashes\nsix==1.0', 'hashes are required, and six has no --hash: pip refuses the whole file'],
    [
      'six @ https://files.example/six.zip\nattrs==1 --hash=sha256:a',
      'hashes are required, and six has no --hash: pip refuses the whole file',
    ],
    [
      'six @ git+https://files.example/six\nattrs==1 --hash=sha256:a',
      'hashes are required, and six is no single file that a hash could hold: pip refuses the whole file',
    ],
    ['six @ https://files.example/six.zip#sha256=b\nattrs==1 --hash=sha256:a', undefined],
    ['six\nattrs==1 --hash=sha256:a\n-c limits.txt', undefined],
    ['--no-require-hashes\nsix==1.0 --hash=sha256:a\nattrs==1.0', undefined],
    ['six==1.0\nattrs==1.0', undefined],
    ['six==1.0 --hash=sha256:a', undefined],
  ])('hash mode of %j', async (text, message) => {
    const { diagnostics } = await read(text, { 'limits.txt': 'six==1.0 --hash=sha256:c' });
    // What pips before 26.1 alone refuse is told by their target (hashes.test.ts).
    const ofAll = diagnostics.filter((each) => !('pips' in each));
    expect(worded(ofAll).find(({ rule }) => rule === 'WC111')?.message).toBe(message);
  });

  it.each([
    ['six==${V}', 'six depends on the environment variable ${V}: its version is not pinned'],
    [
      'six[${E}]==1 ; os_name == "${O}"',
      'six depends on the environment variable ${E}, ${O}: its extras are left out, its marker is taken to hold',
    ],
    [
      'six @ https://${T}@files.example/six-1.0.zip',
      'six depends on the environment variable ${T}: its address is kept as written',
    ],
  ])('says what a variable hides in %s', async (text, message) => {
    const { diagnostics, packages } = await read(`\n${text}`);
    expect(worded(diagnostics)).toEqual([
      { rule: null, level: 'warning', message, location: { path: 'requirements.txt', line: 2 } },
    ]);
    expect(packages).toHaveLength(1);
    expect(packages[0]?.marker).toBeUndefined();
  });

  it('leaves a version in a variable unpinned, also where another line pins the name', async () => {
    const { packages } = await read('six==${V}\nsix==1.0');
    expect(packages).toMatchObject([{ specifier: '==1.0,==${V}' }]);
    expect(packages[0]?.version).toBeUndefined();
  });

  it.each([
    ['${NAME}==1.0', 'requirements.txt:1: expected a name that can be read, found the environment variable ${NAME}'],
    ['six\n[[package]]\n', 'requirements.txt:2: expected a requirements file, found a lock file in TOML'],
    ['{"default": {}}', 'requirements.txt:1: expected a requirements file, found a JSON file'],
    ['<!DOCTYPE html>', 'requirements.txt:1: expected a requirements file, found a web page'],
    ['https://user:secret@files.example/six.whl', 'requirements.txt:1: expected a wheel\'s file name, found "six.whl"'],
    [
      'six @ https://user:secret@files.example/a b',
      /^requirements\.txt:1: [^:]*in "six @ https:\/\/\*\*\*\*@files\.example\/a b"$/,
    ],
  ])('refuses %j', async (text, message) => {
    const error: unknown = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WheelcheckError);
    if (!(error instanceof WheelcheckError)) return;
    expect(error.code).toBe('file-broken');
    expect(error.message).toMatch(
      message instanceof RegExp ? message : new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`),
    );
    expect(`${error.message} ${error.hint} ${error.reason}`).not.toContain('secret');
  });
});

describe('the corpus', () => {
  // What uv export, pip-compile and people wrote: every row of a golden is a package, at the line that starts with its name.
  it.each([
    ['crypto38-requirements/requirements.txt', 3, 3, 0],
    ['datasci-requirements-uv/requirements.txt', 122, 122, 122],
    ['django-requirements-uv/requirements.txt', 57, 57, 57],
    ['fastapi-requirements-uv/requirements.txt', 26, 26, 26],
    ['fastapi-piptools/requirements.txt', 15, 15, 15],
    ['fastapi-piptools-dev/dev-requirements.txt', 10, 10, 10],
    ['fastapi-unpinned/requirements.in', 2, 0, 0],
  ])('%s holds %d packages, %d pinned, %d with hashes', async (file, packages, pinned, hashed) => {
    const text = readFileSync(join(corpus, file), 'utf8');
    const manifest = await read(text);
    expect([
      manifest.packages.length,
      manifest.packages.filter(({ version }) => version !== undefined).length,
      manifest.packages.filter(({ allowedHashes }) => allowedHashes !== undefined).length,
    ]).toEqual([packages, pinned, hashed]);
    expect(manifest.diagnostics).toEqual([]);
    const lines = text.split('\n');
    for (const { name, at, allowedHashes } of manifest.packages) {
      expect(lines[at.line - 1]?.toLowerCase().replaceAll('_', '-').startsWith(name)).toBe(true);
      const block = lines.slice(at.line).findIndex((line) => !line.startsWith('    --hash='));
      expect(allowedHashes?.length ?? 0).toBe(block === -1 ? lines.length - at.line : block);
    }
  });
});

describe('hostile text', () => {
  const piece = fc.constantFrom(
    'six',
    'attrs',
    '==1.0',
    '>=2',
    '[a]',
    ' ; python_version < "3"',
    ' --hash=sha256:a',
    '\n',
    '\r',
    '\\\n',
    '#',
    ' ',
    '-r a.txt',
    '-c a.txt',
    '-e .',
    '--no-binary ',
    ':all:',
    ':none:',
    ',',
    '-i ',
    '${V}',
    'https://files.example/six-1.0-py3-none-any.whl',
    ' @ ',
    'git+https://files.example/x@y#egg=z',
    '"',
    '\0',
    '\uFEFF',
    './x',
    '__proto__',
    'constructor',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  );

  it('gives a manifest or a WheelcheckError', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (content, included) => {
        try {
          const manifest = await read(content, { 'a.txt': included });
          expect(manifest.packages.every(({ at }) => at.line >= 1)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(WheelcheckError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes names of Object.prototype for names', async () => {
    const { packages } = await read('constructor==2\ntoString==3\nconstructor');
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual(['constructor 2', 'tostring 3']);
  });

  it.each([
    ['lines of one name and pin', 'six==1.0\n'.repeat(5000)],
    ['lines of twenty names and many pins', Array.from({ length: 5000 }, (_, at) => `six${at % 20}==${at}`).join('\n')],
    [
      'lines of twenty names and many markers',
      Array.from({ length: 5000 }, (_, at) => `six${at % 20}==1.0 ; python_version > "3.${at}"`).join('\n'),
    ],
    ['hashes on a line', `six==1.0${' --hash=sha256:abc'.repeat(20_000)}`],
    ['one long specifier', `six${'>=1,'.repeat(50_000)}`],
  ])('reads %s in a few seconds', async (_what, content) => {
    const start = cpuTime();
    await read(content);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});
