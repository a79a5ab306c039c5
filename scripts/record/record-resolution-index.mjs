// Records fixtures/resolve/index-PYTHON.json: of the index, what resolving the sets of fixtures/resolve/pip-PYTHON.json asks for.
// Prints where what is resolved now differs from what pip was recorded to install, files included: run it on the same day.
//
//   npm run build && node scripts/record/record-resolution-index.mjs 3.12 [--compare]
//
// Asks the public index, about two small questions a package. With --compare nothing is written.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../setup/bootstrap.mjs';

const core = (path) => import(join(root, 'packages/core/dist', path));
const [
  { openReleases },
  { openSdists },
  { openUniverse },
  { problemOf },
  { resolve },
  { readInput },
  { resolveTarget },
] = await Promise.all([
  core('run/releases.js'),
  core('run/sdists.js'),
  core('run/open-universe.js'),
  core('run/problem-of.js'),
  core('resolve/resolve.js'),
  core('manifest/input.js'),
  core('image/resolve-target.js'),
]);
const [{ override }, { nodeHost, nodeOpenSdist }, { evaluateMarker }, { parseRequirement }] = await Promise.all([
  core('manifest/override.js'),
  core('node/index.js'),
  core('packaging/marker.js'),
  core('packaging/requirement.js'),
]);

const { values, positionals } = parseArgs({ options: { compare: { type: 'boolean' } }, allowPositionals: true });
const [python = '3.12'] = positionals;
const folder = join(fileURLToPath(new URL('../../fixtures/resolve', import.meta.url)));
const recorded = JSON.parse(readFileSync(join(folder, `pip-${python}.json`), 'utf8'));
const target = await resolveTarget({
  platform: 'linux/amd64',
  libc: 'glibc-2.41',
  python: recorded.python,
  pip: recorded.pip,
});
const host = nodeHost();
const worlds = new Map();

for (const set of recorded.sets) {
  const found = await resolveSet(set);
  compare(set, found);
}
await host.close();
if (!values.compare) write();

async function resolveSet({ lines, constraints, options }) {
  const texts = { 'constraints.txt': constraints.join('\n') };
  const text = [...lines, ...(constraints.length > 0 ? ['-c constraints.txt'] : [])].join('\n');
  const input = await readInput({
    path: 'requirements.txt',
    text,
    sibling: (path) => Promise.resolve(texts[path]),
  });
  const manifest = override(input.manifest, {
    onlyBinary: options.includes('--only-binary') ? [':all:'] : [],
    withoutRequirements: options.includes('--no-deps'),
  });
  const packages = manifest.packages.filter(
    ({ marker }) => !marker || evaluateMarker(marker, target.environment) === true,
  );
  const releases = openReleases({ host });
  const universe = openUniverse({
    manifest,
    packages,
    target,
    releases,
    sdists: openSdists(nodeOpenSdist(), releases),
    preferBinary: options.includes('--prefer-binary'),
  });
  const noted = noting(universe, worldOf(options));
  const problem = problemOf(packages, [manifest], target.environment);
  for (const wanted of problem.wanted) universe.ahead(wanted);
  const start = performance.now();
  const resolution = await resolve(problem, noted, {
    prereleases: options.includes('--pre'),
    withoutRequirements: options.includes('--no-deps'),
  });
  const why = resolution.state === 'none' ? (await resolution.why()).sentences : [];
  return { resolution, why, files: universe.files, ms: Math.round(performance.now() - start) };
}

/** Options that change which versions there are, or their order, have a world of their own. */
function worldOf(options) {
  const key = options.filter((option) => option === '--prefer-binary' || option === '--only-binary').join(' ');
  const world = worlds.get(key) ?? {};
  worlds.set(key, world);
  return world;
}

/** Notes which versions a project has, best first, and which lines of Requires-Dist count for what was asked. */
function noting(universe, world) {
  return {
    ...universe,
    async options(name) {
      const options = await universe.options(name);
      const known = (world[name] ??= { versions: [], requires: {} });
      for (const { version, yanked } of options) {
        const text = `${yanked ? '!' : ''}${version.text}`;
        if (!known.versions.includes(text)) known.versions.push(text);
      }
      return options;
    },
    async requirements(option, extras) {
      const answer = await universe.requirements(option, extras);
      const known = (world[option.name] ??= { versions: [], requires: {} });
      const lines = universe.lines(option);
      const before = known.requires[option.version?.text] ?? [];
      const counting = (lines ?? ['?']).filter((line) => line === '?' || counts(line, extras));
      known.requires[option.version?.text] = [...new Set([...before, ...counting])];
      return answer;
    },
  };
}

function counts(line, extras) {
  const parsed = parseRequirement(line);
  if (!parsed.ok || !parsed.value.marker) return true;
  return evaluateMarker(parsed.value.marker, target.environment, { extras }) === true;
}

function compare({ name, answer, files = {}, failed }, { resolution, why, files: filesOf, ms }) {
  if (failed !== undefined) return console.log(`${name}: pip failed (${failed})`);
  if (resolution.state !== 'solved') {
    console.log(
      `${name}: ${answer === null ? 'no solution, as pip' : 'NO SOLUTION, and pip has one'} (${ms} ms): ${why.join('; ')}`,
    );
    return undefined;
  }
  const own = new Map([...resolution.packages].map(([each, { option }]) => [each, option]));
  const names = [...new Set([...Object.keys(answer ?? {}), ...own.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  const different = names.flatMap((each) => {
    const [mine, theirs] = [own.get(each)?.version?.text ?? 'none', answer?.[each] ?? 'none'];
    if (mine !== theirs) return [`${each}: ${mine}, pip ${theirs}`];
    const listed = filesOf(own.get(each)).map(({ raw }) => raw);
    return listed.includes(files[each]) ? [] : [`${each}: pip took ${files[each]}`];
  });
  console.log(
    `${name}: ${different.length === 0 ? `equal, ${names.length} packages` : different.join(', ')} (${ms} ms)`,
  );
  return undefined;
}

function write() {
  const sorted = (table) => Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const entries = [...worlds].map(([key, world]) => {
    const lines = Object.entries(sorted(world)).map(
      ([name, known]) => `${JSON.stringify(name)}: ${JSON.stringify(known)}`,
    );
    return `${JSON.stringify(key)}: {\n${lines.join(',\n')}\n}`;
  });
  const head = JSON.stringify({ python: recorded.python, recorded: new Date().toISOString().slice(0, 10) }).slice(
    1,
    -1,
  );
  writeFileSync(join(folder, `index-${python}.json`), `{${head}, "worlds": {\n${entries.join(',\n')}\n}}\n`);
}
