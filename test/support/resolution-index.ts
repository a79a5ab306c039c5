// What the index said on the day on which pip and uv were asked: fixtures/resolve/index.json.gz (scripts/record/compare-resolutions.mjs).

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseFilename } from '../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { sameVersion } from '../../packages/core/src/packaging/version.ts';
import type { DistributionFile, PackageIndex } from '../../packages/core/src/package-index/package-index.ts';

/** A file's name, the number of the line that is its Requires-Python (-1: none), and 1 where it is yanked. */
type WrittenFile = string | readonly [string, number?, 1?];

interface Written {
  readonly lines: readonly string[];
  readonly projects: Readonly<Record<string, Readonly<Record<string, readonly WrittenFile[]>>>>;
  /** By the name of the file whose metadata was read. */
  readonly requires: Readonly<Record<string, readonly number[]>>;
}

const written: Written = JSON.parse(
  gunzipSync(readFileSync(new URL('../../fixtures/resolve/index.json.gz', import.meta.url))).toString('utf8'),
);

const linesOf = (ids: readonly number[] | undefined): readonly string[] | undefined =>
  ids?.map((id) => written.lines[id] ?? '');

function fileOf(project: string, one: WrittenFile): DistributionFile {
  const [raw, line = -1, yanked] = typeof one === 'string' ? [one] : one;
  const requiresPython = written.lines[line];
  return {
    filename: parseFilename(raw, normalizeName(project)),
    raw,
    url: `https://files.example/${raw}`,
    yanked: yanked === 1 ? '' : false,
    hashes: {},
    ...(requiresPython === undefined ? {} : { requiresPython }),
  };
}

const read = new Map<string, ReadonlyMap<string, readonly DistributionFile[]> | undefined>();

function projectOf(name: string): ReadonlyMap<string, readonly DistributionFile[]> | undefined {
  if (!read.has(name)) {
    const releases = written.projects[name];
    const files = Object.entries(releases ?? {}).map(
      ([version, own]) => [version, own.map((one) => fileOf(name, one))] as const,
    );
    read.set(name, releases && new Map(files));
  }
  return read.get(name);
}

/** What one file of a release requires, the others do as well. */
const ofRelease = new Map<string, readonly number[] | undefined>(
  Object.keys(written.requires).flatMap((raw) => {
    const [name = '', version = ''] = raw.replace(/\.tar\.gz$|\.zip$/, '').split('-');
    return raw.endsWith('.whl') ? [[`${normalizeName(name)} ${version}`, written.requires[raw]] as const] : [];
  }),
);

/** The index as it was recorded. */
export const resolutionIndex: PackageIndex = {
  name: 'index.example',
  async release(name, version) {
    const project = projectOf(name);
    if (!project) return { found: false, missing: 'project' };
    const found = [...project].find(([text]) => sameVersion(text, version));
    return found ? { found: true, files: found[1] } : { found: false, missing: 'version' };
  },
  project: async (name) => projectOf(name),
  async metadata(file) {
    const requires = requiredBy(file);
    const { filename } = file;
    if (!requires || filename.kind !== 'wheel') return undefined;
    return { name: filename.name, version: filename.version, requires, requiresPython: undefined };
  },
};

/** What the metadata of a wheel or the text of an sdist says that it requires. */
export function requiredBy({ raw, filename }: DistributionFile): readonly string[] | undefined {
  const release = filename.kind === 'other' ? '' : `${filename.name} ${filename.version}`;
  return linesOf(written.requires[raw] ?? ofRelease.get(release));
}
