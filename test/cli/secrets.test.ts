// A password in an address that cannot be read, wherever an address may stand: no report, message or file shows it (faults D2 to D4).

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommand } from '../support/command.ts';

const CANARY = 'S3CRET';

const addresses: readonly string[] = [
  `user:${CANARY}@127.0.0.1:9/simple`,
  `user:${CANARY}@index.invalid/simple`,
  `"https://user:${CANARY}@127.0.0.1:9/simple"`,
  `'https://user:${CANARY}@127.0.0.1:9/simple'`,
  ` https://user:${CANARY}@127.0.0.1:9/simple`,
  `ftp://user:${CANARY}@127.0.0.1:9/simple`,
  `http:/user:${CANARY}@127.0.0.1:9/simple`,
  `http:user:${CANARY}@127.0.0.1:9/simple`,
  `//user:${CANARY}@127.0.0.1:9/simple`,
  `http://user:x/${CANARY}@127.0.0.1:9/simple`,
  `http://user:1/${CANARY}@127.0.0.1:9/simple`,
  `http://user:x@y/${CANARY}@127.0.0.1:9/simple`,
  `http://user:x?${CANARY}@127.0.0.1:9/simple`,
  `http://user:x#${CANARY}@127.0.0.1:9/simple`,
  `http://user:x ${CANARY}@127.0.0.1:9/simple`,
  `http://${CANARY}@127.0.0.1:9/simple`,
  `http://user:${CANARY}@127.0.0.1:9/simple`,
  `http://user:${CANARY}@127.0.0.1:port/simple`,
  `http://user:${CANARY}@[::1/simple`,
  `http://user:${CANARY}@`,
  `http://127.0.0.1:9/simple?token=${CANARY}`,
  `127.0.0.1/simple?token=${CANARY}`,
  `https://index.invalid:${CANARY}@/simple`,
];

/** One of each kind; the rest of the list is for where an address is read as one. */
const few = addresses.filter((_, position) => [0, 2, 5, 9, 14, 16, 20, 21].includes(position));
const readAsAddress: ReadonlySet<string> = new Set(['--index-url', '--show-config', 'a bare address']);

interface Way {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

const reports = ['json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html', 'terminal'];
const asked = ['--base', 'python:3.12-slim', '--platform', 'linux/amd64', '--retries', '0', '-v'];
const check = [...asked, ...reports.flatMap((format) => ['-f', `${format}=out/${format}`])];
const requirements = (text: string): Way => ({ args: ['r.txt', ...check], files: { 'r.txt': text } });

const ways: Readonly<Record<string, (address: string) => Way>> = {
  '--index-url': (address) => ({ args: ['demo==1.0', '--index-url', address, ...check] }),
  '--extra-index-url': (address) => ({
    args: ['demo==1.0', '--index-url', 'http://127.0.0.1:9/simple', '--extra-index-url', address, ...check],
  }),
  'explain --index-url': (address) => ({ args: ['explain', 'demo==1.0', '--index-url', address, ...asked] }),
  '--show-config': (address) => ({ args: ['--show-config', '--index-url', address, '--extra-index-url', address] }),
  'the environment': (address) => ({ args: ['demo==1.0', ...check], environment: { WHEELCHECK_INDEX_URL: address } }),
  'the environment, split at blanks': (address) => ({
    args: ['demo==1.0', '--index-url', 'http://127.0.0.1:9/simple', ...check],
    environment: { WHEELCHECK_EXTRA_INDEX_URL: address },
  }),
  'a configuration': (address) => ({
    args: ['demo==1.0', ...check],
    files: { 'wheelcheck.toml': `index-url = ${JSON.stringify(address)}\n` },
  }),
  PIP_INDEX_URL: (address) => ({ args: ['demo==1.0', ...check], environment: { PIP_INDEX_URL: address } }),
  UV_INDEX: (address) => ({
    args: ['demo==1.0', '--installer', 'uv', ...check],
    environment: { UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple', UV_INDEX: `own=${address}` },
  }),
  'pip.conf': (address) => ({
    args: ['demo==1.0', ...check],
    environment: { PIP_CONFIG_FILE: 'own.conf' },
    files: { 'own.conf': `[global]\nindex-url = http://127.0.0.1:9/simple\nextra-index-url = ${address}\n` },
  }),
  'uv.toml': (address) => ({
    args: ['demo==1.0', '--installer', 'uv', ...check],
    environment: { UV_CONFIG_FILE: 'own.toml' },
    files: {
      'own.toml': `index-url = "http://127.0.0.1:9/simple"\nextra-index-url = [${JSON.stringify(address)}]\nfind-links = [${JSON.stringify(address)}]\n`,
    },
  }),
  PIP_FIND_LINKS: (address) => ({
    args: ['demo==1.0', ...check],
    environment: { PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_FIND_LINKS: address },
  }),
  PDM_PYPI_URL: (address) => ({
    args: ['pdm.lock', ...check],
    environment: { PDM_PYPI_URL: address },
    files: {
      'pdm.lock':
        '[metadata]\ngroups = ["default"]\nlock_version = "4.5.0"\ncontent_hash = "sha256:0"\n\n[[package]]\nname = "demo"\nversion = "1.0"\ngroups = ["default"]\nfiles = []\n',
    },
  }),
  HTTP_PROXY: (address) => ({
    args: ['demo==1.0', '--index-url', 'http://index.invalid/simple', ...check],
    environment: { HTTP_PROXY: address },
  }),
  '--base': (address) => ({ args: ['demo==1.0', '-b', address, '--index-url', 'http://127.0.0.1:9/simple'] }),
  'a command of a Dockerfile': (address) => ({
    args: ['Dockerfile', ...check.slice(2)],
    files: { Dockerfile: `FROM python:3.12-slim\nRUN pip install --index-url ${address} demo==1.0\n` },
  }),
  'ENV of a Dockerfile, explained': (address) => ({
    args: ['explain', 'Dockerfile', '-f', 'json'],
    files: { Dockerfile: `FROM python:3.12-slim\nENV PIP_INDEX_URL="${address}"\nRUN pip install demo==1.0\n` },
  }),
  'FROM of a Dockerfile': (address) => ({
    args: ['Dockerfile', '--index-url', 'http://127.0.0.1:9/simple'],
    files: { Dockerfile: `FROM ${address}\nRUN pip install demo==1.0\n` },
  }),
  '-i in a file': (address) => requirements(`-i ${address}\ndemo==1.0\n`),
  '--extra-index-url in a file': (address) =>
    requirements(`-i http://127.0.0.1:9/simple\n--extra-index-url=${address}\ndemo==1.0\n`),
  '-r in a file': (address) => requirements(`-r ${address}\n`),
  '-c in a file': (address) => requirements(`-c ${address}\n`),
  '--find-links in a file': (address) =>
    requirements(`-i http://127.0.0.1:9/simple\n--find-links ${address}\ndemo==1.0\n`),
  'a direct reference': (address) => requirements(`demo @ ${address}/demo-1.0-py3-none-any.whl\n`),
  'a bare address': (address) => requirements(`${address}/demo-1.0-py3-none-any.whl\n`),
  'an editable': (address) => requirements(`-e ${address}\n`),
  'a line behind options': (address) => requirements(`demo==1.0 --index-url ${address}\n`),
  'the command line': (address) => ({ args: [`demo @ ${address}/demo-1.0-py3-none-any.whl`, ...check] }),
  'a word that is no file': (address) => ({ args: [address, ...check] }),
  'Pipfile.lock': (address) => ({
    args: ['Pipfile.lock', ...check],
    files: {
      'Pipfile.lock': JSON.stringify({
        _meta: { 'pipfile-spec': 6, sources: [{ name: 'own', url: address, verify_ssl: true }] },
        default: { demo: { version: '==1.0', index: 'own' } },
        develop: {},
      }),
    },
  }),
  'poetry.lock': (address) => ({
    args: ['poetry.lock', ...check],
    files: {
      'poetry.lock': [
        '[[package]]\nname = "demo"\nversion = "1.0"\noptional = false\npython-versions = "*"\nfiles = []\n',
        `[package.source]\ntype = "legacy"\nurl = ${JSON.stringify(address)}\nreference = "own"\n`,
        '[metadata]\nlock-version = "2.0"\npython-versions = "*"\ncontent-hash = "0"\n',
      ].join('\n'),
    },
  }),
  'uv.lock': (address) => ({
    args: ['uv.lock', ...check],
    files: {
      'uv.lock': [
        'version = 1\nrequires-python = ">=3.8"\n',
        '[[package]]\nname = "app"\nversion = "0"\nsource = { virtual = "." }\ndependencies = [{ name = "demo" }]\n',
        `[[package]]\nname = "demo"\nversion = "1.0"\nsource = { registry = ${JSON.stringify(address)} }\n`,
      ].join('\n'),
    },
  }),
};

const cli = openCommand();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheelcheck-secrets-'));
});
afterAll(async () => {
  await cli.close();
  await rm(folder, { recursive: true });
});

describe.each(Object.entries(ways))('%s', (name, way) => {
  it('shows no password of an address, readable or not', async () => {
    const leaks: string[] = [];
    for (const [position, address] of (readAsAddress.has(name) ? addresses : few).entries()) {
      const { args, environment = {}, files = {} } = way(address);
      const here = join(folder, `${name.replaceAll(/\W/g, '-')}-${position}`);
      for (const made of ['.git', 'out']) await mkdir(join(here, made), { recursive: true });
      for (const [path, text] of Object.entries(files)) await writeFile(join(here, path), text);
      const ran = await cli.run(args, here, {
        HOME: here,
        XDG_CACHE_HOME: join(here, 'cache'),
        WHEELCHECK_DEBUG: '1',
        ...environment,
      });
      const given = new Set(Object.keys(files));
      const written = await readdir(here, { recursive: true, withFileTypes: true });
      const texts = await Promise.all(
        written
          .filter((entry) => entry.isFile() && !given.has(entry.name))
          .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
      );
      const leak = [ran.stdout, ran.stderr, ...texts].find((text) => text.includes(CANARY));
      if (leak !== undefined) leaks.push(`${address}: ${leak.split('\n').find((line) => line.includes(CANARY))}`);
    }
    expect(leaks).toEqual([]);
  });
});
