// The list of known images for a reader: newest Python first, one row per minor and variant.

import { compareDotted } from '../../text/compare-dotted.ts';
import { imageTable, type ImageRow } from './image-table.ts';
import { parsePythonTag, type Flavour } from './python-tag.ts';
import type { ImageSummary } from '../family.ts';
import { summaryOf } from '../image-summary.ts';
import { pythonFacts } from './python-facts.ts';

const flavours: readonly Flavour[] = ['full', 'slim', 'alpine'];

/**
 * What the table knows, per minor and variant (`3.12`, `3.12-slim-bookworm`, `3.15-rc-alpine`): newest minor first, in it
 * listed before frozen, then full, slim, alpine, the newest distribution first.
 */
export function listPythonImages(): readonly ImageSummary[] {
  const groups = new Map<string, { minor: string; rc: boolean; row: ImageRow; tags: string[] }>();
  for (const [tag, row] of imageTable()) {
    const parsed = parsePythonTag(tag);
    if (parsed?.version.kind !== 'version' || parsed.version.version.patch !== undefined) continue;
    const { release } = parsed.version.version;
    const key = `${parsed.prefix} ${row.tags[0] ?? tag} ${row.until ?? ''}`;
    const group = groups.get(key) ?? { minor: `${release[0]}.${release[1]}`, rc: parsed.rc, row, tags: [] };
    group.tags.push(tag);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].toSorted(
    (a, b) =>
      compareDotted(b.minor, a.minor) ||
      Number(a.rc) - Number(b.rc) ||
      Number(a.row.until !== null) - Number(b.row.until !== null) ||
      flavours.indexOf(a.row.flavour) - flavours.indexOf(b.row.flavour) ||
      compareDotted(b.row.distribution.version, a.row.distribution.version),
  );
  return sorted.map(({ row, tags: [shortest = '', ...aliases] }) =>
    summaryOf(`python:${shortest}`, aliases, pythonFacts(row)),
  );
}
