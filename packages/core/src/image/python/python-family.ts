// The official python image: every tag that its list ever had.

import { formatDistribution } from '../distribution.ts';
import type { ImageFacts, ImageFamily, Resolution } from '../family.ts';
import { officialPlace } from '../official.ts';
import { asOf, imageTable, type ImageRow } from './image-table.ts';
import { listPythonImages } from './list-python-images.ts';
import { nearestTags } from './nearest-tags.ts';
import { newerImage } from './newer-image.ts';
import { pythonNeighbours } from './python-neighbours.ts';
import { parsePythonTag } from './python-tag.ts';

const repositories = ['python'];

export const pythonFamily: ImageFamily = {
  id: 'python',
  repositories,
  asOf,
  owns: (reference) => officialPlace(reference, repositories),
  resolve: (_place, tag) => resolvePythonTag(tag),
  near: (_place, tag, platform) =>
    nearestTags(tag, platform === undefined ? undefined : ({ platforms }) => platforms.includes(platform)),
  neighbours: pythonNeighbours,
  list: listPythonImages,
};

function resolvePythonTag(tag: string): Resolution {
  const listed = imageTable().get(tag);
  if (listed !== undefined) return { kind: 'known', facts: factsOf(listed) };
  if (/windowsservercore|nanoserver/.test(tag))
    return { kind: 'impossible', reason: 'it is a Windows image: only Linux is covered' };
  const parsed = parsePythonTag(tag);
  const newer = parsed && newerImage(parsed);
  if (newer?.ok === true) {
    const { like, row, python, distribution } = newer.value;
    return {
      kind: 'newer',
      facts: { ...factsOf(row), python, distribution, status: 'unknown', frozenSince: null },
      why: `python:${tag} is newer than the table, so it is taken for python:${like} with CPython ${python} on ${formatDistribution(distribution)}`,
    };
  }
  const threads = parsed?.version.kind === 'version' && parsed.version.version.freeThreaded;
  return {
    kind: 'impossible',
    reason: newer?.problem ?? `the official list (${asOf}) never had this tag`,
    ...(threads ? { remark: `For a free-threaded Python: --python ${parsed.prefix} with --libc.` } : {}),
  };
}

function factsOf({ python, flavour, distribution, pip, platforms, until }: ImageRow): ImageFacts {
  const { libc } = distribution;
  if (libc === undefined) throw new Error(`no libc in the table for ${formatDistribution(distribution)}`);
  return {
    distribution,
    libc,
    python,
    ...(pip === undefined ? {} : { pip }),
    // buildpack-deps holds gcc and make; slim and Alpine images purge them after building Python.
    compiler: flavour === 'full',
    platforms,
    status: until === null ? 'current' : 'frozen',
    frozenSince: until,
  };
}
