// Packs entries of a page as they are written: what nearly all say alike is looked at once.

import type { PackageName } from '../packaging/name.ts';
import { downloadAddress, isNormalOrigin, resolveUrl } from './distribution-file.ts';
import type { EntryShape } from './entry-shape.ts';
import { isKeepable } from './kept-files.ts';
import { createKindFinder } from './kind-finder.ts';
import { createPacker, type PackedFiles } from './pack-versions.ts';
import type { PackedPage } from './packed-page.ts';

/** The names of real wheels are shorter. */
const longest = 500;

/** @param base what addresses are relative to */
export function packEntries(base: string, project: PackageName): EntryPacker {
  const packer = createPacker();
  const finder = createKindFinder(packer, project);
  const addresses = createAddresses(base);
  const order: number[] = [];
  const others: string[] = [];
  /** The rows of one version, which mostly stand together, become one text at once: all texts between would live on and be collected twice. */
  let [files, rows]: [PackedFiles | undefined, string[]] = [undefined, []];
  const close = (): void => {
    if (rows.length > 0) files?.rows.push(rows.join());
    rows = [];
  };
  return {
    add(entry, groups) {
      const raw = entry[groups.filename];
      const folder = raw === undefined || raw.length > longest ? undefined : addresses.folder(raw, entry, groups.url);
      if (raw === undefined || folder === undefined) return false;
      const yanked = yankOf(entry[groups.yanked]);
      const requires = plainText(entry[groups['requires-python']]);
      const row = rowOf(`"${raw}","${folder}",${yanked}`, requires, entry, groups);
      const kind = finder.find(raw, yanked, requires);
      const found = finder.files();
      if (kind === undefined || found === undefined) {
        others.push(row);
        order.push(-1);
        return true;
      }
      if (found !== files) close();
      files = found;
      rows.push(row);
      files.kinds.push(kind);
      order.push(files.place);
      return true;
    },
    packed() {
      close();
      return { text: packer.text(), isKeepable: addresses.areKeepable(), others: `[${others.join()}]`, order };
    },
  };
}

export interface EntryPacker {
  /** @returns false for one that has to be read otherwise */
  add(entry: RegExpExecArray, groups: EntryShape['groups']): boolean;
  packed(): PackedPage;
}

/** As `keepFile` has it. @param start name, folder and yank */
function rowOf(start: string, requires: string, entry: RegExpExecArray, groups: EntryShape['groups']): string {
  const hash = entry[groups.hashes];
  const hashes = hash === undefined ? '{}' : `{"sha256":"${hash}"}`;
  const metadata = entry[groups.metadata];
  const last = metadata === undefined ? ']' : `,null,"${metadata}"]`;
  return `[${start},${hashes},${requires},${entry[groups.size] ?? 'null'},${plainText(entry[groups['upload-time']])}${last}`;
}

interface Addresses {
  /** The folder of a file, or its address where that does not end with its name; undefined where it cannot be written like that. */
  folder(raw: string, entry: RegExpExecArray, group: number): string | undefined;
  /** Whether none of them may hold a secret. */
  areKeepable(): boolean;
}

function createAddresses(base: string): Addresses {
  let areKeepable = true;
  let normalOrigin = '';
  return {
    folder(raw, entry, group) {
      const [origin, folder = '', name = '', odd] = [
        entry[group],
        entry[group + 1],
        entry[group + 2],
        entry[group + 3],
      ];
      if (origin !== undefined && (origin === normalOrigin || isNormalOrigin(origin))) {
        normalOrigin = origin;
        return name === raw ? origin + folder : origin + folder + name;
      }
      const address = origin === undefined ? odd : `${origin}${folder}${name}`;
      if (address === undefined) return undefined;
      const url = downloadAddress(resolveUrl(address, base));
      if (!isKeepable({ url })) areKeepable = false;
      if (url.endsWith('/')) return undefined;
      return JSON.stringify(url.endsWith(`/${raw}`) ? url.slice(0, -raw.length) : url).slice(1, -1);
    },
    areKeepable: () => areKeepable,
  };
}

/** PEP 592, as `readYanked` has it. */
function yankOf(written: string | undefined): string {
  if (written === 'false') return written;
  if (written === 'true') return '""';
  const reason = plainText(written);
  return reason === 'null' ? 'false' : reason;
}

/** As JSON.stringify would write it: without escapes it is. An empty text is none. */
function plainText(written: string | undefined): string {
  if (written === undefined || written === '""') return 'null';
  return written.includes('\\') ? JSON.stringify(JSON.parse(written)) : written;
}
