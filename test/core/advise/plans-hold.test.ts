// Every plan of every corpus case, fed back: the lock with the pins put in, on the plan's target, through a whole check.
// What a plan says that it leaves is left, and nothing else.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { afterAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../packages/core/src/advise/advice.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { check } from '../../../packages/core/src/check.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { adviceFor, planLine } from '../../support/advice-for.ts';
import { corpus, goldensOf, readGolden, targetOf } from '../../support/corpus.ts';
import { recordedIndex } from '../../support/recorded-index.ts';

/** One for all: what it answered once is not read again. */
const index = recordedIndex();

/** Images besides the goldens' targets, which have none. */
const images: readonly TargetRequest[] = [
  { base: 'python:3.8-alpine', platform: 'linux/amd64' },
  { base: 'python:3.12-alpine', platform: 'linux/arm64' },
  { base: 'python:3.11-slim-buster', platform: 'linux/amd64' },
  { base: 'python:3.14-slim', platform: 'linux/amd64' },
];

interface Case {
  readonly path: string;
  readonly text: string;
  readonly beside: Readonly<Record<string, string>>;
}

function readCase(name: string): Case {
  const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8')) as { lock: string };
  const beside = ['pyproject.toml', 'Pipfile', 'uv.toml'].filter((file) => existsSync(join(corpus, name, file)));
  return {
    path: lock,
    text: readFileSync(join(corpus, name, lock), 'utf8'),
    beside: Object.fromEntries(beside.map((file) => [file, readFileSync(join(corpus, name, file), 'utf8')])),
  };
}

interface Change {
  readonly name: string;
  readonly from: string;
  readonly as: string;
  readonly to: string;
}

/** What the plan changes in the file; locking again leaves the version and brings the index's files. */
function changesOf(
  { pins, kind, notes }: Plan,
  ways: ReadonlyMap<Plan['pins'][number]['of'], unknown>,
): readonly Change[] {
  const pinned = pins.map(({ of, name, version }) => ({
    name: of.name,
    from: of.version ?? '',
    as: name,
    to: version,
  }));
  const again = kind === 'relock' || notes.some((note) => note.kind === 'relocked');
  if (!again) return pinned;
  const others = [...ways.keys()].filter(({ name }) => !pinned.some((change) => change.name === name));
  return [...pinned, ...others.map(({ name, version = '' }) => ({ name, from: version, as: name, to: version }))];
}

async function filesOf({ as, to }: Change): Promise<readonly DistributionFile[]> {
  const releases = await index.project(normalizeName(as));
  return releases?.get(to) ?? [];
}

type Table = Record<string, unknown>;

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The lock as it would be written with the changes: by the format's own fields, whatever wheelcheck makes of them. */
async function changed(
  { path, text }: Case,
  changes: readonly Change[],
  { adds, drops }: Pick<Plan, 'adds' | 'drops'>,
): Promise<string> {
  if (/\.(?:txt|in)$/.test(path)) {
    const plain = text.replaceAll(/ *\\\n/g, ' ').replaceAll(/ +--hash=\S+/g, '');
    const dropped = drops.reduce(
      (lines, { name }) => lines.replaceAll(new RegExp(`^${name.replaceAll('-', '[-_.]')}==.*$`, 'gim'), ''),
      plain,
    );
    const added = adds.map(({ name, version }) => `\n${name}==${version}`).join('');
    return changes.reduce(
      (lines, { name, from, as, to }) =>
        lines.replaceAll(
          new RegExp(
            `^${name.replaceAll('-', '[-_.]')}(\\[[^\\]]*\\])?==${from.replaceAll('.', '\\.')}(?=[\\s;]|$)`,
            'gim',
          ),
          `${as}$1==${to}`,
        ),
      `${dropped}${added}\n`,
    );
  }
  if (path.endsWith('Pipfile.lock')) {
    const lock = JSON.parse(text) as Record<string, Table>;
    for (const change of changes) {
      for (const section of Object.values(lock)) {
        const entry = section[change.name];
        if (isTable(entry)) section[change.name] = { ...entry, version: `==${change.to}`, hashes: [] };
      }
    }
    return JSON.stringify(lock);
  }
  const lock: Table = parse(text);
  for (const change of changes) {
    const files = await filesOf(change);
    visit(lock, (table) => {
      if (table['name'] !== change.name || table['version'] === undefined) return;
      Object.assign(table, { name: change.as, version: change.to }, lockedFiles(table, files));
    });
    // A version that is pinned is the only one of its name in the next lock.
    for (const key of ['package', 'packages']) {
      const tables = lock[key];
      if (!Array.isArray(tables)) continue;
      const first = tables.findIndex((table: unknown) => isTable(table) && table['name'] === change.as);
      lock[key] = tables.filter(
        (table: unknown, position) => !isTable(table) || table['name'] !== change.as || position === first,
      );
    }
    const ofOldLocks = isTable(lock['metadata']) ? lock['metadata']['files'] : undefined;
    if (isTable(ofOldLocks) && change.name in ofOldLocks) ofOldLocks[change.name] = files.map(namedFile);
  }
  return stringify(lock);
}

/** Every table, dependencies on a version included. */
function visit(value: unknown, see: (table: Table) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, see);
  if (!isTable(value)) return;
  see(value);
  for (const each of Object.values(value)) visit(each, see);
}

function namedFile({ raw }: DistributionFile): Table {
  return { file: raw, hash: 'sha256:00' };
}

function lockedFiles(table: Table, files: readonly DistributionFile[]): Table {
  if ('files' in table) return { files: files.map(namedFile) };
  if (!('wheels' in table) && !('sdist' in table)) return {};
  delete table['sdist'];
  const wheels = files.filter(({ filename }) => filename.kind === 'wheel');
  return { wheels: wheels.map(({ raw, url }) => ({ name: raw, url, hash: 'sha256:00', hashes: { sha256: '00' } })) };
}

let fedBack = 0;

async function reportOn(
  { path, beside }: Case,
  text: string,
  target: TargetRequest,
  everything: boolean,
): Promise<Report> {
  return check({
    resolve: false,
    files: [{ path, text, sibling: async (file) => beside[file] }],
    // For a target that is merely tried, ways out are not looked for again.
    targets: [{ ...target, tried: true }],
    selection: { with: [], without: [], only: [], allGroups: everything, extras: [], allExtras: everything },
    index,
  });
}

/** Files for another Python, packages that it lacks: what makes a set no set, whatever the verdicts say. */
function faultsIn({ diagnostics }: Report): readonly string[] {
  return diagnostics.filter(({ rule }) => rule === 'WC103' || rule === 'WC202').map(({ message }) => message);
}

async function feedBack(name: string, request: TargetRequest, everything: boolean): Promise<void> {
  const input = readCase(name);
  const { plans, ways } = await adviceFor({ ...input, index, request, everything });
  for (const plan of plans) {
    const report = await reportOn(input, await changed(input, changesOf(plan, ways), plan), plan.request, everything);
    const left = report.packages.flatMap(({ name: each, version, results }) =>
      results
        .filter(({ verdict }) => verdict === 'build' || verdict === 'impossible' || verdict === 'unknown')
        .map(({ verdict }) => `${each} ${version} ${verdict}`),
    );
    const faults = faultsIn(report);
    const before = faults.length > 0 ? faultsIn(await reportOn(input, input.text, request, everything)) : [];
    const news = faults.filter((message) => !before.includes(message));
    const { build, impossible } = plan.leaves;
    // A requirements file leaves less yet without its hashes, which are stripped here.
    if (build + impossible > 0) expect(left.length, planLine(plan)).toBeLessThanOrEqual(build + impossible);
    else expect({ plan: planLine(plan), left, news }).toEqual({ plan: planLine(plan), left: [], news: [] });
    const held = report.packages.map((each) => `${each.name} ${each.version}`);
    expect(held).toEqual(expect.arrayContaining(plan.pins.map((pin) => `${pin.name} ${pin.version}`)));
    fedBack++;
  }
}

/** Every third target, beginning with another one in each case, so that each target is met: WHOLE_PLANS=1 takes all. */
const step = process.env['WHOLE_PLANS'] === undefined ? 3 : 1;
const some = <T>(targets: readonly T[], first: number): readonly T[] =>
  targets.filter((_, position) => (position + first) % step === 0);

const cases = readdirSync(corpus)
  .filter((name) => name !== 'fastapi-unpinned')
  .map((name, position) => ({ name, position }));

describe.each(cases)('plans for $name leave what they say', ({ name, position }) => {
  const troubled = goldensOf(name).filter((file) =>
    readGolden(name, file).packages.some(({ verdict }) => verdict !== 'wheel'),
  );
  it.each(some(troubled, position))('%s', async (file) => {
    const golden = readGolden(name, file);
    await feedBack(name, targetOf(golden), golden.mode === 'all');
  });

  it.each(some(images, position))('$base $platform', async (request) => {
    await feedBack(name, request, false);
  });
});

afterAll(() => {
  expect(fedBack).toBeGreaterThan(40);
});
