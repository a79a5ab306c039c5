// An index of a few hand-made projects, for tables that a reader can follow.

import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { parseFilename } from '../../packages/core/src/packaging/filename.ts';
import { sameVersion } from '../../packages/core/src/packaging/version.ts';
import {
  type DistributionFile,
  type FileMetadata,
  IndexError,
  type PackageIndex,
} from '../../packages/core/src/package-index/package-index.ts';

/** One release: its files by ending (`cp38-cp38-musllinux_1_1_x86_64`, `tar.gz`), and what it needs. */
export interface SmallRelease {
  readonly files: readonly string[];
  /** Absent: the index does not say. */
  readonly requires?: readonly string[];
  /** What the metadata of its wheels says; absent: the same. */
  readonly metadata?: readonly string[];
  readonly requiresPython?: string;
  /** What the metadata of its wheels says otherwise than their names and the index. */
  readonly own?: Partial<FileMetadata>;
  readonly yanked?: boolean;
  /** Of each file, in bytes. */
  readonly size?: number;
  /** In the order of the files. */
  readonly sha256?: readonly string[];
}

/** Name → version → release. */
export type SmallIndex = Readonly<Record<string, Readonly<Record<string, SmallRelease>>>>;

function filesOf(name: string, version: string, release: SmallRelease): readonly DistributionFile[] {
  return release.files.map((ending, position) => {
    const sha256 = release.sha256?.[position];
    const raw =
      ending === 'tar.gz' ? `${name}-${version}.tar.gz` : `${name.replaceAll('-', '_')}-${version}-${ending}.whl`;
    return {
      filename: parseFilename(raw, normalizeName(name)),
      raw,
      url: `https://files.example/${raw}`,
      yanked: release.yanked === true ? '' : false,
      hashes: sha256 === undefined ? {} : { sha256 },
      ...(release.size === undefined ? {} : { size: release.size }),
      ...(release.requiresPython === undefined ? {} : { requiresPython: release.requiresPython }),
    };
  });
}

/** @param asked grows by each question: `project cffi`, `release cffi 1.14.5`, `requires cffi-1.15.1-….whl` */
export function smallIndex(projects: SmallIndex, asked: string[] = []): PackageIndex {
  const entry = (name: string, version: string): readonly [own: string, release: SmallRelease] | undefined =>
    Object.entries(projects[name] ?? {}).find(([key]) => sameVersion(key, version));
  const find = (name: string, version: string): SmallRelease | undefined => entry(name, version)?.[1];
  return {
    name: 'index.example',
    async release(name, version) {
      asked.push(`release ${name} ${version}`);
      if (!projects[name]) return { found: false, missing: 'project' };
      const [own, release] = entry(name, version) ?? [];
      if (own === undefined || !release) return { found: false, missing: 'version' };
      const { requires } = release;
      return { found: true, files: filesOf(name, own, release), ...(requires ? { requires } : {}) };
    },
    async project(name) {
      asked.push(`project ${name}`);
      const releases = projects[name];
      if (!releases) return undefined;
      return new Map(Object.entries(releases).map(([version, release]) => [version, filesOf(name, version, release)]));
    },
    async metadata({ filename, raw }) {
      asked.push(`requires ${raw}`);
      const release = filename.kind === 'wheel' ? find(filename.name, filename.version) : undefined;
      const requires = release?.metadata ?? release?.requires;
      if (filename.kind !== 'wheel' || !requires) return undefined;
      const own = { name: filename.name, version: filename.version, requires, requiresPython: undefined };
      return { ...own, ...release?.own };
    },
  };
}

/** An index that answers nothing, as under `--offline`. */
export const silentIndex: PackageIndex = {
  name: 'index.example',
  release: () => Promise.reject(new IndexError({ kind: 'offline' })),
  project: () => Promise.reject(new IndexError({ kind: 'offline' })),
  metadata: () => Promise.resolve(undefined),
};
