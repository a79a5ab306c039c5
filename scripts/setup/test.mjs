// `npm test`: installs, builds, and runs every check. Ends with the one line that counts.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root, tool } from './bootstrap.mjs';

install();
build();

const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-test-'));
const results = join(scratch, 'vitest.json');
const gates = [
  ['format', tool('oxfmt'), ['--check', '.']],
  ['types', tool('tsc'), ['-b']],
  ['lint', tool('oxlint'), ['--type-aware', '--deny-warnings']],
  ['unused code', tool('knip'), []],
  ['packages', process.execPath, [join(root, 'scripts', 'setup', 'check-packages.mjs')]],
];

let passed = 0;
const failed = [];
// At once: some of them are busy with one core alone.
for (const { name, status, said } of await Promise.all(gates.map(runGate))) {
  if (status === 0) passed++;
  else failed.push(name);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}\n${status === 0 ? '' : `${said}\n`}`);
}

const unit = spawnSync(
  tool('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  {
    cwd: root,
    // What was compiled above, and not its sources once more: test/support/compiled-core.ts.
    env: { ...process.env, COMPILED_CORE: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  },
);
const counts = readCounts();
passed += counts.numPassedTests;
const broken = counts.numFailedTests + counts.numPendingTests + counts.numTodoTests + failed.length;
// A suite that does not load fails no single test, and a run without tests proves nothing.
const failures = broken === 0 && (unit.status !== 0 || counts.numPassedTests === 0) ? 1 : broken;
rmSync(scratch, { recursive: true, force: true });
if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failures} failed\n`);
process.exitCode = failures === 0 ? 0 : 1;

async function runGate([name, command, args]) {
  const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [status] = await once(child, 'close');
  return { name, status, said };
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
