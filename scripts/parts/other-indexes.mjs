// Indexes of other makers: what each says of two private packages, of a release and a project that it lacks, and of its own failure.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort, makeFiles, started, verdictOn } from '../setup/part-servers.mjs';

const versions = { simple: '0.10.0', dumb: '1.15.0', proxpi: '1.3.0' };

export const part = {
  title: `simple-repository-server ${versions.simple}, dumb-pypi ${versions.dumb}, proxpi ${versions.proxpi}`,
  async run(tools) {
    const files = join(tools.scratch, 'dist');
    mkdirSync(files);
    makeFiles(files);
    const simple = await startSimple(tools, files);
    const servers = [simple, await startDumb(tools, files), await startProxpi(tools, `${simple.url}/`)];
    const refusing = await refusingServer();
    const broken = await startProxpi(tools, `${refusing.url}/`);
    try {
      const rows = [];
      for (const server of servers) rows.push(await judged(tools, server, verdictsThere));
      rows.push(await judged(tools, { ...broken, name: 'proxpi before an index that wants a password' }, allUnknown));
      return rows;
    } finally {
      for (const { stop } of [...servers, broken, refusing]) await stop();
    }
  },
};

/** Requirement → verdict. */
const verdictsThere = {
  'privatewheel==1.0': 'wheel',
  'privatesdist==1.0': 'sdist',
  'privatewheel==2.0': 'impossible',
  'nobodys==1.0': 'impossible',
};
const allUnknown = Object.fromEntries(Object.keys(verdictsThere).map((line) => [line, 'unknown']));

async function startSimple({ scratch, pythonTool }, files) {
  const python = pythonTool('python', 'simple-repository-server', versions.simple);
  const folder = join(scratch, 'simple');
  for (const file of readdirSync(files)) {
    const project = join(folder, file.split('-')[0]);
    mkdirSync(project, { recursive: true });
    copyFileSync(join(files, file), join(project, file));
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/simple`;
  const args = ['-m', 'simple_repository_server', '--host', '127.0.0.1', '--port', `${port}`, folder];
  return { name: 'simple-repository-server', url, stop: await started(python, args, `${url}/`) };
}

/** It writes pages; any server sends them. */
async function startDumb({ scratch, run, pythonTool }, files) {
  const command = pythonTool('dumb-pypi', 'dumb-pypi', versions.dumb);
  const [list, folder] = [join(scratch, 'packages.json'), join(scratch, 'dumb')];
  const entries = readdirSync(files).map((filename) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(files, filename)))
      .digest('hex');
    return JSON.stringify({ filename, hash: `sha256=${hash}` });
  });
  writeFileSync(list, entries.join('\n'));
  const args = ['--package-list-json', list, '--packages-url', '../../pool/', '--output-dir', folder];
  const { code, stderr } = await run(command, args, { cwd: scratch });
  if (code !== 0) throw new Error(`dumb-pypi: ${stderr}`);
  const server = createServer(({ url }, response) => {
    const path = new URL(url, 'http://files.example').pathname;
    const file = path.startsWith('/pool/')
      ? join(files, path.slice(6))
      : join(folder, path.replace(/\/$/, '/index.html'));
    if (!existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': path.endsWith('/') ? 'text/html' : '' }).end(readFileSync(file));
  });
  return { name: 'dumb-pypi', ...(await listening(server)) };
}

async function startProxpi({ pythonTool, scratch }, upstream) {
  const flask = pythonTool('flask', 'proxpi', versions.proxpi);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/index`;
  const env = { PROXPI_INDEX_URL: upstream, FLASK_APP: 'proxpi.server', HOME: scratch };
  return {
    name: 'proxpi',
    url,
    stop: await started(flask, ['run', '--host', '127.0.0.1', '--port', `${port}`], url, env),
  };
}

function refusingServer() {
  return listening(createServer((_, response) => response.writeHead(401).end()));
}

async function listening(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/simple`,
    stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

async function judged(tools, { name, url }, expected) {
  const faults = [];
  for (const line of Object.keys(expected)) {
    const { verdict, stderr } = await verdictOn(tools, name, url, line);
    if (verdict !== expected[line]) faults.push(`${line}: ${verdict}, expected ${expected[line]}\n${stderr}`);
  }
  return [name, faults];
}
