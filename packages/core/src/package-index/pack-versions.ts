// Packs the files of a project, as `unpack-versions.ts` reads them.

import { keepFile } from './kept-files.ts';
import type { DistributionFile, ProjectVersions } from './package-index.ts';

/** Between two fields: JSON.stringify writes none, and neither a version nor an address has one. */
export const separator = '\t';

export function packVersions(versions: ProjectVersions): string {
  const packer = createPacker();
  const rows = new Map<PackedFiles, string>();
  for (const [version, files] of versions) {
    const packed = packer.filesOf(version);
    for (const file of files)
      packed.kinds.push(packer.kind(endingOf(file), file.yanked !== false, file.requiresPython));
    rows.set(packed, JSON.stringify(files.map(keepFile)));
  }
  return packer.text('', (files) => rows.get(files) ?? '[]');
}

/** The files of one version. */
export interface PackedFiles {
  /** Their kinds' places. */
  readonly kinds: number[];
  /** Where their entries stand in the text of a page: from, to, from, to. */
  readonly spans: number[];
}

export interface Packer {
  /**
   * The place of a kind of files.
   *
   * @param ending what stands behind the version in a wheel's name, or how an sdist ends
   */
  kind(ending: string, yanked: boolean, requiresPython: string | undefined): number;
  /** Where the files of a version are to be put. */
  filesOf(version: string): PackedFiles;
  /**
   * All kinds, all lists of kinds, what addresses are relative to, and for each version its text, which list it has, and its files.
   *
   * @param write JSON of the files, or where they stand
   */
  text(base: string, write: (files: PackedFiles) => string): string;
}

export function createPacker(): Packer {
  const kinds = numbering();
  const versions = new Map<string, PackedFiles>();
  /** Each as how its name ends, whether it is yanked (empty: no), Requires-Python if it says one. */
  const kindList = (): readonly (readonly string[])[] => kinds.all().map((kind) => kind.split(separator));
  return {
    kind: (ending, yanked, requiresPython) =>
      kinds.placeOf(
        [ending, yanked ? 'yanked' : '', ...(requiresPython === undefined ? [] : [requiresPython])].join(separator),
      ),
    filesOf(version) {
      const known = versions.get(version);
      if (known) return known;
      const files: PackedFiles = { kinds: [], spans: [] };
      versions.set(version, files);
      return files;
    },
    text(base, write) {
      const lists = numbering();
      const fields: string[] = [];
      for (const [version, files] of versions)
        fields.push(version, String(lists.placeOf(files.kinds.join())), write(files));
      return [JSON.stringify(kindList()), JSON.stringify(lists.all()), base, ...fields].join(separator);
    },
  };
}

function endingOf({ filename, raw }: DistributionFile): string {
  if (filename.kind === 'wheel') return raw.slice(raw.indexOf('-', raw.indexOf('-') + 1));
  return filename.kind === 'sdist' ? filename.extension : '';
}

/** Gives each text a number, the same one for the same text. */
function numbering(): { placeOf(text: string): number; all(): readonly string[] } {
  const places = new Map<string, number>();
  return {
    placeOf(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, places.size);
      return places.size - 1;
    },
    all: () => [...places.keys()],
  };
}
