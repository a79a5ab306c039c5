// Packs both packages as they would be published and checks what is in them: publint, and attw for core's types. And the page's size.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, tool } from './bootstrap.mjs';
import { pageSize } from './page-size.mjs';

/** Kilobytes of the page, packed, without the tables of images: until the report on a pasted requirements.txt is there, and in all. */
const pageLimits = { pasted: 114, whole: 590 };

const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-pack-'));
const failures = [];

for (const name of ['core', 'cli']) {
  const folder = join(root, 'packages', name);
  const before = new Set(readdirSync(scratch));
  step(`pack ${name}`, 'npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch], folder);
  const tarball = readdirSync(scratch).find((file) => !before.has(file));
  if (!tarball) continue;
  step(`publint ${name}`, tool('publint'), ['run', join(scratch, tarball), '--strict'], folder);
  if (name === 'core')
    step(
      'types of core',
      tool('attw'),
      [join(scratch, tarball), '--profile', 'esm-only', '--exclude-entrypoints', './report.schema.json'],
      folder,
    );
}

for (const [what, bytes] of Object.entries(await pageSize())) {
  const kilobytes = Math.round(bytes / 1000);
  process.stdout.write(`the page, ${what}: ${kilobytes} kB\n`);
  if (kilobytes > pageLimits[what])
    failures.push(
      `the page (${what}) has ${kilobytes} kB, more than ${pageLimits[what]}: load on demand what is not always needed`,
    );
}

rmSync(scratch, { recursive: true, force: true });
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

function step(name, command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failures.push(`${name}: ${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
}
