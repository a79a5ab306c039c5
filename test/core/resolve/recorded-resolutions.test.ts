// Real sets of requirements, as pip resolved them in real interpreters, and uv for five platforms: the same names, versions and
// files from what the index said that day.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { installerTraits } from '../../../packages/core/src/manifest/installer-traits.ts';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import { override } from '../../../packages/core/src/manifest/override.ts';
import { evaluateMarker } from '../../../packages/core/src/packaging/marker.ts';
import { resolve } from '../../../packages/core/src/resolve/resolve.ts';
import { openUniverse, type OpenUniverse } from '../../../packages/core/src/run/open-universe.ts';
import { lineReading } from '../../../packages/core/src/run/line-reading.ts';
import { problemOf } from '../../../packages/core/src/run/problem-of.ts';
import { openReleases } from '../../../packages/core/src/run/releases.ts';
import type { Sdists } from '../../../packages/core/src/run/sdists.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import type { Target } from '../../../packages/core/src/target/target.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';
import { requiredBy, resolutionIndex } from '../../support/resolution-index.ts';

interface RecordedSet {
  readonly name: string;
  readonly lines: readonly string[];
  readonly constraints: readonly string[];
  readonly options: readonly string[];
  /** Null: there is no solution. Absent: the installer failed otherwise. */
  readonly answer?: Readonly<Record<string, string>> | null;
  /** pip's alone. */
  readonly files?: Readonly<Record<string, string>>;
  readonly failed?: string;
}

interface Recorded {
  readonly python: string;
  readonly pip?: string;
  readonly libc: string;
  readonly platform?: Platform;
  readonly sets: readonly RecordedSet[];
}

/** A tenth of each table, another one each: WHOLE_RESOLUTIONS=1 takes all, as compare-resolutions.mjs does. */
const part = process.env['WHOLE_RESOLUTIONS'] === undefined ? 10 : 1;

/** Always: uv counts what it passes over (a withdrawn release, a Python that it knows it has not), and that decides here what it finds. */
const always: ReadonlySet<string> = new Set(['uv-3.9-glibc-amd64.json conflict-python-range']);

const folder = new URL('../../../fixtures/resolve/', import.meta.url);
const tables = readdirSync(folder).filter((name) => /^(?:pip|uv)-.*\.json$/.test(name));

const releases = await openReleases(resolutionIndex);
const sdists: Sdists = {
  async inspect(file) {
    const requiresDist = requiredBy(file);
    if (!requiresDist) return { state: 'failed', problem: 'not recorded' };
    return { state: 'read', reading: { ...readSdist({ members: [], texts: new Map() }), requiresDist } };
  },
  inspectSource: async () => undefined,
};

type Installer = 'pip' | 'uv';

async function inputOf({ lines, constraints, options }: RecordedSet, installer: Installer): Promise<Manifest> {
  const text = [...lines, ...(constraints.length > 0 ? ['-c constraints.txt'] : [])].join('\n');
  const { manifest } = await readInput({ path: 'requirements.txt', text, sibling: async () => constraints.join('\n') });
  const onlyBinary = options.includes('--only-binary') ? [':all:'] : [];
  return override(manifest, { installer, onlyBinary, withoutRequirements: options.includes('--no-deps') });
}

/** So many sets share what is known of the index: a search has forty sdists to look into, and some three sets together need more. */
const SHARED = part === 1 ? 1 : 3;

/** What one installer sees on one target is the same for all sets but for what their options say of kinds of files. */
function openWorlds(
  target: Target,
): (manifest: Manifest, options: readonly string[], packages: Manifest['packages']) => OpenUniverse {
  const known = new Map<string, OpenUniverse>();
  let asked = 0;
  return (manifest, options, rows) => {
    if (++asked % SHARED === 0) known.clear();
    const preferBinary = options.includes('--prefer-binary');
    // Which version stands at an address, a set's own line tells.
    const packages = rows.filter(({ source }) => source.kind !== 'index');
    const key = JSON.stringify([manifest.binaries, preferBinary, packages]);
    const universe = known.get(key) ?? openUniverse({ manifest, packages, target, releases, sdists, preferBinary });
    known.set(key, universe);
    return universe;
  };
}

async function resolveSet(
  set: RecordedSet,
  target: Target,
  installer: Installer,
  worldOf: ReturnType<typeof openWorlds>,
): Promise<{ readonly answer: RecordedSet['answer']; readonly files: NonNullable<RecordedSet['files']> }> {
  const manifest = await inputOf(set, installer);
  const packages = manifest.packages.filter(
    ({ marker }) => !marker || evaluateMarker(marker, target.environment) === true,
  );
  const universe = worldOf(manifest, set.options, packages);
  const found = await resolve(problemOf(packages, [manifest], target, lineReading(manifest, target)), universe, {
    prereleases: set.options.includes('--pre'),
    withoutRequirements: set.options.includes('--no-deps'),
    search: installerTraits[installer].search,
  });
  if (found.state === 'limit') throw new Error(`given up after ${found.looked}`);
  if (found.state === 'none') return { answer: null, files: {} };
  const packagesFound = [...found.packages].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    answer: Object.fromEntries(packagesFound.map(([name, { option }]) => [name, option.version?.text ?? ''])),
    files: Object.fromEntries(packagesFound.map(([name, { option }]) => [name, universe.taken(option)?.raw ?? ''])),
  };
}

interface Opened {
  readonly table: string;
  readonly sets: readonly RecordedSet[];
  readonly target: Target;
}

const opened = await Promise.all(
  tables.map(async (table, offset): Promise<Opened> => {
    const recorded = JSON.parse(readFileSync(new URL(table, folder), 'utf8')) as Recorded;
    const { python, pip, libc, platform = 'linux/amd64', sets } = recorded;
    const target = await resolveTarget({ platform, python, libc, ...(pip === undefined ? {} : { pip }) });
    const answered = sets.filter(({ answer }) => answer !== undefined);
    const isTaken = ({ name }: RecordedSet, position: number): boolean =>
      position % part === offset % part || always.has(`${table} ${name}`);
    return { table, target, sets: answered.filter(isTaken) };
  }),
);

it.each(['pip-3.9-bullseye', 'pip-3.11-bookworm', 'pip-3.13-trixie'])('has 120 sets of %s', (table) => {
  const { sets } = JSON.parse(readFileSync(new URL(`${table}.json`, folder), 'utf8')) as Recorded;
  expect(sets.length).toBeGreaterThanOrEqual(120);
});

it('has 25 conflicts of pip', () => {
  const { sets } = JSON.parse(readFileSync(new URL('pip-3.12.json', folder), 'utf8')) as Recorded;
  expect(sets.filter(({ answer }) => answer === null).length).toBeGreaterThanOrEqual(25);
});

describe.each(opened)('$table', ({ table, target, sets }) => {
  const worldOf = openWorlds(target);

  it.each(sets)('$name', async (set) => {
    const { answer, files } = await resolveSet(set, target, table.startsWith('uv') ? 'uv' : 'pip', worldOf);
    expect(answer).toEqual(set.answer);
    if (set.files) expect(files).toEqual(set.files);
  });
});
