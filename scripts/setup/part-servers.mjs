// Servers of other projects for the parts of `npm run test:parts`, and what they are given: two private packages, and setuptools, without
// which no installer builds one of them.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';

/** A wheel, and a pure sdist of another project, whose reading needs the password too. */
export function makeFiles(folder) {
  execFileSync('python3', [
    '-c',
    `
import io, sys, tarfile, zipfile
folder = sys.argv[1]
for name, version in ('privatewheel', '1.0'), ('setuptools', '80.0'):
    with zipfile.ZipFile(f'{folder}/{name}-{version}-py3-none-any.whl', 'w') as wheel:
        wheel.writestr(f'{name}.py', '')
        wheel.writestr(f'{name}-{version}.dist-info/METADATA', f'Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n\\n')
        wheel.writestr(f'{name}-{version}.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        wheel.writestr(f'{name}-{version}.dist-info/RECORD', '')
with tarfile.open(f'{folder}/privatesdist-1.0.tar.gz', 'w:gz') as sdist:
    for name, text in {'setup.py': 'from setuptools import setup\\nsetup(name="privatesdist", version="1.0", py_modules=["privatesdist"])\\n',
                       'privatesdist.py': '', 'PKG-INFO': 'Metadata-Version: 2.2\\nName: privatesdist\\nVersion: 1.0\\n\\n'}.items():
        data = text.encode()
        info = tarfile.TarInfo(f'privatesdist-1.0/{name}')
        info.size = len(data)
        sdist.addfile(info, io.BytesIO(data))
`,
    folder,
  ]);
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server and waits until it answers at `url`. @returns what ends it */
export async function started(command, args, url, env = {}) {
  const child = spawn(command, args, { stdio: 'ignore', env: { PATH: process.env.PATH, ...env } });
  for (let tries = 0; tries < 120; tries += 1) {
    if (await answers(url)) return () => new Promise((resolve) => (child.once('exit', resolve), child.kill()));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  child.kill();
  throw new Error(`${command} does not answer at ${url}`);
}

/** With whatever status: fetch takes 407, which a proxy may well say, for no answer. */
function answers(url) {
  return new Promise((resolve) => {
    const asked = get(url, (response) => {
      response.resume();
      resolve(true);
    });
    asked.on('error', () => resolve(false));
  });
}

/**
 * Asks an index about one requirement, without a cache.
 *
 * @param way names a folder of its own
 * @returns the verdict, or what was said in place of one, and all that was said
 */
export async function verdictOn({ scratch, wheelcheck }, way, url, requirement, env = {}) {
  const cwd = join(scratch, way.replaceAll(/\W/g, '-'));
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'requirements.txt'), `${requirement}\n`);
  const target = ['--base', 'python:3.12-slim', '--platform', 'linux/amd64', '--index-url', url];
  const args = ['requirements.txt', ...target, '--no-resolve', '--no-cache', '--retries', '1', '-f', 'json'];
  const { stdout, stderr } = await wheelcheck(args, { cwd, env });
  const verdict = stdout === '' ? stderr : JSON.parse(stdout).packages[0].results[0].verdict;
  return { verdict, stdout, stderr };
}
