// Brings a fresh clone to the point where its own tools run: nothing but Node and npm is needed before.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const manifests = [
  'package.json',
  'packages/core/package.json',
  'packages/cli/package.json',
  'packages/web/package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
];
const stamp = join(root, 'node_modules', '.installed-for');

/**
 * Installs the locked dependencies with the pinned pnpm, unless what is installed is already that.
 * Later runs need no network.
 */
export function install() {
  requireNode();
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = createHash('sha256')
    .update(manifests.map((file) => readFileSync(join(root, file))).join('\0'))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=silent'], 'installing dependencies');
  writeFileSync(stamp, wanted);
}

/** Compiles the packages and bundles the command; what the tests are made of concerns no user. */
export function build() {
  run(tool('tsc'), ['-b', 'packages/cli', 'packages/core/src/web'], 'compiling');
  run(process.execPath, [join(root, 'scripts', 'setup', 'bundle.mjs')], 'bundling');
}

/** The path of an installed development tool. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** Runs a step from the root and ends the process with its words when it fails. */
function run(command, args, doing) {
  process.stderr.write(`${doing} …\n`);
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(
    `error: ${doing} failed\n${error ? `  cause: ${error.message}\n` : ''}${stdout ?? ''}${stderr ?? ''}`,
  );
  process.exit(2);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`error: Node ${process.versions.node} is too old\n  help:  install Node 20.19 or newer\n`);
  process.exit(2);
}
