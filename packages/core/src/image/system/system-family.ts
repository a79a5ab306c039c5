// The official images of distributions: Debian, Ubuntu and Alpine, which hold no Python of their own.

import { formatDistribution } from '../distribution.ts';
import { movingFactsOf } from '../distribution-rows.ts';
import type { ImageFamily, Resolution } from '../family.ts';
import { officialPlace } from '../official.ts';
import { resolveDatedTag } from './dated-tag.ts';
import { listSystemImages } from './list-system-images.ts';
import { nearestSystemTags } from './nearest-system-tags.ts';
import { newerTag } from './newer-system-tag.ts';
import { systemFacts } from './system-facts.ts';
import { asOf, type SystemRow, systemTags } from './system-table.ts';

const repositories = ['debian', 'ubuntu', 'alpine'];

export const systemFamily: ImageFamily = {
  id: 'system',
  repositories,
  asOf,
  owns: (reference) => officialPlace(reference, repositories),
  resolve: ({ name }, tag) => resolveSystemTag(name, tag),
  near: ({ name }, tag, platform) => nearestSystemTags(name, tag, platform),
  neighbours: async (image) => (await import('./system-neighbours.ts')).systemNeighbours(image),
  list: () => repositories.flatMap(listSystemImages),
};

function resolveSystemTag(repository: string, tag: string): Resolution {
  const listed = systemTags(repository).get(tag);
  if (listed !== undefined) return resolveRow(repository, tag, listed);
  const dated = resolveDatedTag(repository, tag);
  if (dated) return dated;
  const newer = newerTag(repository, tag);
  const facts = newer && systemFacts(newer.row);
  if (newer && facts) {
    return {
      kind: 'newer',
      facts: { ...facts, distribution: newer.distribution, status: 'unknown' },
      doubt: { kind: 'newer', image: `${repository}:${tag}`, like: `${repository}:${newer.like}`, put: null },
    };
  }
  return { kind: 'impossible', reason: `the official list (${asOf}) never had this tag` };
}

function resolveRow(repository: string, tag: string, row: SystemRow): Resolution {
  const facts = systemFacts(row);
  if (facts === undefined)
    return { kind: 'unclear', reason: `which C library ${repository}:${tag} has is not in the table` };
  if (facts.distribution.released !== undefined) return { kind: 'known', facts };
  const distribution = formatDistribution(facts.distribution);
  return {
    kind: 'newer',
    facts,
    doubt: { kind: 'not-out', image: `${repository}:${tag}`, distribution, factsOf: movingFactsOf },
  };
}
