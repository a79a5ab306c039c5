// The official python image: every tag that its list ever had.

import { formatDistribution } from '../distribution.ts';
import type { ImageFamily, Resolution } from '../family.ts';
import { officialPlace } from '../official.ts';
import { asOf, imageRow } from './image-table.ts';
import { listPythonImages } from './list-python-images.ts';
import { nearestTags } from './nearest-tags.ts';
import { newerImage } from './newer-image.ts';
import { pythonFacts } from './python-facts.ts';
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
  neighbours: async (image) => (await import('./python-neighbours.ts')).pythonNeighbours(image),
  list: listPythonImages,
};

function resolvePythonTag(tag: string): Resolution {
  const listed = imageRow(tag);
  if (listed !== undefined) return { kind: 'known', facts: pythonFacts(listed) };
  if (/windowsservercore|nanoserver/.test(tag))
    return { kind: 'impossible', reason: 'it is a Windows image: only Linux is covered' };
  const parsed = parsePythonTag(tag);
  const newer = parsed && newerImage(parsed);
  if (newer?.ok === true) {
    const { like, row, python, distribution } = newer.value;
    return {
      kind: 'newer',
      facts: { ...pythonFacts(row), python, distribution, status: 'unknown', frozenSince: null },
      doubt: {
        kind: 'newer',
        image: `python:${tag}`,
        like: `python:${like}`,
        put: { python, distribution: formatDistribution(distribution) },
      },
    };
  }
  const threads = parsed?.version.kind === 'version' && parsed.version.version.freeThreaded;
  return {
    kind: 'impossible',
    reason: newer?.problem ?? `the official list (${asOf}) never had this tag`,
    ...(threads ? { remark: `For a free-threaded Python: --python ${parsed.prefix} with --libc.` } : {}),
  };
}
