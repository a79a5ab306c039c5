// What the metadata of a wheel itself makes of it, whatever its file name and its index promise.

import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { DistributionFile, FileMetadata } from '../package-index/package-index.ts';
import { pipOlderThan } from '../packaging/pip-knows.ts';
import { sameVersion } from '../packaging/version.ts';
import type { Matcher } from './compatibility.ts';
import { pythonGate } from './python-gate.ts';

export type OwnRefusal =
  /** Its Requires-Python is not for this Python. */
  | { readonly kind: 'python'; readonly range: string }
  /** It says that it is something else than its file name says. */
  | { readonly kind: 'other-name'; readonly said: string }
  | { readonly kind: 'other-version'; readonly said: string };

/** pip has looked at the version since its resolver of 20.3, at the name of every wheel since 24.2, and of announced metadata before. */
const VERSION_SINCE = '20.3';
const NAME_SINCE = '24.2';
const ANNOUNCED_NAME_SINCE = '22.3';

/**
 * Only metadata that was fetched for what it requires is looked at: a wheel of which the index itself tells what it requires
 * is not asked, nor are the files of locks. There the index's Requires-Python, and the file name, have the word.
 *
 * @returns undefined where the installer takes the wheel. Seen with pip 20.2 to 26.3 and uv 0.13, which looks at
 *   Requires-Python where it resolves, and at names wherever it installs.
 */
export function ownRefusal(
  file: DistributionFile,
  own: FileMetadata,
  manifest: Manifest,
  matcher: Matcher,
): OwnRefusal | undefined {
  const { ownName, imagePipDecides } = installerTraits[manifest.installer];
  const pip = imagePipDecides ? matcher.target.pip : undefined;
  const { filename } = file;
  if (filename.kind !== 'wheel') return undefined;
  if (ownName !== 'unread') {
    const nameSince = file.metadataHash === undefined ? NAME_SINCE : ANNOUNCED_NAME_SINCE;
    if (own.name !== filename.name && !pipOlderThan(pip, nameSince)) return { kind: 'other-name', said: own.name };
    if (!agrees(own.version, filename.version, ownName) && !pipOlderThan(pip, VERSION_SINCE))
      return { kind: 'other-version', said: own.version };
  }
  return own.requiresPython !== undefined && refusesPython(own.requiresPython, manifest, matcher)
    ? { kind: 'python', range: own.requiresPython }
    : undefined;
}

/** Whether the installer looks at what a file itself says of Python, and stops at this. */
export function refusesPython(range: string, manifest: Manifest, matcher: Matcher): boolean {
  const { refusesMetadata } = installerTraits[manifest.installer];
  const looks = refusesMetadata === 'always' || (refusesMetadata === 'resolving' && fetchesMissing(manifest));
  return looks && !pythonGate(matcher)(range);
}

function agrees(own: string, named: string, how: InstallerTraits['ownName']): boolean {
  return sameVersion(own, named) || (how === 'public' && sameVersion(own, named.replace(/\+.*$/, '')));
}
