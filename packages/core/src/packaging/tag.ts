// Wheel tags: what a wheel says it runs on (PEP 425), and the compressed sets that file names hold.

import type { Parsed } from './parsed.ts';
import { remembered } from './remembered.ts';

/** Three parts in lower case, such as `cp312`, `abi3`, `manylinux_2_28_x86_64`. */
export interface WheelTag {
  readonly python: string;
  readonly abi: string;
  readonly platform: string;
}

/**
 * More tags than any real wheel has. packaging's `parse_tag` takes a limit and sets none by itself; without one, a name of 10 kB
 * could stand for a billion tags.
 */
const tagLimit = 10_000;

/**
 * The tags of a compressed set: `cp38.cp39`, `none`, `any` are two (PEP 425). In the order of the parts, without repeats.
 * @returns a problem where a part is empty, a Python tag is no identifier (`py36+`), or the product exceeds 10,000 tags.
 */
export function expandTags(python: string, abi: string, platform: string): Parsed<readonly WheelTag[]> {
  return expanded([python, abi, platform].join('\n'));
}

/** Equal sets are one list, so that a target looks each of them up once (see match/compatibility.ts). */
const expanded = remembered(10_000, expand, Infinity);

function expand(joined: string): Parsed<readonly WheelTag[]> {
  const [python = '', abi = '', platform = ''] = joined.split('\n');
  const sets = [python, abi, platform].map((part) => Array.from(new Set(part.toLowerCase().split('.'))));
  const [pythons = [], abis = [], platforms = []] = sets;
  if (sets.some((set) => set.includes(''))) return { ok: false, problem: 'a tag with an empty part' };
  const odd = python.split('.').find((part) => !isIdentifier(part));
  if (odd !== undefined) return { ok: false, problem: `"${odd.slice(0, 100)}" is no Python tag` };
  if (pythons.length * abis.length * platforms.length > tagLimit) {
    return { ok: false, problem: `a compressed set of more than ${tagLimit} tags` };
  }
  const tags = pythons.flatMap((p) => abis.flatMap((a) => platforms.map((f) => ({ python: p, abi: a, platform: f }))));
  return { ok: true, value: tags };
}

/** As Python's str.isidentifier. Nearly all are ASCII, and the tables of Unicode take 10 ms to load. */
function isIdentifier(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) || /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text);
}

/** The tag as file names and pip write it: `cp312-abi3-manylinux_2_28_x86_64`. */
export function formatTag(tag: WheelTag): string {
  return `${tag.python}-${tag.abi}-${tag.platform}`;
}
