// Libraries that a project loads in modules of their own and does without: where one is missing, an import of the project succeeds.

import { normalizeName, type PackageName } from '../../packaging/name.ts';

/**
 * Ids of the library table. Of Pillow's setup.py the modules `_imagingft`, `_imagingcms` and `_webp` link these alone, and ImageFont,
 * ImageCms and WebPImagePlugin catch their ImportErrors (7.1.0, 10.4.0), where libtiff and OpenJPEG are linked into `_imaging` itself;
 * PyYAML's `__init__` catches that of `cyaml` (5.1, 6.0.1).
 */
const rows: readonly (readonly [name: string, libraries: readonly string[]])[] = [
  ['pillow', ['freetype', 'lcms2', 'libwebp']],
  ['pyyaml', ['libyaml']],
];

const guarded: ReadonlyMap<PackageName, ReadonlySet<string>> = new Map(
  rows.map(([name, libraries]) => [normalizeName(name), new Set(libraries)]),
);

export function guardedLibraries(name: PackageName): ReadonlySet<string> {
  return guarded.get(name) ?? new Set();
}
