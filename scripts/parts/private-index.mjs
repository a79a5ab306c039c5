// A private package on devpi and on pypiserver with a password, by each way in which an index and its password can be named: right
// verdicts, nothing asked elsewhere, the password in no output and no file.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { freePort, makeFiles, started } from '../setup/part-servers.mjs';

const versions = { devpi: '6.20.3', client: '7.3.0', pypiserver: '2.4.2' };
const PASSWORD = 'S3CRET-canary';
const USER = 'reader';

export const part = {
  title: `a private package on devpi ${versions.devpi} and pypiserver ${versions.pypiserver}`,
  async run({ scratch, run, wheelcheck, pythonTool }) {
    const files = join(scratch, 'dist');
    mkdirSync(files);
    makeFiles(files);
    const running = [
      await startPypiserver({ scratch, files, pythonTool }),
      await startDevpi({ scratch, files, run, pythonTool }),
    ];
    const servers = running.map((server) => ({ ...server, files: hashesIn(files) }));
    const proxy = await recordingProxy();
    try {
      const rows = [];
      for (const server of servers)
        for (const way of ways) rows.push(await tryWay({ server, way, proxy, scratch, wheelcheck }));
      return rows;
    } finally {
      for (const { stop } of [...servers, proxy]) await stop();
    }
  },
};

function hashesIn(folder) {
  return readdirSync(folder).map((name) => ({
    name,
    hash: createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  }));
}

async function startPypiserver({ scratch, files, pythonTool }) {
  const command = pythonTool('pypi-server', 'pypiserver[passlib]', versions.pypiserver);
  const port = await freePort();
  const secrets = join(scratch, 'htpasswd');
  // htpasswd's {SHA} form, so that no bcrypt is needed.
  writeFileSync(secrets, `${USER}:{SHA}${createHash('sha1').update(PASSWORD).digest('base64')}\n`);
  const args = [
    'run',
    '-i',
    '127.0.0.1',
    '-p',
    `${port}`,
    '-P',
    secrets,
    '-a',
    'update,download,list',
    '--disable-fallback',
    files,
  ];
  const stop = await started(command, args, `http://127.0.0.1:${port}/`, { HOME: scratch });
  return { name: 'pypiserver', at: `127.0.0.1:${port}`, path: '/simple', stop };
}

/** devpi has no password for reading: what stands before it wants one, as its proxies do. */
async function startDevpi({ scratch, files, run, pythonTool }) {
  const server = pythonTool('devpi-server', 'devpi-server', versions.devpi);
  const client = pythonTool('devpi', 'devpi-client', versions.client);
  const data = join(scratch, 'devpi');
  const home = join(scratch, 'devpi-home');
  mkdirSync(home);
  const port = await freePort();
  const call = async (command, args) => {
    const { code, stdout, stderr } = await run(command, args, { cwd: scratch, env: { HOME: home } });
    if (code !== 0) throw new Error(`${command} ${args[0]}: ${stdout}${stderr}`);
  };
  await call(join(dirname(server), 'devpi-init'), ['--serverdir', data, '--no-root-pypi', '--root-passwd', 'root-pw']);
  const url = `http://127.0.0.1:${port}`;
  const args = ['--serverdir', data, '--host', '127.0.0.1', '--port', `${port}`, '--offline-mode'];
  const stopDevpi = await started(server, args, url, { HOME: home });
  await call(client, ['use', url]);
  await call(client, ['login', 'root', '--password', 'root-pw']);
  await call(client, ['index', '-c', 'root/private', 'bases=']);
  await call(client, ['use', 'root/private']);
  await call(client, ['upload', ...readdirSync(files).map((name) => join(files, name))]);
  const guard = await guarded(port);
  return {
    name: 'devpi',
    at: guard.at,
    path: '/root/private/+simple',
    async stop() {
      await guard.stop();
      await stopDevpi();
    },
  };
}

async function guarded(port) {
  const wanted = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== wanted) {
      response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      return;
    }
    const { accept = '*/*', host, range } = request.headers;
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
      headers: { accept, host, 'accept-encoding': 'identity', ...(range === undefined ? {} : { range }) },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const told = ['content-type', 'content-range', 'accept-ranges'].flatMap((name) =>
      answer.headers.has(name) ? [[name, answer.headers.get(name)]] : [],
    );
    response.writeHead(answer.status, { ...Object.fromEntries(told), 'content-length': body.length }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { at: `127.0.0.1:${server.address().port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** Everything but loopback goes through here: whoever asks elsewhere is seen. It answers as an index without projects would. */
async function recordingProxy() {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    if (request.url === `${standIn}/`) response.writeHead(200).end('<title>Simple index</title>');
    else if (request.url === `${standIn}/setuptools/`)
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<a href="x.whl">setuptools-80.0-py3-none-any.whl</a>');
    else response.writeHead(404).end();
  });
  server.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    seen,
    at: `127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The public index where it has to be asked, for what builds an sdist: by plain http, so that the proxy sees for what. */
const standIn = 'http://public.example/simple';

const lines = 'privatewheel==1.0\nprivatesdist==1.0\n';
const login = ({ at, path }) => `http://${USER}:${PASSWORD}@${at}${path}`;
const bare = ({ at, path }) => `http://${at}${path}`;
const files = (extra = {}) => ({ 'requirements.txt': lines, ...extra });

/** As Poetry writes it: files by name and hash, and where they come from. */
const lock = (server) =>
  server.files
    .filter(({ name }) => name.startsWith('private'))
    .map(
      ({ name, hash }) =>
        `[[package]]\nname = "${name.split('-')[0]}"\nversion = "1.0"\noptional = false\npython-versions = "*"\n` +
        `files = [{ file = "${name}", hash = "sha256:${hash}" }]\n\n` +
        `[package.source]\ntype = "legacy"\nurl = "${bare(server)}"\nreference = "my-own"\n\n`,
    )
    .join('') + '[metadata]\nlock-version = "2.0"\npython-versions = "*"\ncontent-hash = "0"\n';

/** `given(server)` → { files, env, args }. */
const ways = [
  ['an address on the command line', (server) => ({ files: files(), args: ['--index-url', login(server)] })],
  ['an address in the file', (server) => ({ files: { 'requirements.txt': `-i ${login(server)}\n${lines}` } })],
  [
    'netrc',
    (server) => ({
      files: files({ '.netrc': `machine 127.0.0.1 login ${USER} password ${PASSWORD}\n` }),
      args: ['--index-url', bare(server)],
    }),
  ],
  ['PIP_INDEX_URL', (server) => ({ files: files(), env: { PIP_INDEX_URL: login(server) } })],
  ['pip.conf', (server) => ({ files: files({ '.config/pip/pip.conf': `[global]\nindex-url = ${login(server)}\n` }) })],
  [
    'UV_INDEX with its variables',
    (server) => ({
      files: files(),
      args: ['--installer', 'uv'],
      env: {
        UV_DEFAULT_INDEX: standIn,
        UV_INDEX: `my-own=${bare(server)}`,
        UV_INDEX_MY_OWN_USERNAME: USER,
        UV_INDEX_MY_OWN_PASSWORD: PASSWORD,
      },
    }),
  ],
  [
    "Poetry's variables",
    (server) => ({
      files: { 'poetry.lock': lock(server) },
      args: ['--index-url', standIn],
      env: { POETRY_HTTP_BASIC_MY_OWN_USERNAME: USER, POETRY_HTTP_BASIC_MY_OWN_PASSWORD: PASSWORD },
    }),
  ],
  [
    "a Dockerfile's ENV",
    (server) => ({
      files: files({
        Dockerfile: `FROM python:3.12-slim\nENV PIP_INDEX_URL=${login(server)}\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n`,
      }),
      word: 'Dockerfile',
    }),
  ],
];

async function tryWay({ server, way: [name, given], proxy, scratch, wheelcheck }) {
  const home = join(scratch, `${server.name}-${name.replaceAll(/\W/g, '-')}`);
  const { files: written, args = [], env = {}, word = Object.keys(written)[0] } = given(server);
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  proxy.seen.length = 0;
  const reports = ['json', 'sarif', 'junit', 'gitlab', 'markdown', 'html'];
  const base = word === 'Dockerfile' ? [] : ['--base', 'python:3.12-slim'];
  const outputs = reports.flatMap((format) => ['-f', `${format}=reports/${format}`]);
  const ran = await wheelcheck([word, ...base, '--platform', 'linux/amd64', '-v', ...args, ...outputs], {
    cwd: home,
    env: {
      HOME: home,
      WHEELCHECK_INDEX_URL: '',
      WHEELCHECK_CACHE_DIR: join(home, 'cache'),
      XDG_CONFIG_DIRS: home,
      HTTP_PROXY: `http://${proxy.at}`,
      HTTPS_PROXY: `http://${proxy.at}`,
      NO_PROXY: '127.0.0.1',
      ...env,
    },
  });
  const report = JSON.parse(readFileSync(join(home, 'reports', 'json'), 'utf8'));
  const verdicts = report.packages.map(({ name: of, results: [result] }) => `${of}: ${result?.verdict}`);
  const made = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(entry.name in written) && entry.name !== 'pip.conf')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const leaks = [ran.stdout, ran.stderr, ...made].filter((text) => text.includes(PASSWORD));
  const elsewhere = proxy.seen.filter((url) => url.includes('private') || url.startsWith('CONNECT'));
  rmSync(home, { recursive: true });
  return [
    `${server.name}, named by ${name}`,
    [
      ...(verdicts.join() === 'privatesdist: sdist,privatewheel: wheel'
        ? []
        : [`${verdicts.join(', ')}\n${ran.stderr}`]),
      ...elsewhere.map((url) => `asked elsewhere: ${url}`),
      ...leaks.map((text) => `shows the password: ${text.split('\n').find((line) => line.includes(PASSWORD))}`),
    ],
  ];
}
