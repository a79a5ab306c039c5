// The distributions' images for a reader: one row per release, the newest first.

import { releaseOrder } from '../distribution.ts';
import type { ImageSummary } from '../family.ts';
import { summaryOf } from '../image-summary.ts';
import { systemFacts } from './system-facts.ts';
import { type SystemRow, systemTags } from './system-table.ts';

/** The releases of one repository, those in the list before those that have left it. */
export function listSystemImages(repository: string): readonly ImageSummary[] {
  const rows = [...new Set(systemTags(repository).values())].filter((row) => ownTag(row) !== undefined);
  const sorted = rows.toSorted(
    (a, b) => Number(a.until !== null) - Number(b.until !== null) || orderOf(b) - orderOf(a),
  );
  return sorted.flatMap((row) => summarise(repository, row));
}

/** The tag that stands for a release: its number, or its name while it is not out. Rows without one are point releases. */
function ownTag({ distribution, word, tags }: SystemRow): string | undefined {
  return tags.find((tag) => tag === distribution?.version) ?? tags.find((tag) => tag === word);
}

function orderOf({ distribution, word }: SystemRow): number {
  return releaseOrder(distribution?.version ?? '0') + (word === 'sid' ? 1 : 0);
}

function summarise(repository: string, row: SystemRow): readonly ImageSummary[] {
  const own = ownTag(row);
  const facts = systemFacts(row);
  if (own === undefined || facts === undefined) return [];
  const aliases = row.tags.filter((tag) => tag !== own);
  return [summaryOf(`${repository}:${own}`, aliases, facts)];
}
