// The step of action.yml: builds the command from the action's own checkout, runs it once, hands its reports to the runner.
// Needs nothing but Node and npm.

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { actionArguments, actionOutputs } from './action-arguments.mjs';

/**
 * The folder of the command's files, installed apart from the checked repository: neither its .npmrc nor its node_modules have a say.
 * Nothing is taken by its bare name: no version is published.
 */
function installed(version, folder) {
  if (!/^[\w.+:/\\~-]*$/.test(version)) throw new Error(`version: '${version}' is no version`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const checkout = join(import.meta.dirname, '../..');
  // The checkout builds itself while npm packs it (npm's `prepare`).
  const what = version === '' ? ['--install-links', checkout] : ['--ignore-scripts', `wheelcheck@${version}`];
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...what];
  const { status, error } = spawnSync('npm', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a batch file there; the version was looked at above
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(
      `wheelcheck ${version || 'of this action'} could not be installed${error ? `: ${error.message}` : ''}`,
    );
  return version === ''
    ? join(folder, 'node_modules', 'wheelcheck-workspace', 'packages', 'cli', 'dist')
    : join(folder, 'node_modules', 'wheelcheck', 'dist');
}

/** The runner names a file for each kind of answer. */
function handOver(variable, text) {
  const file = process.env[variable];
  if (file) appendFileSync(file, text);
}

async function run(inputs) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(
      `Node ${process.versions.node} is too old: put actions/setup-node with 20.19 or newer before this step`,
    );
  const scratch = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'wheelcheck-'));
  const files = {
    annotations: join(scratch, 'annotations.txt'),
    json: join(scratch, 'wheelcheck.json'),
    summary: join(scratch, 'summary.md'),
  };
  const command = installed(inputs.INPUT_VERSION?.trim() ?? '', join(scratch, 'command'));
  const { status } = spawnSync(process.execPath, [join(command, 'main.mjs'), ...actionArguments(inputs, files)], {
    stdio: 'inherit',
  });
  if (existsSync(files.annotations)) process.stdout.write(readFileSync(files.annotations));
  if (existsSync(files.summary)) handOver('GITHUB_STEP_SUMMARY', readFileSync(files.summary, 'utf8'));
  const report = existsSync(files.json) ? JSON.parse(readFileSync(files.json, 'utf8')) : undefined;
  const code = status ?? 130;
  // What counts is asked of the command itself.
  const { isToBuild } = await import(pathToFileURL(join(command, 'gate.mjs')).href);
  const outputs = Object.entries(actionOutputs(inputs, code, files.json, { report, isToBuild }));
  // Values may have several lines: each stands between two lines that none of them can hold.
  const end = randomUUID();
  handOver('GITHUB_OUTPUT', outputs.map(([name, value]) => `${name}<<${end}\n${value}\n${end}\n`).join(''));
  return code;
}

try {
  process.exitCode = await run(process.env);
} catch (error) {
  process.stdout.write(
    `::error title=wheelcheck::${String(error.message).replaceAll(/[%\r\n]/g, encodeURIComponent)}\n`,
  );
  process.exitCode = 2;
}
