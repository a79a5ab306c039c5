// What an archive holds, gathered member by member, as it would lie there once unpacked.

import type { SdistContents } from '../sdist/sdist-contents.ts';
import { cythonOf, HEAD_LENGTH, mayBeMade } from '../sdist/made-by-cython.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { memberPath } from './member-path.ts';
import type { SdistLimits } from './sdist-limits.ts';
import { Unreadable } from './unreadable.ts';

export type MemberKind = 'file' | 'folder' | 'link' | 'device';

interface WantedMember {
  /** How many of its bytes are wanted, from the first on. */
  readonly length: number;
  /** False where an archive is read as well if it cannot be. */
  readonly decides: boolean;
  /** Takes all of these at once. */
  readonly keep: (bytes: Uint8Array) => void;
}

export interface MemberList {
  /**
   * Notes the next member.
   *
   * @param name as the archive has it
   * @param size in bytes
   * @returns undefined where nobody wants its bytes
   * @throws Unreadable at a limit
   */
  add(kind: MemberKind, name: string, size: number): WantedMember | undefined;
  /** Once the archive was read to its end. */
  contents(): Parsed<SdistContents>;
}

/** @param wanted whether the text of the file at a path below the top folder is wanted */
export function memberList(wanted: (path: string) => boolean, limits: SdistLimits): MemberList {
  /** By whole path; a text where it was wanted. */
  const files = new Map<string, string | undefined>();
  /** Links and devices. */
  const others = new Set<string>();
  /** By whole path: versions of Cython. */
  const made = new Map<string, string>();
  const tops = new Set<string>();
  let fileAtTop = false;
  let entries = 0;
  let kept = 0;

  const keep = (size: number): void => {
    kept += size;
    if (kept > limits.kept) throw new Unreadable('too much in it that would have to be kept');
  };

  return {
    add(kind, name, size) {
      entries += 1;
      if (entries > limits.entries) throw new Unreadable(`more than ${limits.entries.toLocaleString('en')} entries`);
      const path = memberPath(name);
      if (path === undefined) return undefined;
      const slash = path.indexOf('/');
      tops.add(slash === -1 ? path : path.slice(0, slash));
      if (kind === 'folder') return undefined;
      if (slash === -1) fileAtTop = true;
      keep(path.length);
      // Whatever comes later under the same name takes the place, as tarfile and zipfile extract; its turn is the later one too.
      files.delete(path);
      others.delete(path);
      made.delete(path);
      if (kind !== 'file') {
        others.add(path);
        return undefined;
      }
      files.set(path, undefined);
      // Whether there is one top folder shows at the end only.
      if (size <= limits.member && (wanted(path) || wanted(path.slice(slash + 1))))
        return {
          length: size,
          decides: true,
          keep(bytes) {
            keep(bytes.length);
            files.set(path, new TextDecoder('utf-8').decode(bytes));
          },
        };
      if (!mayBeMade(path)) return undefined;
      return {
        length: Math.min(size, HEAD_LENGTH),
        decides: false,
        keep(bytes) {
          const version = cythonOf(new TextDecoder('utf-8').decode(bytes));
          if (version !== undefined) made.set(path, version);
        },
      };
    },

    contents() {
      // As pip's has_leading_dir: the top goes if everything shares it.
      const below = tops.size === 1 && !fileAtTop ? (path: string) => path.slice(path.indexOf('/') + 1) : String;
      if (files.size === 0) return { ok: false, problem: 'the archive holds no files' };
      // Where such a file decides about the build, the rest alone would make it look simpler than it is.
      const other = [...others].map(below).find(wanted);
      if (other !== undefined) return { ok: false, problem: `${other} in it is a link or a device` };
      const texts = new Map<string, string>();
      for (const [path, text] of files) if (text !== undefined && wanted(below(path))) texts.set(below(path), text);
      const cython = new Map([...made].map(([path, version]) => [below(path), version]));
      return {
        ok: true,
        value: { members: [...files.keys()].map(below), texts, ...(cython.size > 0 ? { cython } : {}) },
      };
    },
  };
}
