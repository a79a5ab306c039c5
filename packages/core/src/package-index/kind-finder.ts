// Of which version and of what kind a file is, by its name: of thousands of files nearly all differ from one before them in the version alone.

import { parseCurrentFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { remembered } from '../packaging/remembered.ts';
import { isPlainVersion } from '../packaging/version.ts';
import { readYanked } from './page-entry.ts';
import type { PackedFiles, Packer } from './pack-versions.ts';

/** Files of any version that end alike and say the same. */
interface Kind {
  readonly ending: string;
  /** JSON, as Requires-Python. */
  readonly yanked: string;
  readonly requires: string;
  readonly place: number;
  /** What was met after it: versions have the same files in the same order. */
  next: Kind | undefined;
}

export interface KindFinder {
  /** The place of a file's kind; undefined for what no installer takes. @param yanked and `requires`: JSON */
  find(raw: string, yanked: string, requires: string): number | undefined;
  /** The files of the version of the one that was found last. */
  files(): PackedFiles | undefined;
}

const dash = 0x2d;

/** How sdists end. */
const usual = '.tar.gz';

export function createKindFinder(packer: Packer, project: PackageName): KindFinder {
  const kinds = new Map<string, Kind>();
  /** How names began that were read whole, up to the version: what may stand there differs. */
  const beginnings = { wheel: new Set<string>(), sdist: new Set<string>() };
  let last: Kind | undefined;
  /** The last wheel's name and version, and the files of that version. */
  let [start, ofStart]: [string, PackedFiles | undefined] = ['', undefined];
  let files: PackedFiles | undefined;

  const learn = (ending: string, yanked: string, requires: string): Kind => {
    const place = packer.kind(ending, isYanked(yanked), rangeOf(requires));
    const kind: Kind = { ending, yanked, requires, place, next: undefined };
    kinds.set(keyOf(ending, yanked, requires), kind);
    return kind;
  };

  /** Of a version in its normal form, its name begun as others before it, and ended as others of any project. */
  const readAlike = (raw: string, yanked: string, requires: string): Kind | undefined => {
    const first = raw.indexOf('-');
    const isSdist = raw.endsWith(usual);
    const end = isSdist ? raw.length - usual.length : raw.indexOf('-', first + 1);
    if (end < 0 || !beginnings[isSdist ? 'sdist' : 'wheel'].has(raw.slice(0, first))) return undefined;
    const version = raw.slice(first + 1, end);
    if (!isPlainVersion(version)) return undefined;
    const ending = raw.slice(end);
    const known = kinds.get(keyOf(ending, yanked, requires));
    if (known === undefined && !isSdist && !wheelEndings.has(ending)) return undefined;
    const kind = known ?? learn(ending, yanked, requires);
    files = packer.filesOf(version);
    if (!isSdist) [start, ofStart] = [raw.slice(0, end), files];
    return kind;
  };

  const readWhole = (raw: string, yanked: string, requires: string): Kind | undefined => {
    const filename = parseCurrentFilename(raw, project);
    if (filename.kind === 'other') return undefined;
    files = packer.filesOf(filename.version);
    const first = raw.indexOf('-');
    const isSdist = filename.kind === 'sdist';
    const end = isSdist ? raw.length - filename.extension.length : raw.indexOf('-', first + 1);
    // The version of an sdist may begin behind another dash.
    if (raw.slice(first + 1, end) === filename.version) beginnings[filename.kind].add(raw.slice(0, first));
    if (!isSdist) [start, ofStart] = [raw.slice(0, end), files];
    const ending = raw.slice(end);
    if (!isSdist) rememberEnding(ending);
    return kinds.get(keyOf(ending, yanked, requires)) ?? learn(ending, yanked, requires);
  };

  const readSame = (raw: string, end: number, yanked: string, requires: string): Kind | undefined => {
    const likely = last?.next;
    return likely && isOf(likely, raw, end, yanked, requires)
      ? likely
      : kinds.get(keyOf(raw.slice(end), yanked, requires));
  };

  return {
    find(raw, yanked, requires) {
      const isOfStart = ofStart !== undefined && endsThere(raw, start.length) && raw.startsWith(start);
      if (isOfStart) files = ofStart;
      const kind =
        (isOfStart ? readSame(raw, start.length, yanked, requires) : undefined) ??
        readAlike(raw, yanked, requires) ??
        readWhole(raw, yanked, requires);
      if (kind === undefined) return undefined;
      if (last !== undefined) last.next = kind;
      last = kind;
      return kind.place;
    },
    files: () => files,
  };
}

/** How wheels that an installer takes end behind the version, of whatever project: 50 projects have 1,600 such endings, and 9,000 kinds. */
const wheelEndings = new Set<string>();

/** When there are more all are forgotten, so that hostile input cannot fill the memory. */
const keptEndings = 10_000;

function rememberEnding(ending: string): void {
  if (wheelEndings.size >= keptEndings) wheelEndings.clear();
  wheelEndings.add(ending);
}

/** @param json what the entry says */
const isYanked = (json: string): boolean => json !== 'false' && readYanked(JSON.parse(json)) !== false;

/** @returns undefined for none */
const rangeOf = remembered(1000, (json): string | undefined => {
  const range: unknown = JSON.parse(json);
  return typeof range === 'string' && range !== '' ? range : undefined;
});

/** Whether a wheel's version may end there, or the version of an sdist that is named alike. */
function endsThere(raw: string, end: number): boolean {
  return raw.charCodeAt(end) === dash || (raw.length === end + usual.length && raw.endsWith(usual));
}

const keyOf = (ending: string, yanked: string, requires: string): string => `${ending}\t${yanked}\t${requires}`;

/** Whether a file whose version ends there is of this kind. */
function isOf(kind: Kind, raw: string, end: number, yanked: string, requires: string): boolean {
  return (
    raw.length - end === kind.ending.length &&
    kind.requires === requires &&
    kind.yanked === yanked &&
    raw.endsWith(kind.ending)
  );
}
