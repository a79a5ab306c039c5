// Resolves the sets of fixtures/resolve/pip-NAME.json, or uv-NAME.json, as that installer does, and prints where versions or files differ from what it was
// recorded to install. What the index was asked for is added to fixtures/resolve/index.json.gz with --record.
//
//   npm run build && node scripts/record/compare-resolutions.mjs pip-3.12 [SET...] [--index http://127.0.0.1:18912/simple] [--files URL] [--record]
//
// --files stands for https://files.example where a set names a file by its address.
// Without --index the public one is asked, about two small questions a package; the answers of today are compared with those of pip
// if record-resolutions.py ran today.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { root } from '../setup/bootstrap.mjs';

const core = (path) => import(join(root, 'packages/core/dist', path));
const { openReleases } = await core('run/releases.js');
const { openSdists } = await core('run/sdists.js');
const { openUniverse } = await core('run/open-universe.js');
const { searchClock } = await core('run/search-clock.js');
const { lineReading } = await core('run/line-reading.js');
const { problemOf } = await core('run/problem-of.js');
const { resolve } = await core('resolve/resolve.js');
const { conflictWords } = await core('rules/conflict-words.js');
const { readInput } = await core('manifest/input.js');
const { override } = await core('manifest/override.js');
const { installerTraits } = await core('manifest/installer-traits.js');
const { resolveTarget } = await core('image/resolve-target.js');
const { nodeHost, nodeOpenSdist } = await core('node/index.js');
const { evaluateMarker } = await core('packaging/marker.js');
const { refusedLine } = await core('packaging/requires-dist.js');
const { requiresDistDialect } = await core('manifest/requires-dist-dialect.js');

const { values, positionals } = parseArgs({
  options: { index: { type: 'string' }, files: { type: 'string' }, record: { type: 'boolean' } },
  allowPositionals: true,
});
const [name = 'pip-3.12', ...only] = positionals;
const folder = join(root, 'fixtures/resolve');
const recorded = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const target = await resolveTarget({
  platform: recorded.platform ?? 'linux/amd64',
  libc: recorded.libc,
  python: recorded.python,
  ...(recorded.pip ? { pip: recorded.pip } : {}),
});
const host = nodeHost();
const real = await openReleases({ host, ...(values.index ? { url: values.index } : {}) });
const realSdists = openSdists(nodeOpenSdist(), real);
const book = openBook(join(folder, 'index.json.gz'));
const releases = await openReleases(noting(real.indexOf(undefined)));
const sdists = {
  ...realSdists,
  async inspect(file) {
    const inspection = await realSdists.inspect(file);
    const lines = inspection.state === 'read' ? inspection.reading.requiresDist : undefined;
    book.requires(file.raw, lines ?? undefined);
    return inspection;
  },
};

for (const set of recorded.sets) {
  if (only.length > 0 && !only.includes(set.name)) continue;
  const start = performance.now();
  const answer = await resolveSet(set);
  const ms = Math.round(performance.now() - start);
  console.log(`${set.name}: ${await difference(set, answer)} (${ms} ms)`);
}
await host.close();
if (values.record) book.write();

async function resolveSet({ lines, constraints, options }) {
  const text = [...lines, ...(constraints.length > 0 ? ['-c constraints.txt'] : [])]
    .join('\n')
    .replaceAll('https://files.example', values.files ?? 'https://files.example');
  const sibling = (path) => Promise.resolve(path === 'constraints.txt' ? constraints.join('\n') : undefined);
  const input = await readInput({ path: 'requirements.txt', text, sibling });
  const manifest = override(input.manifest, {
    ...(name.startsWith('uv') ? { installer: 'uv' } : {}),
    onlyBinary: options.includes('--only-binary') ? [':all:'] : [],
    withoutRequirements: options.includes('--no-deps'),
  });
  const packages = manifest.packages.filter(
    ({ marker }) => !marker || evaluateMarker(marker, target.environment) === true,
  );
  const preferBinary = options.includes('--prefer-binary');
  const universe = openUniverse({ manifest, packages, target, releases, sdists, preferBinary });
  const { search } = installerTraits[manifest.installer];
  const problem = problemOf(packages, [manifest], target, lineReading(manifest, target));
  for (const wanted of problem.wanted) universe.prepare(wanted);
  const resolution = await resolve(problem, universe, {
    prereleases: options.includes('--pre'),
    withoutRequirements: options.includes('--no-deps'),
    search,
    // On recorded answers, how long they take says nothing.
    clock: values.index ? undefined : searchClock(host, []),
  });
  return { resolution, universe };
}

async function difference({ answer, files = {}, failed }, { resolution, universe }) {
  if (failed !== undefined && resolution.state !== 'none') return `${resolution.state}; recorded: ${failed}`;
  if (resolution.state === 'limit') return `LIMIT after ${resolution.looked}`;
  if (resolution.state === 'none') {
    const { facts } = await resolution.why();
    return `${answer === null || failed ? 'no solution, as recorded' : 'NO SOLUTION'}: ${conflictWords(facts).join('; ')}`;
  }
  const own = new Map([...resolution.packages].map(([each, { option }]) => [each, option]));
  // pip ends with "No matching distribution found"; here the line is told as one that cannot be installed (WC102, WC103), and the others are judged.
  const hopeless = [...own].filter(([each, option]) => {
    const dialect = requiresDistDialect(universe.manifestOf(each), target.pip);
    const lines = universe.told(option)?.lines ?? [];
    const isRefused = dialect !== undefined && refusedLine(lines, dialect) !== undefined;
    return option.address === undefined && (isRefused || universe.taken(option) === undefined);
  });
  if (answer === null && hopeless.length > 0)
    return `no solution, as recorded: of ${hopeless.map(([each, { version }]) => `${each} ${version?.text ?? ''}`).join(', ')} nothing can be installed`;
  const names = [...new Set([...Object.keys(answer ?? {}), ...own.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  const different = names.flatMap((each) => {
    const [mine, theirs] = [own.get(each)?.version?.text ?? 'none', answer?.[each] ?? 'none'];
    if (mine !== theirs) return [`${each} ${mine}, recorded ${theirs}`];
    const file = universe.taken(own.get(each))?.raw;
    return files[each] === undefined || file === files[each] ? [] : [`${each}: ${file}, recorded ${files[each]}`];
  });
  return different.length === 0 ? `equal, ${names.length} packages` : `DIFFERENT: ${different.join(', ')}`;
}

/** The index, with everything that it says noted. */
function noting(index) {
  return {
    name: 'index.example',
    async release(project, version, signal) {
      const answer = await index.release(project, version, signal);
      if (answer.found) {
        book.project(project, new Map([[version, answer.files]]), false);
        if (answer.requires) book.requires(`${project} ${version}`, answer.requires);
      }
      return answer;
    },
    async project(project, signal) {
      const found = await index.project(project, signal);
      if (found) book.project(project, found, true);
      return found;
    },
    async metadata(file, signal) {
      const found = await index.metadata(file, signal);
      book.requires(file.raw, found?.requires);
      return found;
    },
  };
}

/** What is kept: files that Linux may take, and each line once. */
function openBook(path) {
  const before = existsSync(path)
    ? JSON.parse(gunzipSync(readFileSync(path)))
    : { lines: [], projects: {}, requires: {} };
  const ids = new Map(before.lines.map((line, id) => [line, id]));
  const idOf = (line) => {
    if (!ids.has(line)) ids.set(line, ids.size);
    return ids.get(line);
  };
  const isLinux = ({ filename, raw }) =>
    filename.kind === 'wheel'
      ? /-[^-]*(?:any|linux[^-]*(?:x86_64|aarch64))[^-]*\.whl$/.test(raw)
      : filename.kind === 'sdist';
  const noted = new Map();
  return {
    project(project, found, whole) {
      if (noted.get(project) === true) return;
      noted.set(project, whole);
      const kept = (before.projects[project] ??= {});
      for (const [version, files] of found) {
        const linux = files.filter(isLinux).map(({ raw, requiresPython, yanked }) => {
          const rest = requiresPython === undefined ? [] : [idOf(requiresPython)];
          return yanked === false ? [raw, ...rest] : [raw, rest[0] ?? -1, 1];
        });
        kept[version] = linux.map((file) => (file.length === 1 ? file[0] : file));
      }
    },
    requires(key, lines) {
      if (lines) before.requires[key] = lines.map(idOf);
    },
    write() {
      const sorted = (table) => Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1)));
      const text = JSON.stringify({
        lines: [...ids.keys()],
        projects: sorted(before.projects),
        requires: sorted(before.requires),
      });
      writeFileSync(path, gzipSync(text, { level: 9 }));
    },
  };
}
