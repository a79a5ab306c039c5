// What a file without all of its hashes comes to on a target. Seen of pip 26.3 on linux: `pip install --dry-run --no-deps -r FILE`.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { recordedIndex } from '../../support/recorded-index.ts';

const windows = "sys_platform == 'win32'";
const linux = "sys_platform == 'linux'";
const digest = 'a'.repeat(64);

const marked = (marker: string): string => (marker === '' ? '' : `marker = "${marker}"\n`);
const wheel = (marker = ''): string =>
  `[[packages]]\nname = "six"\nversion = "1.16.0"\n${marked(marker)}[[packages.wheels]]\nurl = "https://files.example/six-1.16.0-py2.py3-none-any.whl"\nhashes = { sha256 = "${digest}" }\n`;
const folder = (marker = ''): string => `[[packages]]\nname = "proj"\n${marked(marker)}directory = { path = "proj" }\n`;
const lock = (...packages: readonly string[]): string =>
  `lock-version = "1.0"\ncreated-by = "hand"\n${packages.join('')}`;
const hashed = `six==1.16.0 --hash=sha256:${digest}`;

const refused = (name: string): readonly string[] => [
  expect.stringMatching(`^hashes are required, and ${name} .*: pip refuses the whole file$`),
];

it.each<[what: string, path: string, text: string, said: readonly string[]]>([
  ['a hash that is not installed', 'pylock.toml', lock(wheel(windows), folder()), []],
  [
    'a hash that is not installed, a folder that is by its marker',
    'pylock.toml',
    lock(wheel(windows), folder(linux)),
    [],
  ],
  ['a hash and a folder', 'pylock.toml', lock(wheel(), folder()), refused('proj')],
  ['the folder first', 'pylock.toml', lock(folder(), wheel(linux)), refused('proj')],
  ['a folder that is not installed', 'pylock.toml', lock(wheel(), folder(windows)), []],
  // In requirements files a hash counts whatever its marker says.
  [
    'a hash that is not installed',
    'requirements.txt',
    `six==1.16.0 ; ${windows} --hash=sha256:${digest}\nidna==3.10\n`,
    refused('idna'),
  ],
  ['a line that is not installed', 'requirements.txt', `${hashed}\nidna==3.10 ; ${windows}\n`, []],
  ['a line that is', 'requirements.txt', `${hashed}\nidna==3.10 ; ${linux}\n`, refused('idna')],
])('%s: %s', async (_what, path, text, said) => {
  const { diagnostics } = await check({
    resolve: false,
    files: [{ path, text, sibling: () => Promise.resolve(undefined) }],
    targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
    index: recordedIndex(),
  });
  expect(diagnostics.filter(({ rule }) => rule === 'WC111').map(({ message }) => message)).toEqual(said);
});

it('is told of the target alone where it is so', async () => {
  const { diagnostics } = await check({
    resolve: false,
    files: [
      {
        path: 'requirements.txt',
        text: `${hashed}\nidna==3.10 ; python_version < "3.11"\n`,
        sibling: () => Promise.resolve(undefined),
      },
    ],
    targets: ['3.10', '3.12'].map((python) => ({ platform: 'linux/amd64', python, libc: 'glibc-2.36' })),
    index: recordedIndex(),
  });
  expect(diagnostics.filter(({ rule }) => rule === 'WC111').map(({ target }) => target)).toEqual(['t0']);
});
