// A lock that pip is given as requirements: `poetry export --without-hashes` writes pins, and no files.

import type { LockedPackage, Manifest } from './manifest.ts';

/**
 * Without hashes pip takes any file of the index. With them it takes the files that have one of them; a lock that names no file at all
 * (`odfpy = []` in Poetry's 1.1) has none to write (poetry-plugin-export, `if package.files`).
 */
export function asExported(manifest: Manifest, hashes: boolean): Manifest {
  const named = manifest.packages.some((pkg) => (pkg.files ?? []).length + (pkg.allowedHashes ?? []).length > 0);
  if (hashes && named) return manifest;
  return { ...manifest, packages: manifest.packages.map(withoutFiles) };
}

function withoutFiles(pkg: LockedPackage): LockedPackage {
  if (pkg.source.kind !== 'index') return pkg;
  const { files: _files, allowedHashes: _hashes, ...rest } = pkg;
  return rest;
}
