// The tags of a distribution's image that come nearest to one that does not exist: what an error offers instead.

import { nearest } from '../../text/nearest.ts';
import { releaseOrder } from '../distribution.ts';
import { systemTags } from './system-table.ts';

/** Up to three tags like `tag`, nearest first: the same release before the same variant, listed ones before frozen ones. */
export function nearestSystemTags(repository: string, tag: string, platform?: string): readonly string[] {
  const wanted = split(tag.slice(0, 128));
  const ranked = [...systemTags(repository)]
    .filter(([known, row]) => known !== tag && (platform === undefined || row.platforms.includes(platform)))
    .map(([known, row]) => {
      const words = split(known);
      const variant = words.variant === wanted.variant ? 0 : words.variant === '' ? 1 : 2;
      return {
        known,
        cost: releaseDistance(wanted.release, words.release) + variant + (row.until === null ? 0 : 0.75),
      };
    });
  const sorted = ranked.toSorted((a, b) => a.cost - b.cost || a.known.length - b.known.length);
  return sorted.slice(0, 3).map(({ known }) => known);
}

function split(tag: string): { readonly release: string; readonly variant: string } {
  const dash = tag.indexOf('-');
  return dash < 0 ? { release: tag, variant: '' } : { release: tag.slice(0, dash), variant: tag.slice(dash + 1) };
}

function releaseDistance(a: string, b: string): number {
  if (a === b) return 0;
  const numbers = [a, b].map((text) => (/^\d{1,3}(?:\.\d{1,3})*$/.test(text) ? releaseOrder(text) : undefined));
  const [left, right] = numbers;
  // The same release in fewer words (12 for 12.99) comes before its neighbours, those before their point releases.
  if (left !== undefined && right !== undefined) {
    const parts = a.split('.').length - b.split('.').length;
    return a.startsWith(`${b}.`) ? parts : 2 + Math.min(5, Math.abs(left - right) / 1000) + Math.abs(parts) / 4;
  }
  return left === undefined && right === undefined && nearest(a, [b]) !== undefined ? 2 : 8;
}
