// Of which version and of what kind a file is, by its name: of thousands of files nearly all differ from one before them in the version alone.

import { parseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
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
  let last: Kind | undefined;
  /** The last wheel's name and version, and the files of that version. */
  let [start, ofStart]: [string, PackedFiles | undefined] = ['', undefined];
  let files: PackedFiles | undefined;

  const learn = (ending: string, yanked: string, requires: string): Kind => {
    const key = keyOf(ending, yanked, requires);
    const known = kinds.get(key);
    if (known) return known;
    const range: unknown = JSON.parse(requires);
    const place = packer.kind(ending, yanked !== 'false', typeof range === 'string' ? range : undefined);
    const kind: Kind = { ending, yanked, requires, place, next: undefined };
    kinds.set(key, kind);
    return kind;
  };

  /** Of another version than the last wheel, or the first of its kind. */
  const read = (raw: string, yanked: string, requires: string): Kind | undefined => {
    const filename = parseFilename(raw, project);
    if (filename.kind === 'other') return undefined;
    files = packer.filesOf(filename.version);
    if (filename.kind === 'sdist') return learn(filename.extension, yanked, requires);
    [start, ofStart] = [raw.slice(0, raw.indexOf('-', raw.indexOf('-') + 1)), files];
    return learn(raw.slice(start.length), yanked, requires);
  };

  return {
    find(raw, yanked, requires) {
      const isOfStart = ofStart !== undefined && endsThere(raw, start.length) && raw.startsWith(start);
      let kind: Kind | undefined;
      if (isOfStart) {
        files = ofStart;
        const likely = last?.next;
        kind =
          likely && isOf(likely, raw, start.length, yanked, requires)
            ? likely
            : kinds.get(keyOf(raw.slice(start.length), yanked, requires));
      }
      kind ??= read(raw, yanked, requires);
      if (kind === undefined) return undefined;
      if (last !== undefined) last.next = kind;
      last = kind;
      return kind.place;
    },
    files: () => files,
  };
}

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
