// The table of the official python image, read once: tag → the state in which it last stood in the list.

import { distributionOf, type Distribution } from '../distribution.ts';
import { asOf, platformSets, pythonImages } from './python-images.ts';
import type { Flavour } from './python-tag.ts';

export { asOf } from './python-images.ts';

/** One state of the list, which one or more tags had last. */
export interface ImageRow {
  /** Full version of its Python: `3.12.14`, `3.15.0rc1`. */
  readonly python: string;
  readonly flavour: Flavour;
  readonly distribution: Distribution;
  /** The image's own pip; absent where it is not known. */
  readonly pip?: string;
  /** Day (ISO) on which these tags left the list; null while they are in it. */
  readonly until: string | null;
  /** Docker's words. */
  readonly platforms: readonly string[];
  /** Shortest first. */
  readonly tags: readonly string[];
}

let read: ReadonlyMap<string, ImageRow> | undefined;

/** Every Linux tag that the list ever had, newest Python first. */
export function imageTable(): ReadonlyMap<string, ImageRow> {
  read ??= readTable();
  return read;
}

function readTable(): ReadonlyMap<string, ImageRow> {
  const sets = platformSets
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const table = new Map<string, ImageRow>();
  for (const line of pythonImages.trimEnd().split('\n')) {
    const [python = '', base = '', pip = '-', until = '-', set = '', ...short] = line.split(' ');
    const distribution = distributionOf(base);
    const platforms = sets[Number(set)];
    if (distribution === undefined || platforms === undefined) throw new Error(`image table of ${asOf}: ${line}`);
    const tags = short.map((tag) => tag.replace('~', python));
    const row: ImageRow = {
      python,
      flavour: base.startsWith('alpine') ? 'alpine' : base.startsWith('slim-') ? 'slim' : 'full',
      distribution,
      ...(pip === '-' ? {} : { pip }),
      until: until === '-' ? null : until,
      platforms,
      tags,
    };
    for (const tag of tags) table.set(tag, row);
  }
  return table;
}
