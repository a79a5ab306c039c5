// Where a lock takes a package from: files of an index, one at an address, a folder.

import type { LockedPackage } from '../manifest/manifest.ts';
import { allowedFiles } from '../match/allowed-files.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { archiveTable } from './archive-table.ts';
import { fileTable } from './file-table.ts';
import { strongHashes } from './strong-hashes.ts';
import { inlineTable, tomlString } from './toml-text.ts';

/** @returns the lines behind name, version and marker, or why there are none in half a sentence */
export function sourceLines(row: CheckedPackage): Parsed<readonly string[]> {
  const { pkg } = row;
  const { source } = pkg;
  if (source.kind === 'project' || source.kind === 'path') {
    const path = source.path ?? '.';
    if (source.kind === 'path' && pkg.local === undefined) return unwritable(pkg, 'is a file of this machine');
    const editable = source.editable === true ? { editable: 'true' } : {};
    return { ok: true, value: [`directory = ${inlineTable({ path: tomlString(path), ...editable })}`] };
  }
  if (source.kind === 'vcs') return unwritable(pkg, 'is a revision, whose commit is not known');
  if (source.kind === 'url') {
    const archive = archiveTable(pkg, source.url);
    return archive === undefined
      ? unwritable(pkg, 'stands at an address, and its hash is not known: put #sha256=… behind it')
      : { ok: true, value: [`archive = ${archive}`] };
  }
  return indexLines(row, source.url);
}

function indexLines({ manifest, pkg, answer }: CheckedPackage, index: string | undefined): Parsed<readonly string[]> {
  if (!answer?.found) return unwritable(pkg, 'was not asked for: a lock that names its files is one already');
  const { binaries } = manifest;
  const { allowedHashes } = pkg;
  // No installer of a lock knows of --no-binary, nor of the hashes of a requirements file.
  const allowed = allowedFiles(pkg.name, answer.files, { binaries, ...(allowedHashes ? { allowedHashes } : {}) });
  const files = allowed.filter(({ hashes }) => strongHashes(hashes).length > 0);
  const wheels = files.filter(({ filename }) => filename.kind === 'wheel');
  const sdist = files.find(({ filename, raw }) => filename.kind === 'sdist' && /\.(?:tar\.gz|zip)$/.test(raw));
  if (wheels.length === 0 && !sdist) return unwritable(pkg, 'has no file with a hash on the index');
  return {
    ok: true,
    value: [
      ...(index === undefined ? [] : [`index = ${tomlString(index)}`]),
      ...(sdist ? [`sdist = ${fileTable(sdist)}`] : []),
      ...(wheels.length > 0 ? ['wheels = [', ...wheels.map((file) => `    ${fileTable(file)},`), ']'] : []),
    ],
  };
}

function unwritable({ name, version = '' }: LockedPackage, why: string): Parsed<never> {
  return { ok: false, problem: `${`${name} ${version}`.trim()} ${why}` };
}
