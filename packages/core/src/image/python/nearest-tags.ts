// The listed tags that come nearest to one that does not exist: what an error offers instead.

import { nearest } from '../../text/nearest.ts';
import { imageTable, type ImageRow } from './image-table.ts';
import { parsePythonTag, type Flavour } from './python-tag.ts';

/** The words of a tag, in whatever order they stand. */
interface Words {
  readonly minor: readonly [number, number] | undefined;
  readonly version: string;
  readonly flavour: Flavour;
  readonly release: string;
}

/**
 * Up to three listed tags like `tag`, nearest first: the same Python before the same flavour before the same release,
 * and listed ones before frozen ones; among equals the shortest, then the newest (the sort keeps the table's order). `accept` leaves out what would not help.
 */
export function nearestTags(tag: string, accept: (row: ImageRow) => boolean = () => true): readonly string[] {
  const words = readWords(tag.slice(0, 128));
  const wanted = { ...words, release: codenameLike(words.release) };
  const ranked: { tag: string; cost: number }[] = [];
  for (const [known, row] of imageTable()) {
    if (known === tag || !accept(row)) continue;
    const frozen = row.until === null ? 0 : 1.5;
    ranked.push({ tag: known, cost: distance(wanted, readWords(known)) + frozen });
  }
  const sorted = ranked.toSorted((a, b) => a.cost - b.cost || a.tag.length - b.tag.length);
  return sorted.slice(0, 3).map((entry) => entry.tag);
}

function distance(a: Words, b: Words): number {
  return versionDistance(a, b) + (a.flavour === b.flavour ? 0 : 3) + releaseDistance(a.release, b.release);
}

function versionDistance(a: Words, b: Words): number {
  if (a.version === b.version) return 0;
  if (a.minor === undefined || b.minor === undefined) return 8;
  if (a.minor[0] !== b.minor[0]) return 20;
  return a.minor[1] === b.minor[1] ? 2 : 6 + Math.min(10, Math.abs(a.minor[1] - b.minor[1]));
}

function releaseDistance(a: string, b: string): number {
  if (a === b) return 0;
  return a === '' || b === '' ? 1 : 2;
}

function readWords(tag: string): Words {
  const exact = parsePythonTag(tag);
  const words = tag.split('-').map((word) => word.toLowerCase());
  const version = words.find((word) => /^\d/.test(word))?.replace(/t$/, '') ?? (words.includes('rc') ? 'rc' : '');
  const numbers = /^(\d{1,2})\.(\d{1,3})/.exec(version);
  const alpine = words.find((word) => word.startsWith('alp'));
  const word = words.find((each) => /^[a-z]+$/.test(each) && !['slim', 'rc', 'latest', 'alpine'].includes(each));
  const release = exact?.release ?? (alpine === undefined ? (word ?? '') : (/\d.*$/.exec(alpine)?.[0] ?? ''));
  return {
    minor: numbers === null ? undefined : [Number(numbers[1]), Number(numbers[2])],
    version: words.includes('rc') && version !== 'rc' ? `${version}-rc` : version,
    flavour: alpine !== undefined ? 'alpine' : words.some((each) => each.startsWith('sl')) ? 'slim' : 'full',
    release,
  };
}

/** `bookworm` for `bookwrom`; a number stays as it is. */
function codenameLike(release: string): string {
  if (!/^[a-z]+$/.test(release)) return release;
  const codenames = new Set([...imageTable().keys()].flatMap((tag) => /(?:^|-)([a-z]{5,})$/.exec(tag)?.[1] ?? []));
  return nearest(release, [...codenames], 2) ?? release;
}
