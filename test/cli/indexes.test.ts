// Which index is asked, for every place where one may be named: what is private is never looked up elsewhere.

import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommand } from '../support/command.ts';
import { tarGz } from '../support/archive-writers.ts';

const cli = openCommand();
const PASSWORD = 'S3CRET';

interface Recorder {
  readonly server: Server;
  readonly at: string;
  /** Each question, with user and password. */
  readonly seen: string[];
}

async function record(
  answer: (path: string, authorization: string) => readonly [status: number, body: string | Uint8Array],
): Promise<Recorder> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const [, encoded = ''] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    const authorization = Buffer.from(encoded, 'base64').toString();
    seen.push(`${request.url} ${authorization}`.trim());
    const [status, body] = answer(request.url ?? '', authorization);
    response.writeHead(status, { 'content-type': 'text/html' }).end(body);
  });
  server.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a TCP server it is no text
  return { server, at: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const archive = tarGz(
  { name: 'demo-1.0/setup.py', content: 'from setuptools import setup\nsetup(name="demo", py_modules=["demo"])' },
  { name: 'demo-1.0/PKG-INFO', content: 'Metadata-Version: 2.2\nName: demo\nVersion: 1.0\n\n' },
  { name: 'demo-1.0/demo.py', content: '' },
);
const hash = createHash('sha256').update(archive).digest('hex');

const page =
  '<!DOCTYPE html><html><head><title>Links for demo</title></head><body>' +
  '<a href="/files/demo-1.0-py3-none-any.whl">demo-1.0-py3-none-any.whl</a>' +
  `<a href="/files/demo-1.0.tar.gz#sha256=${hash}">demo-1.0.tar.gz</a></body></html>`;

/** Has demo, and wants a password. */
let own: Recorder;
/** Whatever is asked elsewhere goes through here. */
let proxy: Recorder;
/** Stands in for the public index where one has to be asked, for what builds an sdist. */
let open: Recorder;
let folder = '';

beforeAll(async () => {
  own = await record((path, authorization) => {
    if (authorization !== `me:${PASSWORD}`) return [401, ''];
    if (path.endsWith('.tar.gz')) return [200, archive];
    if (path.endsWith('.metadata')) return [200, 'Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n\n'];
    if (path === '/simple/') return [200, '<!DOCTYPE html><a href="/simple/demo/">demo</a>'];
    return path === '/simple/demo/' ? [200, page] : [404, ''];
  });
  proxy = await record(() => [502, '']);
  open = await record(() => [404, '']);
  folder = await mkdtemp(join(tmpdir(), 'wheelcheck-indexes-'));
});
afterAll(async () => {
  await cli.close();
  for (const { server } of [own, proxy, open]) server.close();
  await rm(folder, { recursive: true });
});

interface Way {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What the header names as the place. */
  readonly from: string;
}

const login = (): string => `http://me:${PASSWORD}@${own.at}/simple`;
const bare = (): string => `http://${own.at}/simple`;
const netrc = `machine 127.0.0.1 login me password ${PASSWORD}\n`;
const plain = { 'requirements.txt': 'demo==1.0\n' };

const poetry = (url: string): string =>
  '[[package]]\nname = "demo"\nversion = "1.0"\noptional = false\npython-versions = "*"\n' +
  `files = [{ file = "demo-1.0.tar.gz", hash = "sha256:${hash}" }]\n\n[package.source]\ntype = "legacy"\nurl = "${url}"\nreference = "my-own"\n\n` +
  '[metadata]\nlock-version = "2.0"\npython-versions = "*"\n';

const uv = (url: string): string =>
  'version = 1\nrequires-python = ">=3.8"\n\n' +
  '[[package]]\nname = "app"\nversion = "0"\nsource = { virtual = "." }\ndependencies = [{ name = "demo" }]\n\n' +
  `[[package]]\nname = "demo"\nversion = "1.0"\nsource = { registry = "${url}" }\n` +
  `sdist = { url = "http://${own.at}/files/demo-1.0.tar.gz", hash = "sha256:${hash}" }\n`;

const pdm =
  '[metadata]\ngroups = ["default"]\nlock_version = "4.5.0"\ncontent_hash = "sha256:0"\n\n' +
  '[[package]]\nname = "demo"\nversion = "1.0"\nrequires_python = ">=3.8"\ngroups = ["default"]\n' +
  `files = [{file = "demo-1.0.tar.gz", hash = "sha256:${hash}"}]\n`;

const ways: Readonly<Record<string, () => Way>> = {
  '--index-url': () => ({ files: plain, args: ['--index-url', login()], from: '--index-url' }),
  'the variable of --index-url': () => ({
    files: plain,
    environment: { WHEELCHECK_INDEX_URL: login() },
    from: 'WHEELCHECK_INDEX_URL',
  }),
  'a configuration': () => ({
    files: { ...plain, 'wheelcheck.toml': `\nindex-url = "${bare()}"\n`, 'own.netrc': netrc },
    environment: { NETRC: 'own.netrc' },
    from: 'wheelcheck.toml:2',
  }),
  'the file': () => ({
    files: { 'requirements.txt': `--index-url ${login()}\ndemo==1.0\n` },
    from: 'requirements.txt',
  }),
  'the file, with variables': () => ({
    files: { 'requirements.txt': `--index-url http://\${WHO}:\${TOKEN}@${own.at}/simple\ndemo==1.0\n` },
    environment: { WHO: 'me', TOKEN: PASSWORD },
    from: 'requirements.txt',
  }),
  netrc: () => ({
    files: { ...plain, '.netrc': netrc },
    environment: { NETRC: '' },
    args: ['--index-url', bare()],
    from: '--index-url',
  }),
  PIP_INDEX_URL: () => ({ files: plain, environment: { PIP_INDEX_URL: login() }, from: 'PIP_INDEX_URL' }),
  'pip.conf of the user': () => ({
    files: { ...plain, '.config/pip/pip.conf': `[global]\nindex-url = ${login()}\n` },
    environment: { PIP_CONFIG_FILE: '' },
    from: '~/.config/pip/pip.conf',
  }),
  PIP_CONFIG_FILE: () => ({
    files: { ...plain, 'own.conf': `[install]\nindex-url = ${login()}\n` },
    environment: { PIP_CONFIG_FILE: 'own.conf' },
    from: 'own.conf',
  }),
  UV_DEFAULT_INDEX: () => ({
    files: plain,
    environment: { UV_DEFAULT_INDEX: login(), PIP_INDEX_URL: 'http://127.0.0.1:9/simple' },
    args: ['--installer', 'uv'],
    from: 'UV_DEFAULT_INDEX',
  }),
  'UV_INDEX with its variables': () => ({
    files: plain,
    environment: { UV_INDEX: `my-own=${bare()}`, UV_INDEX_MY_OWN_USERNAME: 'me', UV_INDEX_MY_OWN_PASSWORD: PASSWORD },
    args: ['--installer', 'uv'],
    from: 'UV_INDEX',
  }),
  'uv.lock and a named index': () => ({
    files: {
      'uv.lock': uv(bare()),
      'pyproject.toml': `[project]\nname = "app"\nversion = "0"\ndependencies = ["demo"]\n\n[[tool.uv.index]]\nname = "my-own"\nurl = "${bare()}/"\n`,
    },
    environment: { UV_INDEX_MY_OWN_USERNAME: 'me', UV_INDEX_MY_OWN_PASSWORD: PASSWORD },
    args: ['--index-url', `http://${open.at}/simple`],
    from: 'uv.lock',
  }),
  'uv.toml of the user': () => ({
    files: {
      ...plain,
      '.config/uv/uv.toml': `[[index]]\nname = "my-own"\nurl = "${bare()}"\ndefault = true\n`,
    },
    environment: { UV_INDEX_MY_OWN_USERNAME: 'me', UV_INDEX_MY_OWN_PASSWORD: PASSWORD },
    args: ['--installer', 'uv'],
    from: '~/.config/uv/uv.toml',
  }),
  'uv.toml of the system': () => ({
    files: { ...plain, 'uv/uv.toml': `index-url = "${login()}"\n` },
    args: ['--installer', 'uv'],
    from: '~/uv/uv.toml',
  }),
  'uv.toml of the project': () => ({
    files: { 'app/requirements.txt': 'demo==1.0\n', 'uv.toml': `index-url = "${login()}"\n` },
    args: ['--installer', 'uv'],
    from: '~/uv.toml',
  }),
  UV_CONFIG_FILE: () => ({
    files: { ...plain, 'own.toml': `index-url = "${login()}"\n` },
    environment: { UV_CONFIG_FILE: 'own.toml' },
    args: ['--installer', 'uv'],
    from: 'own.toml',
  }),
  "Poetry's auth.toml": () => ({
    files: {
      'poetry.lock': poetry(bare()),
      '.config/pypoetry/auth.toml': `[http-basic.my-own]\nusername = "me"\npassword = "${PASSWORD}"\n`,
    },
    args: ['--index-url', `http://${open.at}/simple`],
    from: 'poetry.lock',
  }),
  "a Dockerfile's ENV for uv": () => ({
    files: {
      Dockerfile: `FROM python:3.12-slim\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nENV UV_INDEX=my-own=${bare()} UV_INDEX_MY_OWN_USERNAME=me\nARG UV_INDEX_MY_OWN_PASSWORD=${PASSWORD}\nCOPY requirements.txt .\nRUN uv pip install --system -r requirements.txt\n`,
      ...plain,
    },
    from: 'Dockerfile:6',
  }),
  "a Dockerfile's ENV for Poetry": () => ({
    files: {
      Dockerfile: `FROM python:3.12\nENV PATH=/root/.local/bin:$PATH POETRY_HTTP_BASIC_MY_OWN_USERNAME=me POETRY_HTTP_BASIC_MY_OWN_PASSWORD=${PASSWORD}\nRUN curl -sSL https://install.python-poetry.org | python3 -\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --only main --no-root\n`,
      'poetry.lock': poetry(bare()),
      'pyproject.toml':
        '[tool.poetry]\nname = "app"\nversion = "0"\n[tool.poetry.dependencies]\npython = "*"\ndemo = "*"\n',
    },
    args: ['--index-url', `http://${open.at}/simple`],
    from: 'poetry.lock',
  }),
  "PDM's configuration": () => ({
    files: {
      'pdm.lock': pdm,
      '.config/pdm/config.toml': `[pypi]\nurl = "${bare()}"\nusername = "me"\npassword = "${PASSWORD}"\n`,
    },
    from: '~/.config/pdm/config.toml',
  }),
  "PDM's variables": () => ({
    files: { 'pdm.lock': pdm },
    environment: { PDM_PYPI_URL: bare(), PDM_PYPI_USERNAME: 'me', PDM_PYPI_PASSWORD: PASSWORD },
    from: 'PDM_PYPI_URL',
  }),
  "Poetry's variables": () => ({
    files: { 'poetry.lock': poetry(bare()) },
    environment: { POETRY_HTTP_BASIC_MY_OWN_USERNAME: 'me', POETRY_HTTP_BASIC_MY_OWN_PASSWORD: PASSWORD },
    args: ['--index-url', `http://${open.at}/simple`],
    from: 'poetry.lock',
  }),
  'Pipfile.lock, with variables': () => ({
    files: {
      'Pipfile.lock': JSON.stringify({
        _meta: {
          'pipfile-spec': 6,
          sources: [{ name: 'own', url: `http://$WHO:\${TOKEN}@${own.at}/simple`, verify_ssl: false }],
        },
        default: { demo: { version: '==1.0', index: 'own' } },
        develop: {},
      }),
    },
    environment: { WHO: 'me', TOKEN: PASSWORD },
    from: 'Pipfile.lock',
  }),
};

/** Runs in a folder of its own; everything but loopback goes to the proxy. */
async function run(
  name: string,
  { files = {}, environment = {}, args = [] }: Omit<Way, 'from'>,
  start?: readonly string[],
) {
  const here = join(folder, name.replaceAll(/\W/g, '-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(here, path)), { recursive: true });
    await writeFile(join(here, path), text);
  }
  const file = Object.keys(files).find((path) => /\.(?:lock|txt)$|^Dockerfile$/.test(path)) ?? '';
  own.seen.length = 0;
  proxy.seen.length = 0;
  open.seen.length = 0;
  const base = file === 'Dockerfile' ? [] : ['--base', 'python:3.12-slim'];
  const words = [...(start ?? [file]), ...base, '--platform', 'linux/amd64', '--retries', '0', '-v', ...args];
  return cli.run([...words, '-f', 'json=report.json'], here, {
    HOME: here,
    XDG_CONFIG_DIRS: here,
    HTTP_PROXY: `http://${proxy.at}`,
    HTTPS_PROXY: `http://${proxy.at}`,
    NO_PROXY: '127.0.0.1',
    ...environment,
  });
}

describe.each(Object.entries(ways))('named by %s', (name, way) => {
  it('the private index is asked, with its password, and nobody else', async () => {
    const { from, ...rest } = way();
    const { code, stdout, stderr } = await run(name, rest);
    expect([
      code,
      proxy.seen,
      stderr.replace(/^(?:base from .*|configuration: .*\nnote: index-url is set at .*)\n/, ''),
    ]).toEqual([0, [], '']);
    expect(open.seen.filter((each) => each.includes('demo') || each.includes('me:'))).toEqual([]);
    expect(own.seen.join('\n')).toMatch(/^\/(?:simple\/demo\/|files\/demo-1\.0\.tar\.gz) /m);
    expect(own.seen.filter((each) => !each.endsWith(` me:${PASSWORD}`))).toEqual([]);
    expect(stdout.replaceAll(/\n +/g, ' ')).toContain(`asks ${bare()} (`);
    expect(stdout.replaceAll(/\s+/g, '')).toContain(`${from})`);
    expect(stdout + stderr).not.toContain(PASSWORD);
  });
});

describe('explain', () => {
  it('names the index that it asks, as a check does', async () => {
    const args = ['-f', 'terminal'];
    const { code, stdout } = await run('explained', { files: plain, environment: { PIP_INDEX_URL: login() }, args }, [
      'explain',
      'demo==1.0',
    ]);
    expect([code, proxy.seen]).toEqual([0, []]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`note asks ${bare()} (PIP_INDEX_URL)`);
    const report = JSON.parse(await readFile(join(folder, 'explained', 'report.json'), 'utf8')) as { asks: unknown };
    expect(report.asks).toEqual([`asks ${bare()} (PIP_INDEX_URL)`]);
  });
});

describe('what pip.conf says of connections', () => {
  it('proxy: it counts for every host, whatever NO_PROXY says', async () => {
    const files = { ...plain, 'own.conf': `[global]\nindex-url = ${bare()}\nproxy = http://${proxy.at}\n` };
    const { code } = await run('proxied', { files, environment: { PIP_CONFIG_FILE: 'own.conf' } });
    expect([code, own.seen, proxy.seen.length > 0]).toEqual([2, [], true]);
  });

  it.each([
    ['uv', plain, ['--installer', 'uv'], false],
    ['Poetry', { 'poetry.lock': poetry('https://index.example/simple') }, [], false],
    ['pip', plain, [], true],
  ] as const)('proxy: PIP_PROXY counts where pip fetches: %s', async (name, files, more, expected) => {
    const environment = { PIP_PROXY: `http://${proxy.at}` };
    const args = [...more, '--index-url', login()];
    await run(`whose-proxy-${name}`, { files, environment, args });
    expect(proxy.seen.some((each) => each.includes(own.at))).toBe(expected);
  });

  it('cert: a file that is not there is told', async () => {
    const files = { ...plain, 'own.conf': '[global]\nindex-url = https://127.0.0.1:9/simple\ncert = ~/no.pem\n' };
    const { code, stderr } = await run('certified', { files, environment: { PIP_CONFIG_FILE: 'own.conf' } });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('the certificates that the environment names cannot be read'),
    ]);
  });

  it('client-cert: told, because it is not used', async () => {
    const files = { ...plain, 'own.conf': `[global]\nindex-url = ${login()}\nclient-cert = own.pem\n` };
    const { code, stderr } = await run('client', { files, environment: { PIP_CONFIG_FILE: 'own.conf' } });
    expect([code, stderr.split('\n')[0]]).toEqual([0, 'warning: the client certificate of own.conf is not used']);
  });
});

describe('files that no index lists', () => {
  it.each([
    ['PIP_FIND_LINKS', { PIP_FIND_LINKS: 'https://files.example/wheels' }, 'example/wheels (PIP_FIND_LINKS)'],
    ['with a password', { PIP_FIND_LINKS: `https://me:${PASSWORD}@files.example/wheels` }, '(PIP_FIND_LINKS)'],
  ])('%s: what the index lacks may be there', async (_, environment, named) => {
    const links = { ...environment, PIP_INDEX_URL: login() };
    const lacking = await run('links', { files: { 'requirements.txt': 'other==1.0\n' }, environment: links });
    expect([lacking.code, lacking.stderr]).toEqual([2, expect.stringContaining('cause: the files at ')]);
    expect(lacking.stderr).toContain(named);
    expect(lacking.stdout + lacking.stderr).not.toContain(PASSWORD);
    // A wheel is one, whatever else there is.
    expect(await run('links', { files: plain, environment: links })).toMatchObject({ code: 0, stderr: '' });
  });

  it('a folder of this machine is in no image: it keeps nothing open', async () => {
    const environment = { PIP_FIND_LINKS: '/wheels', PIP_INDEX_URL: login() };
    const { code, stdout } = await run('folder', { files: { 'requirements.txt': 'other==1.0\n' }, environment });
    expect([code, stdout.replaceAll(/\s+/g, ' ')]).toEqual([1, expect.stringContaining('No project of this name on')]);
  });
});

describe('what the private index lacks', () => {
  it('is said of that index', async () => {
    const { code, stdout } = await run('lacking', {
      files: { 'requirements.txt': 'other==1.0\n' },
      environment: { PIP_INDEX_URL: login() },
    });
    expect([code, proxy.seen]).toEqual([1, []]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`No project of this name on ${bare()}.`);
  });

  it('says nothing where there is no index at the address, and where there is one', async () => {
    const asked = async (path: string): Promise<string> => {
      const args = ['--index-url', `http://me:${PASSWORD}@${own.at}${path}`];
      const { code, stderr } = await run('nowhere', { files: { 'requirements.txt': 'other==1.0\n' }, args });
      expect(code).toBe(2);
      expect(own.seen.filter((each) => each.startsWith(`${path}/ `))).toHaveLength(1);
      return stderr.replaceAll(/\s+/g, ' ');
    };
    expect(await asked('/simpel')).toContain('nothing at this address looks like a package index (http://');
    expect(await asked('')).toContain(
      `nothing at this address looks like a package index; http://${own.at}/simple does (http://${own.at})`,
    );
  });

  it('a refused password is told with its user, and how one is given', async () => {
    const { code, stderr } = await run('refused', {
      files: plain,
      args: ['--index-url', `http://me:wrong-${PASSWORD}@${own.at}/simple`],
    });
    expect(code).toBe(2);
    expect(stderr).toContain('cause: HTTP 401: the user me or the password is wrong (http://');
    expect(stderr).toContain('help:  user and password come from the address');
    expect(stderr).not.toContain(PASSWORD);
  });

  it('is not looked up with PIP_NO_INDEX either', async () => {
    const { code, stdout, stderr } = await run('no-index', { files: plain, environment: { PIP_NO_INDEX: '1' } });
    expect([code, proxy.seen, own.seen]).toEqual([2, [], []]);
    expect(stdout + stderr).toContain('no index may be asked: PIP_NO_INDEX');
  });

  it('a variable that is not set is no password', async () => {
    const { code, stderr } = await run('unset', {
      files: { 'requirements.txt': `--index-url http://me:\${TOKEN}@${own.at}/simple\ndemo==1.0\n` },
    });
    expect([code, proxy.seen, own.seen]).toEqual([2, [], []]);
    expect(stderr).toContain('${TOKEN} in its address is not set');
  });

  it('a setting that is no address ends the run', async () => {
    const { code, stderr } = await run('no-address', {
      files: plain,
      environment: { PIP_INDEX_URL: `me:${PASSWORD}@${own.at}/simple` },
    });
    expect([code, proxy.seen, own.seen]).toEqual([2, [], []]);
    expect(stderr).toContain(`error: PIP_INDEX_URL: not the address of a package index: ****@${own.at}/simple`);
  });
});
