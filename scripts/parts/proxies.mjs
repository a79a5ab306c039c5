// The recorded index through tinyproxy and squid, with and without a password, by plain HTTP and by TLS with a private authority.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { freePort, started, verdictOn } from '../setup/part-servers.mjs';

const USER = 'reader';
const PASSWORD = 'S3CRET-canary';
const tls = (ending) => join(root, 'fixtures', 'tls', `loopback.${ending}`);

export const part = {
  title: 'tinyproxy, squid, TLS',
  async run(tools) {
    const [plain, secure] = [await relayTo(tools.indexUrl), await relayTo(tools.indexUrl, true)];
    const servers = [plain, secure];
    const proxies = [await startTinyproxy(tools, servers), await startSquid(tools, servers)];
    const trusting = { SSL_CERT_FILE: tls('pem') };
    try {
      const rows = [await judged(tools, 'TLS, its authority trusted', secure, trusting, 'wheel')];
      rows.push(await judged(tools, 'TLS, its authority unknown', secure, {}, 'unknown'));
      for (const { name, url, withLogin } of proxies) {
        for (const server of servers) {
          const through = (proxy) => ({ ...trusting, HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
          const way = `${name}, ${server.way}`;
          rows.push(await judged(tools, way, server, through(withLogin ?? url), 'wheel'));
          if (withLogin) rows.push(await judged(tools, `${way}, no password`, server, through(url), 'unknown'));
        }
      }
      return rows;
    } finally {
      for (const { stop } of [...proxies, ...servers]) await stop();
    }
  },
};

/** The recorded index under an address that goes through proxies. */
async function relayTo(upstream, secure = false) {
  const listener = ({ url, headers }, response) => {
    const asked = request(new URL(url, upstream), { headers: { accept: headers.accept ?? '*/*' } }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    asked.end();
  };
  const server = secure
    ? createTlsServer({ key: readFileSync(tls('key.pem')), cert: readFileSync(tls('pem')) }, listener)
    : createServer(listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    way: secure ? 'TLS' : 'HTTP',
    port,
    url: `${secure ? 'https://localhost' : 'http://127.0.0.1'}:${port}${new URL(upstream).pathname}`,
    stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

async function startTinyproxy({ scratch, debianTool }, servers) {
  const command = debianTool('tinyproxy', 'tinyproxy');
  const port = await freePort();
  const folder = join(scratch, 'tinyproxy');
  mkdirSync(folder, { mode: 0o777 });
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 60',
    `BasicAuth ${USER} ${PASSWORD}`,
    `PidFile "${join(folder, 'pid')}"`,
    ...servers.map((server) => `ConnectPort ${server.port}`),
  ];
  writeFileSync(join(folder, 'conf'), `${lines.join('\n')}\n`);
  const url = `http://127.0.0.1:${port}`;
  const stop = await started(command, ['-d', '-c', join(folder, 'conf')], url);
  return { name: 'tinyproxy', url, withLogin: `http://${USER}:${PASSWORD}@127.0.0.1:${port}`, stop };
}

async function startSquid({ scratch, debianTool }, servers) {
  const command = debianTool('squid', 'squid');
  const port = await freePort();
  const folder = join(scratch, 'squid');
  mkdirSync(folder);
  const lines = [
    `http_port 127.0.0.1:${port}`,
    `pid_filename ${join(folder, 'pid')}`,
    'access_log none',
    'cache_log /dev/null',
    `coredump_dir ${folder}`,
    'cache deny all',
    `acl index_ports port ${servers.map((server) => server.port).join(' ')}`,
    'http_access allow index_ports',
    'http_access deny all',
  ];
  writeFileSync(join(folder, 'conf'), `${lines.join('\n')}\n`);
  const url = `http://127.0.0.1:${port}`;
  return { name: 'squid', url, stop: await started(command, ['-N', '-f', join(folder, 'conf')], url) };
}

async function judged(tools, name, { url }, env, expected) {
  const { verdict, stdout, stderr } = await verdictOn(tools, name, url, 'certifi==2026.10.18', env);
  return [
    name,
    [
      ...(verdict === expected ? [] : [`${verdict}, expected ${expected}\n${stderr}`]),
      ...([stdout, stderr].some((text) => text.includes(PASSWORD)) ? ['shows the password'] : []),
    ],
  ];
}
