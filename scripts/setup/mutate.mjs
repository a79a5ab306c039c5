// `npm run mutate [-- ROOM…]`: changes the code of a room in small ways and tells which changes none of its tests notices (Stryker).
// Minutes a room, and no part of npm test; `match/judge-file` is one file of a room. What survives is looked at one by one: a
// test, or the reason why it says the same.
//
// A file is changed beside its own tests (mutate-tests.mjs), since a change that has to wait for those of the whole room waits long; what
// survives them is made once more beside all of its room. It works on a copy of the repository, .mutate/, where Stryker is
// installed at its first run: 322 packages that nothing else needs.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from './bootstrap.mjs';
import { rooms, testsOf } from './mutate-tests.mjs';

const version = '9.6.1';

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
for (const [name, file] of wanted) mutateRoom(name, file);

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

function mutateRoom(name, wantedFile) {
  const { files, tests } = rooms[name];
  const folder = dirname(files);
  const stems = readdirSync(join(copy, 'packages/core/src', folder))
    .filter((file) => file.endsWith('.ts') && (basename(files) === '*.ts' || file === basename(files)))
    .map((file) => file.replace('.ts', ''))
    .filter((stem) => wantedFile === undefined || stem === wantedFile);
  const counts = { changes: 0, noticed: 0 };
  for (const stem of stems) {
    const source = `packages/core/src/${folder}/${stem}.ts`;
    const own = testsOf(folder, stem).filter((test) => existsSync(join(copy, 'test/core', test)));
    const first = mutate([source], own.length > 0 ? own : tests);
    const left = first.filter(survives);
    const second = left.length > 0 && own.length > 0 ? mutate(placesOf(source, left), tests) : left;
    const survivors = left.filter((change) => second.some((again) => survives(again) && isSame(change, again)));
    for (const { location, mutatorName, replacement } of survivors)
      say(`  ${source}:${location.start.line}:${location.start.column} ${mutatorName}: ${replacement}`);
    say(scoreOf(stem, first.length, first.length - survivors.length));
    counts.changes += first.length;
    counts.noticed += first.length - survivors.length;
  }
  say(scoreOf(name, counts.changes, counts.noticed));
}

/** What Stryker tells of each change of the places, beside these tests. */
function mutate(places, tests) {
  const folder = join(copy, 'reports');
  mkdirSync(folder, { recursive: true });
  const [config, report] = ['settings.json', 'report.json'].map((file) => join(folder, file));
  const settings = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    mutate: places,
    inPlace: true,
    // Stryker would rewrite tsconfig files through an interface that TypeScript 7 lacks: it is shown none.
    tsconfigFile: 'none.json',
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // Vitest's own search for related tests sees no package of a workspace.
    vitest: { configFile: 'scripts/setup/mutate.vitest.config.mjs', related: false },
    reporters: ['json'],
    jsonReporter: { fileName: report },
    allowEmpty: true,
  };
  writeFileSync(config, JSON.stringify(settings));
  writeFileSync(report, '{"files":{}}');
  const paths = tests.map((test) => `test/core/${test}`).join(' ');
  // A change that a few made-up inputs do not tell is one for a row of a table.
  run('npx', ['stryker', 'run', config], { MUTATE_TESTS: paths, PROPERTY_RUNS: '20' });
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.values(files)
    .flatMap((file) => file.mutants)
    .filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
}

function survives({ status }) {
  return status === 'Survived' || status === 'NoCoverage';
}

function isSame(one, other) {
  return one.replacement === other.replacement && placeOf(one) === placeOf(other);
}

function placeOf({ location: { start, end } }) {
  return `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

function placesOf(source, changes) {
  return [...new Set(changes.map(placeOf))].map((place) => `${source}:${place}`);
}

function scoreOf(what, all, noticed) {
  return `${what}: ${noticed} of ${all} changes noticed, ${all === 0 ? 100 : ((noticed / all) * 100).toFixed(1)} %`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: copy, stdio: ['inherit', 2, 2], env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 2);
}
