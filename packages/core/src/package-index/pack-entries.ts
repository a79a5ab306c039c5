// Puts the entries of a page under their versions as they are written; they are read when somebody asks for the files.

import type { IndexedPage } from '../http/page-reader.ts';
import { readUrl } from '../http/read-url.ts';
import type { PackageName } from '../packaging/name.ts';
import { downloadAddress, isNormalOrigin, resolveUrl } from './distribution-file.ts';
import type { FoundEntry } from './entry-reader.ts';
import { isKeepable } from './kept-files.ts';
import { createKindFinder } from './kind-finder.ts';
import { createPacker, type PackedFiles } from './pack-versions.ts';

/** The names of real wheels are shorter. */
const longest = 500;

/** @param base what addresses are relative to */
export function packEntries(base: string, project: PackageName): EntryPacker {
  const packer = createPacker();
  const finder = createKindFinder(packer, project);
  const addresses = createAddresses(base);
  const others: PackedFiles = { kinds: [], spans: [] };
  /** Whose files the last entries are, which mostly stand together: from where to where. */
  let [files, start, end] = [others, 0, 0];
  const close = (): void => {
    if (end > start) files.spans.push(start, end);
  };
  return {
    add({ entry, shape: { groups }, origin }) {
      const raw = entry[groups.filename];
      if (raw === undefined || raw.length > longest || !addresses.add(entry, groups.url)) return false;
      const kind = finder.find(raw, entry[groups.yanked] ?? 'null', entry[groups['requires-python']] ?? 'null');
      const own = (kind === undefined ? undefined : finder.files()) ?? others;
      // What stands before the first entry is none of any version, nor of what says none.
      if (own !== files || end === 0) {
        close();
        [files, start] = [own, origin + entry.index];
      }
      // Behind it stands a comma, or the end of the list.
      end = origin + entry.index + entry[0].length - 1;
      if (kind !== undefined) own.kinds.push(kind);
      return true;
    },
    packed() {
      close();
      const shown = withoutSecrets(base);
      return {
        places: packer.text(shown, ({ spans }) => spans.join()),
        others: others.spans,
        base: shown,
        isKeepable: addresses.areKeepable(),
      };
    },
  };
}

export interface EntryPacker {
  /** @returns false for one that has to be read otherwise */
  add(found: FoundEntry): boolean;
  packed(): Omit<IndexedPage, 'about'>;
}

/** A page may stand at an address that is signed for this one answer; what is relative to it is the same without. */
function withoutSecrets(base: string): string {
  const url = readUrl(base);
  return url ? downloadAddress(url).replace(/\?.*/, '') : '';
}

interface Addresses {
  /** @returns false for one that the strict reader has to see */
  add(entry: RegExpExecArray, group: number): boolean;
  /** Whether none of them may hold a secret. */
  areKeepable(): boolean;
}

function createAddresses(base: string): Addresses {
  let areKeepable = true;
  let normalOrigin = '';
  return {
    add(entry, group) {
      const origin = entry[group];
      if (origin !== undefined && origin === normalOrigin) return true;
      if (origin !== undefined && isNormalOrigin(origin)) {
        normalOrigin = origin;
        return true;
      }
      const odd = entry[group + 1];
      if (odd === undefined) return false;
      if (!isKeepable({ url: downloadAddress(resolveUrl(odd, base)) })) areKeepable = false;
      return true;
    },
    areKeepable: () => areKeepable,
  };
}
