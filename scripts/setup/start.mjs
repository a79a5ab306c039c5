// `npm start`: installs, builds, and checks the sample project, or runs the command on the user's own arguments.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { build, install, root } from './bootstrap.mjs';

const command = join(root, 'packages', 'cli', 'dist', 'main.mjs');
const userFolder = process.env.INIT_CWD ?? process.cwd();

install();
build();

const args = process.argv.slice(2);
if (args.length > 0) {
  // npm runs scripts in the root; paths are meant from where the user stands.
  process.exitCode = wheelcheck(args, { cwd: userFolder, stdio: 'inherit' }).status ?? 2;
} else {
  process.exitCode = await demonstrate();
}

/** The sample project on two images and both common platforms, from the live index where it can be reached. */
async function demonstrate() {
  const images = '--base python:3.12-alpine --base python:3.12-slim --platform linux/amd64 --platform linux/arm64';
  const sample = ['fixtures/projects/sample/requirements.txt', ...images.split(' '), '--exit-zero'];
  process.stderr.write(`\n$ wheelcheck ${sample.join(' ')}\n\n`);
  const live = wheelcheck([...sample, '--retries', '1', '--no-progress'], { cwd: root, encoding: 'utf8' });
  if (live.status === 0) return show(live);
  process.stderr.write(`${live.stderr}These are recorded answers, not today's.\n\n`);
  const { serveRecorded } = await import('../record/serve-recorded.mjs');
  const server = await serveRecorded(join(root, 'fixtures', 'index'));
  try {
    const child = spawn(process.execPath, [command, ...sample, '--no-cache', '--index-url', server.url], {
      cwd: root,
      stdio: 'inherit',
      // The recorded answers alone: no other index that this machine names.
      env: { ...process.env, PIP_CONFIG_FILE: devNull, PIP_EXTRA_INDEX_URL: '' },
    });
    const [code] = await once(child, 'close');
    return code ?? 2;
  } finally {
    await server.close();
  }
}

function show({ stdout, stderr, status }) {
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.stderr.write(`\nYour own file: npm start -- path/to/poetry.lock --base python:3.12-alpine\n`);
  return status;
}

function wheelcheck(more, options) {
  return spawnSync(process.execPath, [command, ...more], options);
}
