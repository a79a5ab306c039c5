// Folders beside a lock that its installer builds for what it is told to install: members of a uv workspace, path dependencies.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { unlessRefused } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { normalizePath } from '../manifest/relative-path.ts';
import { normalizeName } from '../packaging/name.ts';
import { mainAlone } from '../run/read-inputs.ts';
import { select } from '../select/select.ts';
import { selectionOf } from './command-options.ts';
import type { ContextReading } from './context-reading.ts';

/** Those that are installed on whatever machine. */
export async function foldersOfLock(
  lock: InputFile,
  install: StageInstall,
  reading: ContextReading,
): Promise<readonly string[]> {
  const { understood, own } = install;
  const manifest = own.folders ? await reading.manifest(lock) : undefined;
  // What another installer makes of it hangs on the command that wrote it out. Without its project an old lock does not say whose a package is.
  if (
    manifest === undefined ||
    manifest.installer !== understood.tool ||
    manifest.remarks.some(({ kind }) => kind === 'no-pyproject')
  )
    return [];
  const asked = { ...mainAlone, ...selectionOf([install], true) };
  const selected = (await unlessRefused(() => select(ofMember(manifest, own.member), asked, {}))) ?? [];
  return selected.flatMap((one) => {
    const isSure = (one.state === 'installed' || one.builtHere === true) && one.undecided === undefined;
    return isSure ? (folderOf(one.package) ?? []) : [];
  });
}

/** The same for another project of a workspace in place of the one at its root. */
function ofMember(manifest: Manifest, member: string | undefined): Manifest {
  if (member === undefined) return manifest;
  const found = manifest.packages.find(({ name }) => name === normalizeName(member));
  return { ...manifest, roots: (found?.requires ?? []).map((edge) => ({ ...edge, group: 'main' })) };
}

/** Without that of the lock itself; what has files is an archive. */
function folderOf({ source, files = [] }: LockedPackage): string | undefined {
  const path = source.kind === 'path' || source.kind === 'project' ? source.path : undefined;
  return path === undefined || normalizePath(path) === '' || files.length > 0 ? undefined : path;
}
