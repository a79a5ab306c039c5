// The built command reads long pages of an index on a thread of its own: the bundle has to hold its code, and has to find it.

import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command } from '../support/command.ts';

/** A thread is started for eight pages. */
const projects = Array.from({ length: 12 }, (_, at) => `demo${at}`);

/** Long enough to be handed over: 45 kB. */
function pageOf(name: string): string {
  const files = Array.from({ length: 200 }, (_, at) => ({
    filename: `${name}-1.${at}-py3-none-any.whl`,
    hashes: { sha256: '0123456789abcdef'.repeat(4) },
    'requires-python': '>=3.9',
    url: `https://files.example/packages/aa/bb/${name}-1.${at}-py3-none-any.whl`,
    yanked: false,
  }));
  return JSON.stringify({ files, meta: { 'api-version': '1.1' }, name });
}

const server = createServer(({ url = '' }, response) => {
  const name = projects.find((project) => url === `/simple/${project}/`);
  if (name === undefined) return response.writeHead(404).end();
  const type = 'application/vnd.pypi.simple.v1+json';
  return response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(gzipSync(pageOf(name)));
});

const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-thread-'));
const [built, note] = [join(folder, 'dist'), join(folder, 'note')];
beforeAll(async () => {
  cpSync(dirname(command), built, { recursive: true, filter: (file) => !file.endsWith('types') });
  writeFileSync(join(folder, 'requirements.txt'), projects.join('\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command says of the versions, without what hangs on the port. */
async function checked(): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const asked = [
    'requirements.txt',
    '--base',
    'python:3.12-slim',
    '--platform',
    'linux/amd64',
    '--no-config',
    '--no-deps',
  ];
  const options = ['--no-cache', '--exit-zero', '--allow-unknown', '--format', 'json'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(built, 'main.mjs'), ...asked, ...options, '--index-url', `http://127.0.0.1:${port}/simple`],
    { cwd: folder, env: { PATH: process.env['PATH'], PIP_CONFIG_FILE: '/dev/null', NETRC: '/dev/null' } },
  );
  const { packages } = JSON.parse(stdout) as { readonly packages: readonly { name: string; version: string }[] };
  return packages.map(({ name, version }) => `${name} ${version}`).join('\n');
}

const newest = projects
  .toSorted((a, b) => (a < b ? -1 : 1))
  .map((name) => `${name} 1.199`)
  .join('\n');

it('is handed to the thread, which reads it', async () => {
  const code = join(built, 'page-worker.cjs');
  appendFileSync(
    code,
    `\n;require('node:worker_threads').parentPort.on('message', ({ project }) => require('node:fs').appendFileSync(${JSON.stringify(note)}, project + '\\n'));\n`,
  );
  expect(await checked()).toBe(newest);
  const read = existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : [];
  expect(read.length).toBeGreaterThan(0);
  expect(projects).toEqual(expect.arrayContaining(read));
});

it('is read all the same where the code of the thread is not there', async () => {
  rmSync(join(built, 'page-worker.cjs'));
  expect(await checked()).toBe(newest);
});
