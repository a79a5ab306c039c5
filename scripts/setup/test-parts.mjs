// `pnpm test:parts [NAME…]`: checks against real validators, servers and browsers, which npm test does without. Every file in
// scripts/parts/ is one; what it needs is installed when it is missing. Ends with the one line that counts.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './bootstrap.mjs';
import { partTools } from './part-tools.mjs';

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const folder = join(root, 'scripts', 'parts');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace(/\.mjs$/, ''));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`error: there is no part ${unknown.join(', ')}\n  help:  ${names.join(', ')}\n`);
  process.exit(2);
}

// As it was built last: for a second run.
if (!words.includes('--no-build')) {
  install();
  build();
}

const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-parts-'));
const tools = await partTools(scratch);
const counts = { passed: 0, failed: 0 };
try {
  for (const name of wanted.length > 0 ? wanted : names) {
    const { part } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    process.stdout.write(`${name}: ${part.title}\n`);
    for (const [title, faults] of await outcomes(name, part)) {
      counts[faults.length === 0 ? 'passed' : 'failed']++;
      process.stdout.write(`  ${faults.length === 0 ? 'ok    ' : 'FAILED'} ${title}\n`);
      for (const fault of faults) process.stdout.write(`         ${fault}\n`);
    }
  }
} finally {
  await tools.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

/** A part that cannot run has failed: what was not checked is not said to be right. */
async function outcomes(name, part) {
  // Two parts may call a file the same.
  const own = join(scratch, name);
  mkdirSync(own);
  try {
    return await part.run({ ...tools, scratch: own });
  } catch (error) {
    return [['runs', [error instanceof Error ? error.message : String(error)]]];
  }
}
