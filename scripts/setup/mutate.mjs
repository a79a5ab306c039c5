// `npm run mutate [-- ROOM…]`: changes the code of a room in small ways and tells which changes no test of that room notices
// (Stryker). Minutes a room, and no part of npm test; `match/judge-file` is one file of a room. What survives is looked at one by one: a
// test, or the reason why it says the same.
//
// It works on a copy of the repository, .mutate/, where Stryker is installed at its first run: 322 packages that nothing else needs.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const version = '9.6.1';

/** Room → what is changed, and the tests that ought to notice. */
const rooms = {
  packaging: ['packaging/*.ts', ['packaging/*.test.ts']],
  tags: ['target/tags.ts', ['target/tags.test.ts']],
  match: ['match/*.ts', ['match/*.test.ts']],
  candidates: ['candidates/*.ts', ['candidates/*.test.ts']],
  gate: ['rules/gate.ts', ['rules/gate.test.ts']],
  escape: ['render/escape/*.ts', ['render/escape/*.test.ts']],
  mask: ['text/mask-addresses.ts', ['text/mask-addresses.test.ts']],
};

const words = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(rooms);
const wanted = words.map((word) => word.split('/'));
const unknown = wanted.filter(([name]) => !Object.hasOwn(rooms, name)).map(([name]) => name);
if (unknown.length > 0) {
  process.stderr.write(`error: there is no room ${unknown.join(', ')}\n  help:  ${Object.keys(rooms).join(', ')}\n`);
  process.exit(2);
}

const copy = join(root, '.mutate');
copyRepository();
installStryker();
for (const [name, file] of wanted) mutateRoom(name, file, ...rooms[name]);

function copyRepository() {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\n').filter((path) => path !== '' && existsSync(join(root, path))))
    cpSync(join(root, file), join(copy, file));
}

function installStryker() {
  const stamp = join(copy, 'node_modules', '.installed-for');
  const lock = createHash('sha256')
    .update(version)
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
  run('npx', ['--yes', packageManager, 'add', '-w', '-D', '--ignore-scripts', ...packages]);
  // Adding to the workspace's root installs the root alone.
  run('npx', ['--yes', packageManager, 'install', '--ignore-scripts', '--no-frozen-lockfile']);
  writeFileSync(stamp, lock);
}

function mutateRoom(name, file, all, tests) {
  const mutated = file === undefined ? all : all.replace('*', file);
  const folder = join(copy, 'reports');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, `${name}.json`);
  const settings = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    mutate: [`packages/core/src/${mutated}`],
    inPlace: true,
    // Stryker would rewrite tsconfig files through an interface that TypeScript 7 lacks: it is shown none.
    tsconfigFile: 'none.json',
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // Vitest's own search for related tests sees no package of a workspace.
    vitest: { configFile: 'scripts/setup/mutate.vitest.config.mjs', related: false },
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  };
  writeFileSync(config, JSON.stringify(settings));
  const paths = tests.map((test) => `test/core/${test}`).join(' ');
  // A change that a few made-up inputs do not tell is one for a row of a table.
  run('npx', ['stryker', 'run', config], { MUTATE_TESTS: paths, PROPERTY_RUNS: '20' });
}

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: copy, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 2);
}
